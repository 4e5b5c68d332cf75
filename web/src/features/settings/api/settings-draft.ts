import type { SettingsBody } from '@tranquera/contracts/settings'
import { TIMED_MESSAGES, type TimedMessage } from '@tranquera/contracts/values'
import type { CancellationPolicy, OwnSettings } from './settings-api.ts'

export const WEEK = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
type Weekday = (typeof WEEK)[number]

/** Hours of a day, on these days. */
export interface Attention {
  readonly from: string
  readonly to: string
  readonly days: readonly Weekday[]
}

export const USUAL_ATTENTION: Attention = { from: '09:00', to: '21:00', days: WEEK }

/** What the form holds; the other settings keep their value. */
export interface SettingsDraft {
  readonly name: string
  readonly address: string
  /** A link, or latitude and longitude. */
  readonly map: string
  readonly phone: string
  readonly email: string
  readonly checkIn: string
  readonly checkOut: string
  readonly deposit: number
  readonly balanceDays: number
  readonly policy: CancellationPolicy
  readonly alias: string
  readonly cbu: string
  readonly holder: string
  readonly bank: string
  /** In Spanish; what is written in other languages stays. */
  readonly rules: string
  readonly pets: string
  readonly attention: Attention | null
  readonly isSilent: boolean
  /** What the bot tells by itself. */
  readonly timed: readonly TimedMessage[]
  readonly review: string
  /** What Meta charges for a template, as it is written there; empty: not known. */
  readonly templatePrice: string
  readonly was: Pick<OwnSettings, 'house_rules' | 'pets_policy' | 'whatsapp_prices'> & {
    readonly map: string
  }
}

export function settingsDraft(settings: OwnSettings): SettingsDraft {
  return {
    name: settings.name,
    address: settings.address,
    map: mapOf(settings),
    phone: settings.contact_phone ?? '',
    email: settings.email ?? '',
    checkIn: settings.check_in_time,
    checkOut: settings.check_out_time,
    deposit: settings.deposit_percent,
    balanceDays: settings.balance_due_days,
    policy: settings.cancellation_policy,
    alias: settings.transfer?.alias ?? '',
    cbu: settings.transfer?.cbu ?? '',
    holder: settings.transfer?.holder ?? '',
    bank: settings.transfer?.bank ?? '',
    rules: settings.house_rules.es ?? '',
    pets: settings.pets_policy.es ?? '',
    attention: attentionOf(settings.attention_hours),
    isSilent: settings.bot_silent,
    timed: TIMED_MESSAGES.filter((one) => !settings.timed_messages_off.includes(one)),
    review: settings.review_url ?? '',
    templatePrice: settings.whatsapp_prices?.utility ?? '',
    was: {
      map: mapOf(settings),
      house_rules: settings.house_rules,
      pets_policy: settings.pets_policy,
      whatsapp_prices: settings.whatsapp_prices,
    },
  }
}

function mapOf({ map_url, lat, lon }: OwnSettings): string {
  return map_url ?? (lat == null || lon == null ? '' : `${lat}, ${lon}`)
}

const NUMBERS = /^(-?\d{1,2}(?:\.\d+)?)\s*,\s*(-?\d{1,3}(?:\.\d+)?)$/

/** "-41.13, -71.31", as a map shows whoever rests a finger on it, or the link it shares. */
function placeOn(map: string): Pick<SettingsBody, 'map_url' | 'lat' | 'lon'> {
  const [, lat, lon] = NUMBERS.exec(map) ?? []
  if (lat !== undefined && lon !== undefined) return { map_url: null, lat: Number(lat), lon: Number(lon) }
  return { map_url: map || null, lat: null, lon: null }
}

function attentionOf(hours: OwnSettings['attention_hours']): Attention | null {
  return hours ? { from: hours.from, to: hours.to, days: hours.days ?? WEEK } : null
}

export function bodyOf(draft: SettingsDraft): SettingsBody {
  const utility = draft.templatePrice.trim().replace(',', '.')
  const transfer = {
    alias: draft.alias.trim() || null,
    cbu: draft.cbu.replaceAll(/\s/g, '') || null,
    holder: draft.holder.trim() || null,
    bank: draft.bank.trim() || null,
  }
  return {
    ...(draft.name.trim() ? { name: draft.name.trim() } : {}),
    address: draft.address,
    ...(draft.map === draft.was.map ? {} : placeOn(draft.map.trim())),
    contact_phone: draft.phone.trim() || null,
    email: draft.email.trim() || null,
    check_in_time: draft.checkIn,
    check_out_time: draft.checkOut,
    deposit_percent: draft.deposit,
    balance_due_days: draft.balanceDays,
    cancellation_policy: draft.policy,
    transfer: Object.values(transfer).some((one) => one !== null) ? transfer : null,
    attention_hours: draft.attention && { ...draft.attention, days: [...draft.attention.days] },
    bot_silent: draft.isSilent,
    timed_messages_off: TIMED_MESSAGES.filter((one) => !draft.timed.includes(one)),
    review_url: draft.review.trim() || null,
    whatsapp_prices: utility ? { currency: draft.was.whatsapp_prices?.currency ?? 'USD', utility } : null,
    house_rules: { ...draft.was.house_rules, es: draft.rules },
    pets_policy: { ...draft.was.pets_policy, es: draft.pets },
  }
}
