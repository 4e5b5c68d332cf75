import { configFrom } from '../app/config.ts'
import { readEnv } from '../app/env.ts'
import { stopOnSignals } from '../app/signals.ts'
import { start } from '../app/start.ts'
import { createLogger } from '../lib/logging/logger.ts'

/** Jobs alone, beside any number of `serve` processes on one PostgreSQL. */
const config = configFrom(readEnv())
const logger = createLogger({ level: config.logLevel, readable: process.stdout.isTTY === true })
const running = await start(config, logger, { listen: false, demo: false })
logger.info('worker_started')
stopOnSignals(logger, () => running.close())
