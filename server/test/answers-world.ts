import { createTestApp, type TestApp } from './create-test-app.ts'

/** Three cabins that differ, as an owner would write them: a small one, one without pets, a big one with a hot tub. */
export async function answersWorld() {
  const app = await createTestApp({ demo: false, now: '2026-11-27T13:00:00Z' })
  const settings = await app.owner('PUT', '/settings', {
    name: 'Cabañas del Mallín',
    address: 'Ruta 40 km 2010, Villa La Angostura',
    lat: -40.76,
    lon: -71.65,
    transfer: { alias: 'MALLIN.CABANAS', holder: 'Marta Ejemplo', bank: 'Banco Nación' },
    house_rules: { es: 'Silencio de 23 a 8.' },
  })
  if (settings.status !== 200) throw new Error(settings.text)
  const cabin = async (body: object, rates: object = {}) => {
    const made = await app.owner<{ id: string }>('POST', '/accommodations', {
      ...body,
      rates: { base_price: '100000.00', currency: 'ARS', ...rates },
    })
    if (made.status !== 201) throw new Error(made.text)
    return made.body.id
  }
  const nire = await cabin({ name: 'Ñire', capacity: 2, amenities: ['wifi', 'parrilla'] })
  const arrayan = await cabin({
    name: 'Arrayán',
    capacity: 4,
    bedrooms: 2,
    amenities: ['wifi', 'parrilla', 'cochera'],
  })
  const coihue = await cabin({
    name: 'Coihue',
    capacity: 6,
    bedrooms: 3,
    pets_allowed: true,
    amenities: ['wifi', 'parrilla', 'jacuzzi'],
  })
  return { app, nire, arrayan, coihue, chat: (waId: string) => chatOf(app, waId) }
}

export type AnswersWorld = Awaited<ReturnType<typeof answersWorld>>

/** One guest writing; each answer is there when it resolves. */
export function chatOf(app: TestApp, waId: string) {
  const guest = app.guest(waId)
  guest.setName('Julieta Ferreyra')
  const texts = () => guest.messages().map((one) => one.text ?? '')
  const after = async (act: () => Promise<unknown>) => {
    const before = texts().length
    await act()
    await app.settle()
    return texts().slice(before)
  }
  return {
    guest,
    texts,
    says: (text: string) => after(() => guest.says(text)),
    taps: (title: string) => after(() => guest.taps(title)),
    /** What came without the guest writing. */
    hears: (act: () => Promise<unknown>) => after(act),
  }
}
