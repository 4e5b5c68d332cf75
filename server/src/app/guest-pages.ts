import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { idOf } from '@tranquera/contracts/common'
import type { GuestAssets, RenderGuestPage } from '@tranquera/contracts/guest-pages'
import { guestsInputSchema as guestsSchema } from '@tranquera/contracts/quotes'
import type { Language } from '@tranquera/contracts/values'
import { z } from 'zod'
import { type LodgingRouteDeps, publicCatalogue } from '../features/lodging/routes/catalogue.ts'
import { nightsOf, type OccupancyRouteDeps } from '../features/occupancy/routes/availability.ts'
import type { PageRenderer, PublicAnswers } from '../features/pages/ports.ts'
import type { PricingRouteDeps } from '../features/pricing/routes/availability.ts'
import { searchAvailability } from '../features/pricing/routes/availability.ts'
import type { ReservationRouteDeps } from '../features/reservations/routes/deps.ts'
import { stayOfGuest } from '../features/reservations/routes/views.ts'

const cabinId = idOf<'accommodation'>()
const ALL_CABINS = { page: 1, page_size: 100 }

/** What the routes that a guest meets are made of. */
export interface PublicDoors {
  readonly lodging: LodgingRouteDeps
  readonly pricing: PricingRouteDeps
  readonly occupancy: OccupancyRouteDeps
  readonly reservations: ReservationRouteDeps
}

/** The public API's own answers, made without a way over the wire. */
export function publicAnswers(deps: PublicDoors): PublicAnswers {
  return {
    catalogue: (lang) => publicCatalogue(deps.lodging, { ...ALL_CABINS, lang }),
    search: ({ guests, ...days }) =>
      searchAvailability(deps.pricing, { ...days, guests: guestsSchema.parse(guests) }),
    nights: (id, from, to) => nightsOf(deps.occupancy, cabinId.parse(id), { from, to }),
    stay: (code, token) => stayOfGuest(deps.reservations, code, token),
  }
}

const RENDERER = 'server/server.js'
const MANIFEST = '.vite/manifest.json'
const SCRIPT = 'src/app/guest/client.tsx'

const manifestSchema = z.record(
  z.string(),
  z.object({
    file: z.string(),
    css: z.array(z.string()).default([]),
    imports: z.array(z.string()).default([]),
  }),
)
type Manifest = z.output<typeof manifestSchema>

/** Draws with the built pages, which are read when the first visitor comes; undefined where nothing was built. */
export function builtRenderer(folder: string): PageRenderer | undefined {
  if (!existsSync(path.join(folder, RENDERER))) return undefined
  const manifest = manifestSchema.parse(JSON.parse(readFileSync(path.join(folder, MANIFEST), 'utf8')))
  const assets = assetsOf(manifest)
  let module: Promise<{ renderGuestPage: RenderGuestPage }> | undefined
  return {
    async render(page) {
      module ??= import(pathToFileURL(path.join(folder, RENDERER)).href)
      const { renderGuestPage } = await module
      return renderGuestPage(page, assets)
    },
  }
}

function assetsOf(manifest: Manifest): GuestAssets {
  const entry = manifest[SCRIPT]
  if (!entry) throw new Error(`The build names no ${SCRIPT}`)
  const words = (language: Language) => {
    const found = manifest[`src/app/guest/words-${language}.ts`]
    return found ? [`/${found.file}`] : []
  }
  const shared = entry.imports.flatMap((name) => (manifest[name] ? [`/${manifest[name].file}`] : []))
  const styles = [entry, ...entry.imports.flatMap((name) => manifest[name] ?? [])].flatMap(({ css }) => css)
  return {
    script: `/${entry.file}`,
    styles: [...new Set(styles)].map((file) => `/${file}`),
    preload: {
      es: [...shared, ...words('es')],
      pt: [...shared, ...words('pt')],
      en: [...shared, ...words('en')],
    },
  }
}
