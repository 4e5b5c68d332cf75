import { runProcess } from '../app/process.ts'
import { stopOnSignals } from '../app/signals.ts'
import { start } from '../app/start.ts'

/** Jobs alone, beside any number of `serve` processes on one PostgreSQL. */
await runProcess(async ({ config, logger }) => {
  const running = await start(config, logger, { listen: false, demo: false })
  logger.info('worker_started')
  stopOnSignals(logger, () => running.close())
})
