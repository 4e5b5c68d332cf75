import type { Logger } from '../lib/logging/logger.ts'

/** An orchestrator kills after about half a minute; what is not done by then is taken up at the next start. */
const PATIENCE_MS = 25_000

/** SIGTERM and SIGINT drain; a second one, or too long a wait, ends at once. */
export function stopOnSignals(logger: Logger, close: () => Promise<void>): void {
  let stopping = false
  const stop = (signal: NodeJS.Signals) => {
    if (stopping) process.exit(1)
    stopping = true
    logger.info({ signal }, 'stopping')
    setTimeout(() => process.exit(1), PATIENCE_MS).unref()
    close().then(
      () => process.exit(0),
      (error) => {
        logger.error({ err: error }, 'stop_failed')
        process.exit(1)
      },
    )
  }
  // One forgotten promise must not silence the bot for everybody; whatever it was about is repeated by its job.
  process.on('unhandledRejection', (error) => logger.error({ err: error }, 'unhandled_rejection'))
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
}
