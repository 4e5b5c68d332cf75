import { startupLines } from '../app/banner.ts'
import { configFrom } from '../app/config.ts'
import { EnvError, readEnv } from '../app/env.ts'
import { stopOnSignals } from '../app/signals.ts'
import { start } from '../app/start.ts'
import { createLogger } from '../lib/logging/logger.ts'

const FOR_THE_PERSON = new Set(['DatabaseInUseError', 'EmbeddedDatabaseError', 'ChangedMigrationError'])

/** API and jobs in one process: what a small server runs. */
try {
  const config = configFrom(readEnv())
  const logger = createLogger({ level: config.logLevel, readable: process.stdout.isTTY === true })
  const running = await start(config, logger)
  for (const line of startupLines(config, running)) console.log(line)
  stopOnSignals(logger, () => running.close())
} catch (error) {
  console.error(error instanceof EnvError || isForThePerson(error) ? error.message : error)
  process.exit(1)
}

/** Mistakes that a sentence explains better than a stack. */
function isForThePerson(error: unknown): error is Error {
  return error instanceof Error && FOR_THE_PERSON.has(error.name)
}
