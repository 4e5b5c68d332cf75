import type { Db } from '../../../lib/db/types.ts'
import type { StaffId } from '../../../lib/ids.ts'
import { recordOf, withoutUndefined } from '../../../lib/records.ts'
import type { PushSubscription, SubscriptionId } from '../domain/telling.ts'
import {
  DEFAULT_SETTINGS,
  type TellingSettings,
  WAYS,
  type Way,
  type WaySettings,
} from '../domain/telling.ts'
import { tellingSettingsRepository } from '../repository/settings.ts'
import { tellingRepository, type WayState } from '../repository/tellings.ts'
import type { BellDeps } from './deps.ts'

type Some<Shape> = { readonly [Key in keyof Shape]?: Shape[Key] | undefined }

export interface SettingsChange extends Some<Omit<TellingSettings, 'ways'>> {
  readonly ways?: { readonly [One in Way]?: Some<WaySettings> | undefined } | undefined
}

export interface SettingsShown {
  readonly settings: TellingSettings
  readonly ways: readonly (WayOfNow & Omit<WayState, 'way'>)[]
}

export interface WayOfNow {
  readonly way: Way
  /** It would reach somebody if it were asked to. */
  readonly configured: boolean
  readonly recipients: readonly string[]
}

/** Who is told what, by which way, and when not. */
export function tellingSettingsService(deps: BellDeps) {
  return (db: Db) => ({
    async read(): Promise<SettingsShown> {
      const settings = await settingsOf(deps, db)
      const [ways, states] = await Promise.all([
        waysOfNow(deps, db, settings),
        tellingRepository(db, deps.propertyId).stateOfWays(),
      ])
      const never = { lastSentAt: null, lastFailedAt: null, lastError: null }
      return {
        settings,
        ways: ways.map((one) => ({ ...never, ...states.find(({ way }) => way === one.way), ...one })),
      }
    },

    /** What is left out keeps its value. */
    change(change: SettingsChange): Promise<TellingSettings> {
      return db.transaction(async (tx) => {
        const settings = merged(await settingsOf(deps, tx), change)
        await tellingSettingsRepository(tx, deps.propertyId).store(settings, deps.clock.now())
        return settings
      })
    },

    subscribe(given: Omit<PushSubscription, 'id' | 'createdAt'>): Promise<SubscriptionId> {
      const id = deps.ids.uuid<SubscriptionId>()
      return tellingSettingsRepository(db, deps.propertyId).subscribe({
        ...given,
        id,
        createdAt: deps.clock.now(),
      })
    },

    /** `of` null: whoever's it is. */
    unsubscribe: (id: string, of: StaffId | null): Promise<boolean> =>
      tellingSettingsRepository(db, deps.propertyId).unsubscribe(id, of),
  })
}

export type TellingSettingsService = ReturnType<ReturnType<typeof tellingSettingsService>>

export async function settingsOf(deps: BellDeps, db: Db): Promise<TellingSettings> {
  return merged(DEFAULT_SETTINGS, (await tellingSettingsRepository(db, deps.propertyId).find()) ?? {})
}

/** Every way with whom it reaches, whether or not the settings want it used. */
export async function waysOfNow(deps: BellDeps, db: Db, settings: TellingSettings): Promise<WayOfNow[]> {
  const browsers = await tellingSettingsRepository(db, deps.propertyId).listSubscriptions()
  const named = (way: 'whatsapp' | 'email') => settings.ways[way].to ?? deps.recipients[way]
  const reached: Readonly<Record<Way, readonly string[]>> = {
    push: browsers.map(({ id }) => id),
    whatsapp: deps.ways.whatsapp ? named('whatsapp') : [],
    email: deps.ways.email ? named('email') : [],
    slack: deps.ways.slack ? [''] : [],
  }
  return WAYS.map((way) => ({ way, configured: reached[way].length > 0, recipients: reached[way] }))
}

function merged(settings: TellingSettings, change: SettingsChange): TellingSettings {
  const ways = recordOf(WAYS, (way) => ({
    ...settings.ways[way],
    ...withoutUndefined(change.ways?.[way] ?? {}),
  }))
  return { ...settings, ...withoutUndefined(change), ways }
}
