import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

/** The clock of a machine that is set wrong: of the server, and of the database that it starts. */
export interface MachineClock {
  /** For the process that has this clock. */
  readonly env: Readonly<Record<string, string>>
  turn(seconds: number): void
  close(): void
}

/** Debian's package `faketime` answers for the kernel; undefined where it is not installed. */
export const FAKETIME = (existsSync('/usr/lib') ? readdirSync('/usr/lib') : [])
  .map((folder) => path.join('/usr/lib', folder, 'faketime/libfaketimeMT.so.1'))
  .find((library) => existsSync(library))

export function machineClock(library: string): MachineClock {
  const folder = mkdtempSync(path.join(tmpdir(), 'tranquera-clock-'))
  const file = path.join(folder, 'offset')
  const turn = (seconds: number) => writeFileSync(file, `${seconds < 0 ? '' : '+'}${seconds}\n`)
  turn(0)
  return {
    env: {
      LD_PRELOAD: library,
      FAKETIME_TIMESTAMP_FILE: file,
      // Read at every question: it is turned while everything runs.
      FAKETIME_NO_CACHE: '1',
      // Waiting goes on as ever; only the hour is wrong.
      FAKETIME_DONT_FAKE_MONOTONIC: '1',
    },
    turn,
    close: () => rmSync(folder, { recursive: true, force: true }),
  }
}
