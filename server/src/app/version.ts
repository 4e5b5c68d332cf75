import { readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { productRoot } from '../lib/package-root.ts'

let known: string | undefined

/** Version of the product, as its package says. */
export function productVersion(): string {
  known ??= z
    .object({ version: z.string() })
    .parse(JSON.parse(readFileSync(path.join(productRoot(), 'package.json'), 'utf8'))).version
  return known
}
