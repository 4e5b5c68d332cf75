import type { Page } from 'playwright-core'
import { z } from 'zod'

const SECTIONS = [
  ...['', '/calendar', '/messages', '/reservations', '/reservations/new', '/more', '/setup'],
  ...['/more/cabins', '/more/prices', '/more/settings', '/more/channels', '/more/texts', '/more/team'],
  ...['/more/import', '/more/answers', '/more/cleaning', '/more/guests', '/more/notices'],
  ...['/more/numbers', '/more/health'],
]

const cabinsSchema = z.object({ items: z.array(z.object({ id: z.string(), name: z.string() })) })
const talksSchema = z.object({ items: z.array(z.object({ id: z.string() })) })

interface Things {
  /** Of the cabin whose own pages are looked at. */
  readonly cabin: string
  readonly code: string
}

/** Every address of the panel, those of one cabin, one stay and one talk included. */
export async function panelAddresses(page: Page, { cabin, code }: Things): Promise<string[]> {
  const ask = async (path: string) => (await page.request.get(`/api/v1/admin${path}`)).json()
  const cabins = cabinsSchema.parse(await ask('/accommodations?page_size=100')).items
  const [talk] = talksSchema.parse(await ask('/conversations')).items
  const id = cabins.find((one) => one.name === cabin)?.id
  const own = [`/more/cabins/${id}`, `/more/prices/${id}`, `/reservations/${code}`, `/messages/${talk?.id}`]
  return [...SECTIONS, ...own].map((path) => `/admin${path}`)
}
