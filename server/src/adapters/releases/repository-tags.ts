import type { IncomingMessage } from 'node:http'
import { GuardError, type GuardOptions, guardedRequest } from '../../lib/http/guarded-fetch.ts'

export interface ReleasesOptions {
  /** Of the git repository, as in `git clone`. */
  readonly url: string
  readonly guard: GuardOptions
  readonly timeoutMs: number
  readonly userAgent: string
}

/** All that a repository of thousands of tags says is shorter. */
const MOST_BYTES = 5 * 1024 * 1024
const MOST_REDIRECTS = 3
const REFS = 'info/refs?service=git-upload-pack'
/** `refs/tags/v1.2.3`; what is not quite a version is none: nobody is offered a trial version. */
const VERSION = /refs\/tags\/v(\d{1,6}\.\d{1,6}\.\d{1,6})(?=[\n\0]|\^\{\}|$)/g

/**
 * The versions that a repository has published, by git's own protocol over HTTP, which every host of repositories
 * speaks: https://git-scm.com/docs/http-protocol. Null when it does not answer so.
 */
export async function publishedVersions(options: ReleasesOptions): Promise<readonly string[] | null> {
  const signal = AbortSignal.timeout(options.timeoutMs)
  try {
    const text = await ask(new URL(`${options.url.replace(/\/+$/, '')}/${REFS}`), { ...options, signal })
    return text === null ? null : [...new Set([...text.matchAll(VERSION)].map(([, version = '']) => version))]
  } catch (error) {
    if (error instanceof GuardError || error instanceof Error) return null
    throw error
  }
}

async function ask(
  url: URL,
  asked: ReleasesOptions & { readonly signal: AbortSignal },
): Promise<string | null> {
  let next = url
  for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
    const headers = { 'user-agent': asked.userAgent, accept: '*/*' }
    const response = await guardedRequest({ url: next, headers, signal: asked.signal }, asked.guard)
    const { statusCode = 0, headers: told } = response
    if (statusCode === 200 && isAdvertisement(told['content-type'])) return read(response)
    response.destroy()
    if (statusCode < 300 || statusCode >= 400 || !told.location) return null
    next = new URL(told.location, next)
  }
  return null
}

/** A page that asks to sign in is none. */
function isAdvertisement(type: string | undefined): boolean {
  return type === 'application/x-git-upload-pack-advertisement'
}

async function read(response: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of response) {
    bytes += chunk.length
    if (bytes > MOST_BYTES) return null
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('latin1')
}
