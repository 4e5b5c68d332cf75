import type { Logger } from '../lib/logging/logger.ts'

/** An orchestrator kills after about half a minute; what is not done by then is taken up at the next start. */
const PATIENCE_MS = 25_000

/** SIGTERM and SIGINT drain; a second one, or too long a wait, ends at once. */
export function stopOnSignals(
  logger: Logger,
  close: () => Promise<void>,
  /** What readiness needs before anything ends. */
  delaySeconds = 0,
): void {
  let stopping = false
  const stop = (signal: NodeJS.Signals) => {
    if (stopping) process.exit(1)
    stopping = true
    logger.info({ signal }, 'stopping')
    setTimeout(() => process.exit(1), PATIENCE_MS + delaySeconds * 1000).unref()
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
  // A full disk under the log is no reason to stop.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {})
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
}
