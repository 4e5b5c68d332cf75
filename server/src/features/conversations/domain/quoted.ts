import { z } from 'zod'
import { parseTap, type Tap } from './buttons.ts'
import { withStay } from './fill-in.ts'
import type { Frame, Quoted } from './frame.ts'

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
