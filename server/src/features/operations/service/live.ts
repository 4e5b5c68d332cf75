import { type LiveEvent, liveEventSchema } from '@tranquera/contracts/operations'
import type { Database } from '../../../lib/db/types.ts'
import type { PropertyId } from '../../../lib/ids.ts'

/** Channel on which the database announces what changed (migration announce_changes). */
const LIVE_CHANNEL = 'tranquera_live'

/** `resync`: announcements may have been missed; whoever shows something reads it again. */
export type Announcement = { readonly type: 'resync' } | LiveEvent

export interface LiveHub {
  /** Resolves once nothing that happens from now on is missed. Answers how to stop hearing. */
  subscribe(hear: (event: Announcement) => void): Promise<() => void>
  /** Ends every stream; nobody new is let in. */
  close(): Promise<void>
  onClose(end: () => void): () => void
}

export interface LiveDeps {
  readonly database: Pick<Database, 'listen'>
  readonly propertyId: PropertyId
  readonly onError: (error: unknown) => void
}

/** One LISTEN per process, however many panels are open; it begins with the first of them. */
export function liveHub(deps: LiveDeps): LiveHub {
  const hearers = new Set<(event: Announcement) => void>()
  const endings = new Set<() => void>()
  let listening: Promise<() => Promise<void>> | undefined

  const tell = (payload: string) => {
    const event = parseAnnouncement(payload)
    if (event === null) return deps.onError(new Error('An announcement of another shape'))
    if (event.type !== 'resync' && event.property_id !== deps.propertyId) return
    for (const hear of hearers) hear(event)
  }

  const listen = async (): Promise<void> => {
    listening ??= deps.database.listen(LIVE_CHANNEL, tell)
    try {
      await listening
    } catch (error) {
      listening = undefined // the next panel tries again
      throw error
    }
  }

  return {
    async subscribe(hear) {
      await listen()
      hearers.add(hear)
      return () => hearers.delete(hear)
    },
    onClose(end) {
      endings.add(end)
      return () => endings.delete(end)
    },
    async close() {
      for (const end of endings) end()
      const stop = await listening?.catch(() => undefined)
      await stop?.()
    },
  }
}

/** Null when it cannot be read. An empty payload comes after the connection was lost and found again. */
export function parseAnnouncement(payload: string): Announcement | null {
  if (payload === '') return { type: 'resync' }
  try {
    return liveEventSchema.safeParse(JSON.parse(payload)).data ?? null
  } catch {
    return null
  }
}
