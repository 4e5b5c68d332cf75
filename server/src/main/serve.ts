import { startupLines } from '../app/banner.ts'
import { runProcess } from '../app/process.ts'
import { stopOnSignals } from '../app/signals.ts'
import { start } from '../app/start.ts'

/** API and jobs in one process: what a small server runs. */
await runProcess(async ({ config, logger }) => {
  const running = await start(config, logger)
  for (const line of startupLines(config, running)) console.log(line)
  stopOnSignals(logger, () => running.close(), config.shutdownDelaySeconds)
})
