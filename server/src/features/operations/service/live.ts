import { type LiveEvent, liveEventSchema } from '@tranquera/contracts/operations'
import type { Database } from '../../../lib/db/types.ts'
import { type PropertyId, systemIds } from '../../../lib/ids.ts'
import { liveRepository } from '../repository/live.ts'

/** On which instances wake each other; what changed stands in the database. */
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
  readonly database: Pick<Database, 'listen' | 'onWrite' | 'query'>
  readonly propertyId: PropertyId
  readonly onError: (error: unknown) => void
  /** Other instances work on the same database, and want to be woken. */
  readonly hasOthers?: () => boolean
}

/** Many writes are one look, and one notification. */
const TOGETHER_MS = 50
/** Well within the minute for which the database believes that a panel is open. */
const RENEW_MS = 20_000
/** A transaction may commit this much later than one that began after it. */
const LATE_MS = 10_000

/** One look for all panels of this process, after its own writes and when another instance tells of some. */
export function liveHub(deps: LiveDeps): LiveHub {
  const hearers = new Set<(event: Announcement) => void>()
  const endings = new Set<() => void>()
  const live = liveRepository(deps.database)
  const instance = systemIds.uuid()
  const seen = seenEvents()
  let watching: Promise<() => Promise<void>> | undefined
  const look = together(async () => {
    for (const { id, event } of await live.since(seen.floor(), seen.ids())) {
      seen.add(id)
      tell(event)
    }
  }, deps.onError)
  const wakeOthers = together(() => live.wakeOthers(LIVE_CHANNEL), deps.onError)

  const stopHearing = deps.database.onWrite(() => {
    if (hearers.size > 0) look.soon()
    if (deps.hasOthers?.()) wakeOthers.soon()
  })

  function tell(stored: unknown): void {
    const event = liveEventSchema.safeParse(stored).data
    if (!event) deps.onError(new Error('An announcement of another shape'))
    else if (event.property_id === deps.propertyId) for (const hear of hearers) hear(event)
  }

  async function watch(): Promise<() => Promise<void>> {
    const stopListening = await deps.database.listen(LIVE_CHANNEL, (payload) => {
      // An empty one comes after the connection was lost and found again.
      if (payload === '') for (const hear of hearers) hear({ type: 'resync' })
      if (hearers.size > 0) look.soon()
    })
    seen.begin(await live.watch(instance))
    const renewal = setInterval(() => {
      if (hearers.size === 0) return
      live.watch(instance).catch(deps.onError)
      look.soon()
    }, RENEW_MS).unref()
    return async () => {
      clearInterval(renewal)
      await stopListening()
      await live.unwatch(instance)
    }
  }

  async function begin(): Promise<void> {
    // After a pause nobody has kept what happened since: those who come now read everything anyway.
    if (watching && hearers.size === 0) seen.begin(await live.watch(instance))
    watching ??= watch()
    try {
      await watching
    } catch (error) {
      watching = undefined // the next panel tries again
      throw error
    }
  }

  return {
    async subscribe(hear) {
      await begin()
      hearers.add(hear)
      return () => hearers.delete(hear)
    },
    onClose(end) {
      endings.add(end)
      return () => endings.delete(end)
    },
    async close() {
      for (const end of endings) end()
      stopHearing()
      look.stop()
      wakeOthers.stop()
      const stop = await watching?.catch(() => undefined)
      await stop?.().catch(deps.onError)
    },
  }
}

/** Runs `work` soon, one run at a time, however often it is asked for. */
function together(work: () => Promise<void>, onError: (error: unknown) => void) {
  let timer: NodeJS.Timeout | undefined
  let running = false
  let again = false
  let stopped = false
  async function run(): Promise<void> {
    timer = undefined
    running = true
    await work().catch(onError)
    running = false
    if (again) soon()
  }
  function soon(): void {
    again = running
    if (!running && !stopped) timer ??= setTimeout(() => void run(), TOGETHER_MS)
  }
  return {
    soon,
    stop(): void {
      stopped = true
      clearTimeout(timer)
    },
  }
}

/** Which events were told; those that commit late have a number below some that were told already. */
function seenEvents() {
  let floor = 0
  let told: { readonly id: number; readonly at: number }[] = []
  return {
    begin(last: number): void {
      floor = Math.max(floor, last)
      told = []
    },
    add(id: number): void {
      const now = performance.now()
      told.push({ id, at: now })
      const old = told.filter((one) => now - one.at > LATE_MS)
      floor = Math.max(floor, ...old.map((one) => one.id))
      told = told.filter((one) => now - one.at <= LATE_MS && one.id > floor)
    },
    floor: () => floor,
    ids: () => told.map((one) => one.id),
  }
}
