import { z } from 'zod'
import type { IntentName, Understanding } from '../../language/domain.ts'
import { parseTap, type Tap } from './buttons.ts'
import { withStay } from './fill-in.ts'
import type { Frame, Quoted } from './frame.ts'
import { isQuestion } from './sentence-words.ts'
import { speaksOf } from './talk-words.ts'
import { inParts } from './word-lists.ts'

const CODE = /RES\d{6}[A-Z2-9]{4}/

const withButtons = z.object({ buttons: z.array(z.unknown()) })
const button = z.object({ id: z.string() })

/** What the buttons of one of our messages ask for. */
export function tapsIn(content: unknown): Tap[] {
  const buttons = withButtons.safeParse(content).data?.buttons ?? []
  return buttons.flatMap((one) => {
    const { data } = button.safeParse(one)
    return data ? (parseTap(data.id) ?? []) : []
  })
}

/** Of one of ours: the offer its button would have taken, or the stay whose code it names. */
export function quotedOfOurs(content: unknown, text: string): Quoted {
  const taps = tapsIn(content)
  const offer = taps.map((tap) => tap.action).find((action) => action.type === 'reserve')
  const coded = taps
    .map((tap) => ('code' in tap.action ? tap.action.code : null))
    .find((code) => code !== null)
  return {
    stay: offer?.stay ?? null,
    accommodationId: offer?.accommodationId ?? null,
    code: coded ?? CODE.exec(text)?.[0] ?? null,
  }
}

/** The talk as it was when the quoted message was said: that offer is on the table again, and has to be shown anew. */
export function recalled(frame: Frame, quoted: Quoted): Frame {
  const named = quoted.code ? { ...frame, reservationCode: quoted.code } : frame
  const { stay } = quoted
  if (!stay) return named
  const [current] = named.offers
  const accommodationId = quoted.accommodationId ?? named.accommodationId
  const same =
    current?.stay.checkIn === stay.checkIn &&
    current.stay.checkOut === stay.checkOut &&
    (quoted.accommodationId === null || quoted.accommodationId === current.accommodationId)
  if (same) return named
  const then = frame.shown.find(
    (one) =>
      one.stay.checkIn === stay.checkIn &&
      one.stay.checkOut === stay.checkOut &&
      (quoted.accommodationId === null || one.accommodationId === quoted.accommodationId),
  )
  const party = then?.party ?? named.party
  return withStay({ ...named, party, stay: null, accommodationId, offers: [], pending: null }, stay)
}

/** It takes the offer that is quoted, prefers it, or asks for its sum: that one is shown again. */
export function meansQuoted(read: Understanding, intents: ReadonlySet<IntentName>, text: string): boolean {
  return takesIt(read, intents) || asksItsSum(read, text) || prefersIt(read, text)
}

function takesIt(read: Understanding, intents: ReadonlySet<IntentName>): boolean {
  return (
    read.stay.certainty === 'none' && read.change === null && (read.consent === 'yes' || intents.has('book'))
  )
}

/** "¿Y esta cuánto de seña?", of the offer that is quoted. */
function asksItsSum({ stay, guests, change }: Understanding, text: string): boolean {
  const bare = stay.certainty === 'none' && guests === null && change === null
  return bare && (speaksOf('how_much', text) || POINTS_AT_IT.test(text.trim()))
}

/** "I'd rather have this one", under the offer that is quoted. */
function prefersIt({ stay, guests, change }: Understanding, text: string): boolean {
  const bare = stay.certainty === 'none' && guests === null && change === null
  return (
    bare && PREFERS.test(text) && !isQuestion(text) && text.trim().split(/\s+/).length <= MOST_OF_PREFERRING
  )
}

const MOST_OF_PREFERRING = 7
const PREFERS = inParts(
  '(?:rather|prefer|prefier|prefir|mejor|melhor|quier|quer|me gusta|gosto|want|like|qued|fic|take).*',
  String.raw`(?:est[ae]|es[ae]|ess[ae]|this|that)(?!\p{L})`,
)

/** "¿Y de esta?" */
const POINTS_AT_IT =
  /^[¿]?(?:y |e |and )?(?:de |d |por |for |of )?(?:est[ae]|es[ae]|ess[ae]|this|that)(?: one)?[?.!\s]*$/iu
