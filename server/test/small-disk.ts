import { spawnSync } from 'node:child_process'
import { closeSync, openSync, rmSync, writeSync } from 'node:fs'
import path from 'node:path'

/** A disk that can be filled to its last byte and emptied again. */
export interface SmallDisk {
  fill(): void
  empty(): void
  unmount(): void
}

/** Write-ahead log of a busy evening and a cluster beside it. */
const MEGABYTES = 400
const CHUNKS = [1_048_576, 4096]

/** Puts a disk of its own, in memory, under a folder; null where this process may not mount one. */
export function mountSmallDisk(folder: string): SmallDisk | null {
  const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${MEGABYTES}m`, 'tmpfs', folder])
  if (status !== 0) return null
  const ballast = path.join(folder, 'ballast')
  return {
    fill() {
      const file = openSync(ballast, 'a')
      for (const bytes of CHUNKS) writeUntilFull(file, Buffer.alloc(bytes))
      closeSync(file)
    },
    empty: () => rmSync(ballast, { force: true }),
    unmount() {
      spawnSync('umount', ['--lazy', folder])
    },
  }
}

function writeUntilFull(file: number, chunk: Buffer): void {
  try {
    while (writeSync(file, chunk) > 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error
  }
}
