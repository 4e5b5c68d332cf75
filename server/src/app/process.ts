import { createLogger, type Logger } from '../lib/logging/logger.ts'
import { type Config, configFrom } from './config.ts'
import { EnvError, readEnv } from './env.ts'

const FOR_THE_PERSON = new Set([
  'DatabaseInUseError',
  'EmbeddedDatabaseError',
  'ChangedMigrationError',
  'NewerSchemaError',
])

export interface Process {
  readonly config: Config
  readonly logger: Logger
}

/** Every process begins alike: all mistakes of the settings in one message, a sentence where a stack helps nobody. */
export async function runProcess(work: (process: Process) => Promise<void>): Promise<void> {
  let config: Config | undefined
  try {
    config = configFrom(readEnv())
    const logger = createLogger({ level: config.logLevel, readable: process.stdout.isTTY === true })
    await work({ config, logger })
  } catch (error) {
    console.error(sentenceFor(error, config) ?? error)
    process.exit(1)
  }
}

/** Undefined: only the stack tells. */
function sentenceFor(error: unknown, config: Config | undefined): string | undefined {
  if (!(error instanceof Error)) return undefined
  if (error instanceof EnvError || FOR_THE_PERSON.has(error.name)) return error.message
  const code = 'code' in error ? error.code : undefined
  const folder = config?.dataDir ?? 'DATA_DIR'
  const path = 'path' in error && typeof error.path === 'string' ? error.path : folder
  switch (code) {
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      if ('syscall' in error && error.syscall === 'listen') {
        return `This user may not open port ${config?.http.port}. Set PORT to one above 1023, or put a proxy in front.`
      }
      return `This user may not write to ${path}. Give it the right to (chown), or set DATA_DIR to a folder of its own.`
    case 'ENOSPC':
      return `The disk of ${path} is full. Make room and start again; nothing is lost.`
    case 'EADDRINUSE':
      return `Port ${config?.http.port} is taken by another program. Stop it, or set PORT to another one.`
    case 'ECONNREFUSED':
    case 'ENOTFOUND':
      return config?.database
        ? 'The database of DATABASE_URL does not answer. Check the address and that PostgreSQL runs.'
        : undefined
    default:
      return undefined
  }
}
