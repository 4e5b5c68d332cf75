import { readFileSync } from 'node:fs'
import type { Chance } from '../chance.ts'
import { dayAt, hourAt, momentOf } from '../days.ts'
import type { Story } from '../story.ts'
import type { Truth } from '../truth.ts'
import type { World } from '../world.ts'
import { partyIn, plainDates } from './grammar.ts'
import type { Tongue, Wish } from './meaning.ts'
import { PHRASES } from './phrases.ts'
import { type Choice, type Read, readMessage, type Stay } from './reading.ts'

export interface Persona {
  readonly nth: number
  readonly phone: string
  readonly name: string
  readonly tongue: Tongue
  /** Reads what is offered before tapping. */
  readonly careful: boolean
  /** Seconds between reading and answering, typically. */
  readonly pace: number
  readonly wish: Wish
}

/** Spoken once by espeak-ng and packed as WhatsApp does; the pretend speech server is told what is heard in it. */
const RECORDED = readFileSync('server/test/fixtures/voice/quince-al-dieciocho.ogg')

type Stage = 'asking' | 'held' | 'booked' | 'over'

export interface Booking {
  readonly code: string
  told: Stay
  meant: Wish
  total: number | null
  deposit: number | null
  payLink: string | null
  confirmed: boolean
  /** Centavos sent by bank transfer. */
  transferred: number | null
}

export interface GuestParts {
  readonly world: World
  readonly story: Story
  readonly truth: Truth
  readonly chance: Chance
}

/** How far somebody has come with what they want. */
interface Talk {
  stage: Stage
  booking: Booking | null
  /** The choice that would book what is wanted, once it was seen. */
  offer: Choice | null
  /** Several cabins are wanted, because no single one is large enough. */
  inGroup: boolean
  /** Asked to be told when a place comes free. */
  onTheList: boolean
  misread: number
  inHands: boolean
  payingBy: string | null
  /** What the guest set out to do with a booking, until it is done. */
  errand: null | { kind: 'change'; to: Wish } | { kind: 'cancel' }
}

const freshTalk = (): Talk => ({
  stage: 'asking',
  booking: null,
  offer: null,
  inGroup: false,
  onTheList: false,
  misread: 0,
  inHands: false,
  payingBy: null,
  errand: null,
})

/** One person with a telephone: what they know, what they can do, and when they look at the screen. */
export function createGuest(persona: Persona, parts: GuestParts) {
  const { world, story, truth, chance } = parts
  const phone = world.outside.whatsapp.guest(persona.phone)
  phone.setName(persona.name)
  const who = persona.phone
  let read = 0
  let looking = false
  let counted = 0
  let written: string | undefined
  /** The last thing this guest wrote or tapped. */
  const silent: { said: { readonly at: number; readonly what: string } | null } = { said: null }

  const guest = {
    ...persona,
    parts,
    chance,
    wish: persona.wish,
    ...freshTalk(),
    ...silent,

    /** Does not wait until the product has acknowledged: it may be down, and WhatsApp tries again. */
    say(text: string): void {
      story.note(world.now(), who, `“${text}”`)
      guest.said = { at: world.now(), what: text }
      truth.figures.messages++
      void phone.says(text).then(({ id }) => {
        written = id
      })
    },
    /** Into the microphone: always the same recording, in which `text` is heard. */
    speak(text: string, clarity: number): void {
      story.note(world.now(), who, `says aloud (${clarity}): “${text}”`)
      guest.said = { at: world.now(), what: text }
      truth.figures.messages++
      void phone.sendsAudio(RECORDED, { spoken: text, clarity })
    },
    /** Mends what was written last, as the menu of a bubble offers for a quarter of an hour. */
    edit(text: string): void {
      story.note(world.now(), who, `edits: “${text}”`)
      guest.said = { at: world.now(), what: text }
      truth.figures.messages++
      const message = { type: 'text', text: { body: text } }
      void phone.sends('edit', { edit: { original_message_id: written ?? '', message } })
    },
    tap(choice: Choice): void {
      world.busy()
      story.note(world.now(), who, `taps [${choice.title}]`)
      guest.said = { at: world.now(), what: choice.title }
      truth.figures.messages++
      void phone.taps(choice.id)
    },
    photo(bytes: Buffer, what: string): void {
      story.note(world.now(), who, `sends a picture: ${what}`)
      guest.said = { at: world.now(), what: what }
      truth.figures.messages++
      void phone.sendsImage(bytes, { mime: 'image/png' })
    },
    /** A first word has come: how long it took. */
    heard(): void {
      if (!guest.said || guest.said.at === counted) return
      counted = guest.said.at
      const first = phone.messages().find((one) => Date.parse(one.at) >= counted)
      if (first) truth.figures.waits.push((Date.parse(first.at) - counted) / 1000)
    },
    phrase: (key: keyof typeof PHRASES): string => chance.one(PHRASES[key][persona.tongue]),
    plainly(): string {
      return `${plainDates(persona.tongue, guest.wish)}, ${partyIn(persona.tongue, guest.wish.party, chance)}`
    },
    note: (what: string) => story.note(world.now(), who, what),
    end(how: string): void {
      if (guest.stage === 'over') return
      guest.stage = 'over'
      truth.figures.ends[how] = (truth.figures.ends[how] ?? 0) + 1
      story.note(world.now(), who, `(${how})`)
    },
    /** Another enquiry of somebody who has been here. */
    startOver(wish: Wish): void {
      Object.assign(guest, freshTalk(), { wish })
    },
    /** At an hour of the day at which people write. */
    later(seconds: number, title: string, act: () => Promise<void> | void): void {
      world.agenda.plan(awake(world.now() + seconds * 1000), `${who} ${title}`, act)
    },
    /** New messages have come: looks at them after a while. `react` decides what to do. */
    noticed(react: (reads: Read[]) => Promise<void> | void): void {
      if (looking) return
      looking = true
      const slow = chance.yes(0.06) ? chance.int(1800, 5 * 3600) : 0
      guest.later(slow + 8 + chance.real() * persona.pace * 2, 'looks at the chat', async () => {
        looking = false
        const all = phone.messages()
        const fresh = all.slice(read)
        read = all.length
        if (fresh.length > 0) await react(fresh.map((one) => readMessage(one, dayAt(world.now()))))
      })
    },
  }
  return guest
}

export type Guest = ReturnType<typeof createGuest>

/** Nobody writes between one and seven. */
function awake(at: number): number {
  const hour = hourAt(at)
  if (hour >= 7 || hour < 1) return at
  return momentOf(dayAt(at), 7) + ((at / 1000) % 3600) * 1000
}
