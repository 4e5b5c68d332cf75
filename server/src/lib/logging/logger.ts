import { type DestinationStream, type Logger, pino } from 'pino'
import pretty from 'pino-pretty'
import { openLogLines } from './log-lines.ts'
import { redact, redactText } from './redact.ts'
import { currentTraceId } from './trace.ts'

export type { Logger } from 'pino'

export interface LoggerOptions {
  readonly level: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent'
  /** Coloured lines for a person; JSON lines otherwise. */
  readonly readable: boolean
  /** Standard output unless a test wants to read along. */
  readonly destination?: DestinationStream
}

/** Set on a logger whose lines already carry their trace id; inherited by its children. */
const TRACED = Symbol('traced')

/** JSON lines with level names, ISO times and the current trace id; secrets and phone numbers never reach them. */
export function createLogger(options: LoggerOptions): Logger {
  const destination =
    options.destination ??
    (options.readable
      ? pretty({ colorize: true, translateTime: 'SYS:HH:MM:ss', ignore: 'pid,hostname', singleLine: true })
      : openLogLines(1))
  return pino(
    {
      level: options.level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: {
        level: (label) => ({ level: label }),
        // A record stays one: only what it holds is hidden.
        log: (record) => redact(record) as Record<string, unknown>,
      },
      // `redact` has already turned errors into plain records.
      serializers: { err: (value: unknown) => value },
      mixin: (_record, _level, logger) => {
        const traceId = Reflect.get(logger, TRACED) ? null : currentTraceId()
        return traceId === null ? {} : { trace_id: traceId }
      },
      hooks: {
        logMethod(args, method) {
          const clean = args.map((arg) => (typeof arg === 'string' ? redactText(arg) : arg))
          // As many as before, each of its kind.
          method.apply(this, clean as Parameters<typeof method>)
        },
      },
    },
    destination,
  )
}

/** A logger for one request: its lines carry the trace even where the asynchronous context is lost. */
export function tracedLogger(logger: Logger, traceId: string): Logger {
  const child = logger.child({ trace_id: traceId })
  Reflect.set(child, TRACED, true)
  return child
}
