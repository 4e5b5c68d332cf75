import { createReadStream } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import path from 'node:path'
import { Readable } from 'node:stream'

const BLOCK = 512
const NAME_BYTES = 100
const PREFIX_BYTES = 155

/** A folder as a `.tar` (ustar), one file at a time: as much memory as one piece of a file. */
export function tarOf(folder: string, at: string): Readable {
  return Readable.from(pieces(folder, at))
}

async function* pieces(folder: string, at: string): AsyncGenerator<Buffer> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
  for (const file of files.sort()) {
    const from = path.join(folder, file)
    const { size, mtime } = await stat(from)
    yield header(path.posix.join(at, file.split(path.sep).join('/')), size, mtime)
    for await (const piece of createReadStream(from)) yield piece
    if (size % BLOCK > 0) yield Buffer.alloc(BLOCK - (size % BLOCK))
  }
  yield Buffer.alloc(2 * BLOCK)
}

function header(name: string, size: number, modified: Date): Buffer {
  const block = Buffer.alloc(BLOCK)
  const { short, prefix } = split(name)
  block.write(short, 0, 'utf8')
  block.write('0000600\0', 100)
  block.write('0000000\0', 108)
  block.write('0000000\0', 116)
  block.write(`${size.toString(8).padStart(11, '0')}\0`, 124)
  block.write(
    `${Math.floor(modified.getTime() / 1000)
      .toString(8)
      .padStart(11, '0')}\0`,
    136,
  )
  block.write('        ', 148) // the sum is taken with blanks in its own place
  block.write('0', 156)
  block.write('ustar\0', 257)
  block.write('00', 263)
  block.write(prefix, 345, 'utf8')
  const sum = block.reduce((total, byte) => total + byte, 0)
  block.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148)
  return block
}

/** A long path is told in two parts, cut at a slash. */
function split(name: string): { short: string; prefix: string } {
  if (Buffer.byteLength(name) <= NAME_BYTES) return { short: name, prefix: '' }
  for (let at = name.indexOf('/'); at > 0; at = name.indexOf('/', at + 1)) {
    const [prefix, short] = [name.slice(0, at), name.slice(at + 1)]
    if (Buffer.byteLength(prefix) <= PREFIX_BYTES && Buffer.byteLength(short) <= NAME_BYTES)
      return { short, prefix }
  }
  throw new Error(`The path ${name} is too long for a tar file`)
}
