import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { publishedVersions } from '../adapters/releases/repository-tags.ts'
import { originOf } from '../features/operations/domain/versions.ts'
import { systemResolver } from '../lib/http/guarded-fetch.ts'
import { productRoot } from '../lib/package-root.ts'
import type { Config } from './config.ts'

const TIMEOUT_MS = 10_000

let known: string | undefined

/** Version of the product, as its package says. */
export function productVersion(): string {
  known ??= z
    .object({ version: z.string() })
    .parse(JSON.parse(readFileSync(path.join(productRoot(), 'package.json'), 'utf8'))).version
  return known
}

/** Who can say which versions there are: the repository of the settings, else that of this checkout. */
export function publishedBy({ releasesUrl, ical }: Config) {
  const url = releasesUrl ?? originOfCheckout()
  if (url === null) return null
  const guard = { resolve: systemResolver, allowPrivateHosts: ical.allowPrivateHosts }
  const userAgent = `git/2 (Tranquera ${productVersion()})`
  return () => publishedVersions({ url, guard, timeoutMs: TIMEOUT_MS, userAgent })
}

function originOfCheckout(): string | null {
  const file = path.join(productRoot(), '.git', 'config')
  return existsSync(file) ? originOf(readFileSync(file, 'utf8')) : null
}
