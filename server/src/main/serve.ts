import { startupLines } from '../app/banner.ts'
import { runProcess } from '../app/process.ts'
import { serve } from '../app/serve.ts'
import { stopOnSignals } from '../app/signals.ts'

/** API and jobs in one process: what a small server runs. */
await runProcess(async ({ config, logger }) => {
  const serving = await serve(config, logger, { onLost: () => process.exit(1) })
  for (const line of startupLines(config, serving.first)) console.log(line)
  stopOnSignals(logger, () => serving.close(), config.shutdownDelaySeconds)
})
