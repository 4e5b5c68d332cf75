import type { Review } from '@tranquera/contracts/accommodations'
import type { Facts } from '@tranquera/contracts/facts'
import { type Settings, settingsSchema } from '@tranquera/contracts/settings'
import type { Instant } from '../../../lib/clock.ts'
import type { AccommodationId, Id, PropertyId } from '../../../lib/ids.ts'
import type { Currency } from '../../../lib/money.ts'
import { plainText } from '../../../lib/plain-text.ts'
import type { CatalogueEntry, Language } from '../../language/domain.ts'

export type PhotoId = Id<'photo'>
export type Localized = Partial<Record<Language, string | undefined>>

export interface Photo {
  readonly id: PhotoId
  readonly mediaKey: string
  readonly mime: string
  readonly alt: Localized
}

interface Bed {
  readonly type: string
  readonly count: number
}

export interface Accommodation {
  readonly id: AccommodationId
  readonly slug: string
  readonly name: string
  /** What guests call it; the language feature finds it by these. */
  readonly aliases: readonly string[]
  readonly description: Localized
  /** People with a bed: babies do not count. */
  readonly capacity: number
  readonly bedrooms: number
  readonly bathrooms: number
  readonly beds: readonly Bed[]
  readonly amenities: readonly string[]
  readonly petsAllowed: boolean
  readonly facts: Facts
  /** Opens the door: no public answer and no log has it. */
  readonly arrivalNote: Localized
  readonly reviews: readonly Review[]
  readonly position: number
  readonly active: boolean
  readonly icalExportToken: string
  /** In the owner's order. */
  readonly photos: readonly Photo[]
  readonly createdAt: Instant
}

export interface Property {
  readonly id: PropertyId
  readonly name: string
  /** IANA */
  readonly zone: string
  readonly currency: Currency
  readonly settings: Settings
}

/** In the language asked for, else Spanish, else whatever there is. */
export function localized(text: Localized, language: Language): string {
  return text[language] || text.es || text.en || text.pt || ''
}

/** `Cabaña Ñire 2` as `cabana-nire-2`. */
export function slugOf(name: string): string {
  const slug = plainText(name)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60)
    .replace(/-+$/, '')
  return slug || 'alojamiento'
}

/** The name as people type it: no accents, no capitals. */
export function foldName(name: string): string {
  return slugOf(name).replaceAll('-', ' ')
}

export function toCatalogue(accommodations: readonly Accommodation[]): CatalogueEntry[] {
  return accommodations.map(({ id, name, aliases }) => ({ id, name, aliases }))
}

/** From a telephone as it comes. What is kept is smaller. */
export const MOST_PHOTO_BYTES = 20 * 1024 * 1024

/** WhatsApp: pictures are JPEG or PNG of at most 5 MB. No page shows more than 2400 pixels. */
export const KEPT_PHOTO = { longest: 2400, bytes: 5 * 1024 * 1024 } as const

/** Widths in which pages are given a photo: a telephone, a telephone of many dots, a desk. */
export const PHOTO_WIDTHS = [480, 960, 1600] as const
export type PhotoWidth = (typeof PHOTO_WIDTHS)[number]

/** Stored settings with every default filled in. A key that no longer reads falls back to its default. */
export function parseSettings(stored: unknown): Settings {
  const whole = settingsSchema.safeParse(stored)
  if (whole.success) return whole.data
  const bad = new Set(whole.error.issues.map((issue) => issue.path[0]))
  const entries = typeof stored === 'object' && stored !== null ? Object.entries(stored) : []
  return settingsSchema.parse(Object.fromEntries(entries.filter(([key]) => !bad.has(key))))
}
