import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, it } from 'vitest'
import {
  EMPTY_FRAME,
  type Frame,
  type OwnBooking,
  readFrame,
} from '../../src/features/conversations/domain/frame.ts'
import { expectingOf, talkAbout } from '../../src/features/conversations/domain/talk-about.ts'
import type { GuestCount, StayOption, Talk, Understanding } from '../../src/features/language/domain.ts'
import { presentUnderstanding } from '../../src/features/language/presenter.ts'
import type { LocalDate } from '../../src/lib/local-date.ts'
import { type Dialogue, dialogue } from '../dialogue-script.ts'
import { createDialogueWorld, type DialogueWorld } from '../dialogue-world.ts'

/** Contract section 6: "The chat reads exactly what this call reads." */
const FOLDER = new URL('../fixtures/dialogues/', import.meta.url)
const MOST = 60
const isWritten = ({ turns }: Dialogue) => turns.every((turn) => typeof turn === 'string' || 'look' in turn)
const dialogues = ['counter.jsonl', 'talk.jsonl']
  .flatMap((file) => readFileSync(new URL(file, FOLDER), 'utf8').trim().split('\n'))
  .map((line) => dialogue.parse(JSON.parse(line)))
  .filter(isWritten)
  .slice(0, MOST)

let world: DialogueWorld
beforeAll(async () => {
  world = await createDialogueWorld({ CHAT_GATHER_MS: '0' })
})
afterAll(() => world.close())

interface Kept {
  readonly id: string
  readonly frame: unknown
  readonly language: string
  readonly understanding: Understanding | null
}

/** The chat of the newest message, and what was read of it. */
async function newest(): Promise<Kept | undefined> {
  const { rows } = await world.app.database.query<Kept>(
    `select c.id, c.frame, c.language, m.understanding from messages m join conversations c on c.id = m.conversation_id
      where m.direction = 'in' order by m.seq desc limit 1`,
  )
  return rows[0]
}

interface Stay {
  readonly code: string
  readonly status: string
  readonly accommodation_id: string
  readonly check_in: LocalDate
  readonly check_out: LocalDate
  readonly contact_phone: string | null
  readonly guests: {
    readonly adults: number
    readonly children: number
    readonly babies: number
    readonly pets: number
  }
}

async function bookingsOf(waId: string): Promise<OwnBooking[]> {
  const { body } = await world.app.owner<{ items: Stay[] }>('GET', '/reservations?page_size=100')
  return body.items
    .filter((one) => ['pre_reserved', 'confirmed', 'checked_in'].includes(one.status))
    .filter((one) => (one.contact_phone ?? '').replace(/\D/g, '').endsWith(waId))
    .map(({ code, status, accommodation_id, check_in, check_out, guests }) => ({
      code,
      status: status as OwnBooking['status'],
      accommodationId: accommodation_id,
      stay: { checkIn: check_in, checkOut: check_out },
      party: guests,
    }))
}

const option = ({ checkIn, checkOut }: StayOption) => ({ check_in: checkIn, check_out: checkOut })
const guests = ({ adults, children, babies, pets, total, units }: GuestCount) => {
  return { adults, children, babies, pets, total, units }
}

/** As the call takes it. */
function asContext(talk: Talk, frame: Frame) {
  const { stay, span, arrival, options, accommodationId, reservation } = talk
  return {
    stay: stay ? option(stay) : null,
    span,
    arrival,
    options: options?.map(option),
    guests: talk.guests ? guests(talk.guests) : null,
    accommodation_id: accommodationId,
    reservation: reservation
      ? {
          check_in: reservation.checkIn,
          check_out: reservation.checkOut,
          status: reservation.status,
          guests: reservation.guests ? guests(reservation.guests) : null,
        }
      : null,
    expecting: expectingOf(frame),
  }
}

it.each(dialogues.map((one, index) => [one.id, one, index] as const))('%s', async (_id, { turns }, index) => {
  const { app } = world
  const waId = String(5491155700000 + index)
  const guest = app.guest(waId)
  guest.setName('Julieta Ferreyra')
  app.clock.set('2026-11-27T13:00:00Z')
  app.signOut()
  let chat: Pick<Kept, 'frame' | 'language'> = { frame: EMPTY_FRAME, language: 'es' }
  for (const text of turns.filter((turn) => typeof turn === 'string')) {
    const frame = readFrame(chat.frame)
    const talk = talkAbout(frame, await bookingsOf(waId))
    await guest.says(text)
    await app.settle()
    const after = await newest()
    if (!after) throw new Error('nothing was kept')
    // A hand that waves at the beginning is taken for a greeting in words.
    if (after.understanding && /\p{L}/u.test(text)) {
      const body = { text, now: app.clock.now().toString(), locale: chat.language }
      const answer = await app.owner('POST', '/nlu/analyze', {
        ...body,
        context: asContext(talk, frame),
      })
      expect(answer.body, text).toEqual(JSON.parse(JSON.stringify(presentUnderstanding(after.understanding))))
    }
    chat = after
  }
})
