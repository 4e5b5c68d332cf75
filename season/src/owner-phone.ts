import type { Chance } from './chance.ts'
import { type Day, dayAt, hourAt, momentOf, plusDays } from './days.ts'
import { plainDates } from './guests/grammar.ts'
import { type Choice, type Read, readMessage, type Stay } from './guests/reading.ts'
import type { Cabin } from './place.ts'
import type { Story } from './story.ts'
import type { Truth } from './truth.ts'
import { OWNER, type World } from './world.ts'

export interface OwnerPhoneParts {
  readonly world: World
  readonly story: Story
  readonly truth: Truth
  readonly chance: Chance
  readonly cabins: readonly Cabin[]
}

const ASKS = ['quién llega mañana?', 'quién debe?', 'hoy', 'quién llega el sábado?'] as const
const APPROVE = 'Aprobar'
const REFUSE = 'Rechazar'
const YES = 'Sí'
const NO = 'No'
const CLOSES = /^¿Bloqueo \*/
const WAITS_FOR = /la reserva ((?:RES|GRP)\w+): espera/
const NOT_DONE = /^(No pude hacerlo|No lo aprobé|Eso ya está resuelto)/
const APPROVED = /Aprobado: la reserva (\w+)/

/** The owner's own telephone: what comes is looked at, a receipt decided with a button, nights closed in words. */
export function createOwnerPhone({ world, story, truth, chance, cabins }: OwnerPhoneParts) {
  const phone = world.outside.whatsapp.guest(OWNER.phone)
  const note = (what: string) => story.note(world.now(), 'owner', what)
  let read = 0
  let looking = false
  /** What the owner wants closed, until it is done or left. */
  let wanted: { readonly cabin: Cabin; readonly stay: Stay } | null = null

  function say(text: string): void {
    note(`writes on the telephone: “${text}”`)
    truth.orders.push({ at: world.now(), what: text })
    void phone.says(text)
  }

  function tap(choice: Choice): void {
    note(`taps [${choice.title}] on the telephone`)
    truth.orders.push({ at: world.now(), what: choice.title })
    world.busy()
    void phone.taps(choice.id)
  }

  function closeNights(day: Day): void {
    const cabin = chance.one(cabins)
    const checkIn = plusDays(day, chance.int(2, 50))
    const stay = { checkIn, checkOut: plusDays(checkIn, chance.int(1, 3)) }
    wanted = { cabin, stay }
    say(`bloqueá ${cabin.name} ${plainDates('es', stay)} por pintura`)
  }

  function react(message: Read): void {
    note(`reads on the telephone: ${message.text.replaceAll('\n', ' / ').slice(0, 200)}`)
    const named = (title: string) => message.choices.find((one) => one.title === title)
    const done = APPROVED.exec(message.text)?.[1]
    const approved = done ? truth.approving.get(done) : undefined
    if (done && approved) {
      approved.seen = true
      truth.handed.push({ code: done, at: world.now(), by: 'transfer', amount: approved.amount })
      truth.approving.delete(done)
    }
    // What could not be done stands in the panel still.
    if (NOT_DONE.test(message.text)) truth.approving.clear()
    if (CLOSES.test(message.text)) decideClosing(message, named(YES), named(NO))
    const code = WAITS_FOR.exec(message.text)?.[1]
    if (code) decideReceipt({ code, message, yes: named(APPROVE), no: named(REFUSE) })
  }

  function decideClosing({ text, stays }: Read, yes?: Choice, no?: Choice): void {
    const [shown] = stays
    const isMeant =
      wanted !== null &&
      shown?.checkIn === wanted.stay.checkIn &&
      shown.checkOut === wanted.stay.checkOut &&
      text.includes(wanted.cabin.name)
    if (!isMeant || !wanted || chance.yes(0.15)) {
      if (!isMeant) truth.figures.misreadings++
      wanted = null
      if (no) tap(no)
      return
    }
    if (!yes) return
    truth.closed.push({ cabinId: wanted.cabin.id, stay: wanted.stay, at: world.now() })
    wanted = null
    tap(yes)
  }

  /** Looks into the bank before tapping; now and then leaves it for the panel. */
  function decideReceipt(of: {
    readonly code: string
    readonly message: Read
    readonly yes: Choice | undefined
    readonly no: Choice | undefined
  }): void {
    const { code, message, yes, no } = of
    if (chance.yes(0.5)) return
    const paid = truth.transfers.find((one) => one.code === code && !one.seen)
    if (!paid) {
      if (no) tap(no)
      return
    }
    if (!yes || message.sums[0] !== paid.amount || truth.approving.has(code)) return
    truth.approving.set(code, paid)
    tap(yes)
  }

  /** New messages on the owner's telephone: at night they wait for the morning. */
  function notice(): void {
    if (looking || phone.messages().length === read) return
    looking = true
    const awake = (at: number) => (hourAt(at) >= 8 ? at : momentOf(dayAt(at), 8))
    const minutes = chance.weighted({ 1: 4, 5: 4, 30: 2, 240: 1 })
    world.agenda.plan(awake(world.now() + Number(minutes) * 60_000), 'owner takes out the telephone', () => {
      looking = false
      const fresh = phone.messages().slice(read)
      read += fresh.length
      for (const one of fresh) react(readMessage(one, dayAt(world.now())))
    })
  }

  return {
    notice,
    planDay(day: Day): void {
      if (chance.yes(0.4))
        world.agenda.plan(momentOf(day, 8.5 + 12 * chance.real()), 'owner asks on the telephone', () =>
          say(chance.one(ASKS)),
        )
      if (chance.yes(0.25))
        world.agenda.plan(momentOf(day, 9 + 11 * chance.real()), 'owner closes nights on the telephone', () =>
          closeNights(day),
        )
    },
  }
}
