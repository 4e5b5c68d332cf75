import { configFrom } from '../app/config.ts'
import { createContext } from '../app/context.ts'
import { readEnv } from '../app/env.ts'
import { createLogger } from '../lib/logging/logger.ts'

/** Brings the schema up to date and ends; `serve` does the same at its start. */
const config = configFrom(readEnv())
const context = await createContext(config, createLogger({ level: config.logLevel, readable: true }))
await context.close()
