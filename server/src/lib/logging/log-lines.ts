import { write, writeSync } from 'node:fs'
import type { DestinationStream } from 'pino'

/** Lines into a file descriptor, gathered while the last ones are written. */
export interface LogLines extends DestinationStream {
  /** Writes what is left before it returns, or gives it up: for the end of the process. */
  flushSync(): void
}

/** What is not written for so long is dropped: a log must not take the memory of what it tells of. */
const MOST_UNWRITTEN_CHARACTERS = 4 * 2 ** 20
/** A reader that does not keep up is given this time again and again while we live, and a second when we end. */
const BUSY_MS = 10
const MOST_BUSY_TURNS = 100
const NOTHING = Buffer.alloc(0)

const opened = new Set<LogLines>()

/**
 * A full disk or a reader that went away costs lines, never the process: the guests behind it still have to be
 * answered, and who is told to end has to end. (pino's own stream writes what is left for ever where the disk is full.)
 */
export function openLogLines(fd: number): LogLines {
  let waiting = ''
  let batch: Buffer = NOTHING
  let isWriting = false

  function take(): boolean {
    if (batch.length === 0) {
      batch = Buffer.from(waiting)
      waiting = ''
    }
    return batch.length > 0
  }

  function writeOn(): void {
    if (isWriting || !take()) return
    isWriting = true
    write(fd, batch, (error, written) => {
      isWriting = false
      if (isBusy(error)) return void setTimeout(writeOn, BUSY_MS).unref()
      batch = error ? NOTHING : batch.subarray(written)
      writeOn()
    })
  }

  const lines: LogLines = {
    write(line) {
      if (waiting.length + line.length > MOST_UNWRITTEN_CHARACTERS) return
      waiting += line
      writeOn()
    },
    flushSync() {
      // What is being written right now may arrive as well; twice is worse than that.
      if (isWriting) batch = NOTHING
      for (let busy = 0; busy < MOST_BUSY_TURNS && take(); ) {
        try {
          batch = batch.subarray(writeSync(fd, batch))
        } catch (error) {
          if (!isBusy(error)) batch = NOTHING
          else pauseFor(BUSY_MS)
          busy++
        }
      }
      batch = NOTHING
    },
  }
  if (opened.size === 0) process.once('exit', flushAll)
  opened.add(lines)
  return lines
}

function flushAll(): void {
  for (const lines of opened) lines.flushSync()
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'EAGAIN' || error.code === 'EBUSY')
}

/** There is no other way to wait where nothing asynchronous runs any more. */
function pauseFor(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms)
}
