import { createTestApp, type TestApp } from './create-test-app.ts'
import { createPlayer, OWNER } from './dialogue-player.ts'
import type { Dialogue } from './dialogue-script.ts'

/** 10:00 in Buenos Aires on a Friday. */
const START = '2026-11-27T13:00:00Z'

/**
 * Three cabins: Ñire (2 guests), Arrayán (4, no pets, no jacuzzi), Coihue (6, pets, jacuzzi), and a transfer account.
 */
export async function createDialogueWorld(env: Readonly<Record<string, string>>) {
  const app = await createTestApp({ demo: false, now: START, env: { OWNER_PHONES: `+${OWNER}`, ...env } })
  const names = await furnish(app)
  let count = 0
  return {
    app,
    async play(played: Dialogue): Promise<{ transcript: string[]; failures: string[] }> {
      app.clock.set(START)
      app.signOut()
      count += 1
      const player = createPlayer(app, names, String(5491155600000 + count))
      for (const one of played.turns) await player.take(one)
      await player.leave()
      return player.seen
    },
    close: () => app.close(),
  }
}

export type DialogueWorld = Awaited<ReturnType<typeof createDialogueWorld>>

async function furnish(app: TestApp): Promise<ReadonlyMap<string, string>> {
  const must = async (method: string, path: string, body: unknown) => {
    const answer = await app.owner<{ id: string }>(method, path, body)
    if (answer.status >= 300) throw new Error(answer.text)
    return answer.body
  }
  await must('PUT', '/settings', {
    name: 'Cabañas del Mallín',
    address: 'Ruta 40 km 2010, Villa La Angostura',
    lat: -40.76,
    lon: -71.65,
    transfer: { alias: 'MALLIN.CABANAS', holder: 'Marta Ejemplo', bank: 'Banco Nación' },
    house_rules: { es: 'Silencio de 23 a 8.' },
    faq: { checkin: { es: 'Si llegás de noche te dejamos la llave en la caja.' } },
  })
  const names = new Map<string, string>()
  for (const [cabin, price] of [
    [{ name: 'Ñire', capacity: 2, amenities: ['wifi', 'parrilla'] }, '80000.00'],
    [{ name: 'Arrayán', capacity: 4, bedrooms: 2, amenities: ['wifi', 'parrilla', 'cochera'] }, '120000.00'],
    [
      {
        name: 'Coihue',
        capacity: 6,
        bedrooms: 3,
        pets_allowed: true,
        amenities: ['wifi', 'parrilla', 'jacuzzi'],
      },
      '180000.00',
    ],
  ] as const) {
    const made = await must('POST', '/accommodations', {
      ...cabin,
      rates: { base_price: price, currency: 'ARS' },
    })
    names.set(made.id, cabin.name)
  }
  return names
}
