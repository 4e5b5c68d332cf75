import type { FaultWorld } from './fault-world.ts'
import { until } from './real-server.ts'

const MONTHS = ['febrero', 'marzo', 'abril', 'mayo', 'junio', 'julio', 'agosto', 'septiembre', 'octubre']
const STAYS_A_MONTH = 12

export type Traveller = ReturnType<typeof traveller>

/** A guest with a stay nobody else wants, who goes on as soon as an answer is there. */
export function traveller(
  { sandbox, rows, server }: Pick<FaultWorld, 'sandbox' | 'rows' | 'server'>,
  n: number,
  name: string,
) {
  const phone = `54911557${String(n).padStart(5, '0')}`
  const guest = sandbox.whatsapp.control.guest(phone)
  guest.setName(name)
  const month = Math.floor(n / STAYS_A_MONTH)
  const day = 1 + 2 * (n % STAYS_A_MONTH)
  const year = 2027 + Math.floor(month / MONTHS.length)
  const words = `del ${day} al ${day + 2} de ${MONTHS[month % MONTHS.length]} de ${year}`
  const date = (of: number) =>
    `${year}-${String(2 + (month % MONTHS.length)).padStart(2, '0')}-${String(of).padStart(2, '0')}`
  /** What was said since they asked last. */
  let asked = 0
  let held = 0
  const heard = () => guest.messages().slice(asked)
  const link = () => heard().findLast((one) => one.cta?.url.includes('pref_id'))?.cta?.url
  const sees = (isThere: () => boolean) => until(async () => isThere())

  return {
    guest,
    async asks() {
      asked = guest.messages().length
      await guest.says(`Hola! hay lugar ${words} para 2 personas?`)
      await sees(() => heard().some((one) => one.buttons.some(({ title }) => title === 'Reservar')))
    },
    async holds() {
      await guest.taps('Reservar')
      await sees(() => link() !== undefined)
      held = guest.messages().length
    },
    /** Whatever becomes of its notification; confirmed when the guest hears so. */
    async pays() {
      const before = guest.messages().length
      sandbox.mercadoPago.control.approve(new URL(link() ?? '').searchParams.get('pref_id') ?? '')
      await sees(() => guest.messages().length > before)
      await until(async () => (await this.statuses()).includes('confirmed'))
    },
    /** Of a hold that is over: told without asking. */
    async losesTheHold() {
      await until(async () => (await this.statuses()).includes('expired'))
      await sees(() => guest.messages().length > held)
    },
    async wantsAPerson() {
      await guest.says('Quiero hablar con una persona, por favor')
      await sees(() => guest.messages().length > 0)
    },
    statuses: async () =>
      (
        await rows<{ status: string }>(
          `select status from reservations where contact_phone like '%${phone.slice(-10)}'`,
        )
      ).map(({ status }) => status),
    /** The same nights from the booking page, by as many as `count` at once; how many got them. */
    async rivals(count: number): Promise<number> {
      const { items } = (await (await ask(server.origin, '/accommodations')).json()) as {
        items: { id: string }[]
      }
      const body = {
        accommodation_id: items[0]?.id,
        check_in: date(day),
        check_out: date(day + 2),
        guests: 2,
        contact_name: 'Rival',
        contact_phone: '+54 9 11 4444 0000',
      }
      const tries = Array.from({ length: count }, () =>
        ask(server.origin, '/reservations/pre-reserve', body).then(
          ({ status }) => status,
          () => 0,
        ),
      )
      return (await Promise.all(tries)).filter((status) => status === 201).length
    },
  }
}

function ask(origin: string, address: string, body?: object): Promise<Response> {
  return fetch(`${origin}/api/v1${address}`, {
    signal: AbortSignal.timeout(30_000),
    ...(body
      ? { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
      : {}),
  })
}
