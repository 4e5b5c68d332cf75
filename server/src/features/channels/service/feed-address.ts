import { type Db, isViolationOf } from '../../../lib/db/types.ts'
import { problem } from '../../../lib/errors.ts'
import { FEED_URL_ONCE } from '../repository.ts'
import type { ChannelDeps } from './deps.ts'

export async function acceptUrl(deps: ChannelDeps, url: string): Promise<void> {
  const refusal = await deps.fetcher.inspect(url)
  if (!refusal) return
  const detail =
    refusal === 'forbidden_address'
      ? 'url leads into a private network. Paste the address that the platform gives for its calendar.'
      : 'url is no address of a calendar. Paste one that begins with https:// or webcal://.'
  throw problem({
    code: 'validation_failed',
    detail,
    errors: [{ path: 'url', message: detail }],
  })
}

export async function refusingTwice(db: Db, write: (tx: Db) => Promise<void>): Promise<void> {
  try {
    await db.transaction(write)
  } catch (error) {
    if (!isViolationOf(error, FEED_URL_ONCE)) throw error
    const detail = 'This accommodation has a feed with this url already.'
    throw problem({ code: 'conflict', detail, errors: [{ path: 'url', message: detail }] })
  }
}
