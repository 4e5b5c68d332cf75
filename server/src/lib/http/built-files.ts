import { createReadStream, existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import type { App } from './app-type.ts'

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.ico': 'image/vnd.microsoft.icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.webp': 'image/webp',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
}

/** How a file may lie beside itself, compressed when it was built; the smallest first. */
const ENCODINGS = [
  ['br', '.br'],
  ['gzip', '.gz'],
] as const

/**
 * Serves the files of one folder below `prefix`, for a year: built names carry a digest of their content. Only names
 * that were there at the start are looked up, so no address can lead out of the folder.
 */
export function serveBuiltFiles(app: App, prefix: string, folder: string): void {
  const names = new Set(readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(hasType))
  app.get<{ Params: { '*': string } }>(`${prefix}*`, { schema: { hide: true } }, (request, reply) => {
    const name = request.params['*']
    if (!names.has(path.normalize(name))) return reply.callNotFound()
    const file = path.join(folder, name)
    const [encoding, ending] = encodingOf(file, request.headers['accept-encoding'] ?? '')
    if (encoding) reply.header('content-encoding', encoding)
    return reply
      .header('vary', 'accept-encoding')
      .header('cache-control', 'public, max-age=31536000, immutable')
      .type(TYPES[path.extname(name)] ?? 'application/octet-stream')
      .send(createReadStream(file + ending))
  })
}

function hasType(name: string): boolean {
  return path.extname(name) in TYPES
}

function encodingOf(file: string, accepted: string): readonly [string | null, string] {
  const wanted = accepted.split(',').map((part) => part.trim())
  const found = ENCODINGS.find(([name, ending]) => wanted.includes(name) && existsSync(file + ending))
  return found ?? [null, '']
}
