import type { Chance } from '../chance.ts'
import { type Day, momentOf } from '../days.ts'
import type { Cabin } from '../place.ts'
import type { Story } from '../story.ts'
import type { Truth } from '../truth.ts'
import { OWNER, type World } from '../world.ts'
import { createGuest, type Guest, type Persona } from './guest.ts'
import { begin, react } from './life.ts'
import { wishOf } from './wishes.ts'

export interface CrowdParts {
  readonly world: World
  readonly story: Story
  readonly truth: Truth
  readonly chance: Chance
  readonly cabins: readonly Cabin[]
  /** Times the usual number of conversations. */
  readonly size: number
  readonly only?: ReadonlySet<number>
}

/** New conversations on a day of each month, January first. */
const CONVERSATIONS = [25, 20, 10, 8, 4, 6, 14, 6, 5, 8, 12, 20]
const NAMES = {
  es: [
    'Julieta Ferreyra',
    'Martín Sosa',
    'Carla Benítez',
    'Nicolás Ríos',
    'Paula Acuña',
    'Diego Luna',
    'Sofía Peralta',
    'Ezequiel Ibáñez',
    'Rocío Maldonado',
    'Gastón Villagra',
    'Noelia Quiroga',
    'Leandro Bustos',
    'Micaela Ponce',
    'Hernán Ledesma',
    'Silvana Toledo',
    'Ramiro Cáceres',
    'Agustina Vera',
    'Fabián Moyano',
    'Florencia Arce',
    'Tomás Echeverría',
    'Lorena Páez',
    'Matías Godoy',
    'Valeria Zárate',
    'Emiliano Roldán',
    'Graciela Montenegro',
    'Ignacio Figueroa',
    'Daniela Ocampo',
    'Walter Barrios',
    'Camila Nievas',
  ],
  pt: ['Mariana Alves', 'João Pereira', 'Beatriz Souza', 'Rafael Monteiro', 'Camila Duarte', 'Thiago Farias'],
  en: ['Emma Clark', 'Oliver Smith', 'Grace Miller', 'Hannah Reed', 'Jack Turner'],
}
const PREFIX = { es: '54911', pt: '55119', en: '14155' }

/** Everybody who writes during the season. Each has a stream of chance of their own, so others may be left out. */
export function createCrowd(parts: CrowdParts) {
  const { world, chance, only } = parts
  const guests = new Map<string, Guest>()
  let count = 0
  let noticed = 0

  function planDay(day: Day): void {
    const usual = CONVERSATIONS[Number(day.slice(5, 7)) - 1] ?? 8
    const today = chance.branch(`day/${day}`)
    const newcomers = Math.round(parts.size * usual * (0.7 + 0.6 * today.real()))
    for (let i = 0; i < newcomers; i++) {
      const nth = count++
      const mine = chance.branch(`guest/${nth}`)
      const at = momentOf(
        day,
        mine.weighted({ morning: 3, noon: 2, afternoon: 4, evening: 5, night: 1 }) === 'night'
          ? 23 * mine.real()
          : 9 + 14 * mine.real(),
      )
      if (only && !only.has(nth)) continue
      world.agenda.plan(at, `guest ${nth} writes`, () => {
        const guest = createGuest(personaOf(nth, day, mine), { ...parts, chance: mine })
        guests.set(guest.phone, guest)
        begin(guest)
      })
    }
  }

  /** Whoever received something since the last look will take the telephone out. */
  function notice(): void {
    const sent = world.outside.whatsapp.sent()
    const fresh = new Set(sent.slice(noticed).map((one) => one.guest.waId))
    noticed = sent.length
    for (const phone of fresh) {
      if (phone === OWNER.phone) continue
      const guest = guests.get(phone)
      if (!guest) continue
      guest.heard()
      guest.noticed((reads) => react(guest, reads))
    }
  }

  return { planDay, notice, guests }
}

function personaOf(nth: number, day: Day, chance: Chance): Persona {
  const tongue = chance.weighted({ es: 78, pt: 14, en: 8 })
  return {
    nth,
    phone: `${PREFIX[tongue]}${tongue === 'en' ? 660_000 + nth : 66_000_000 + nth}`,
    name: chance.one(NAMES[tongue]),
    tongue,
    careful: chance.yes(0.7),
    pace: chance.one([20, 45, 90, 240]),
    wish: wishOf(day, chance),
  }
}
