import { addSeconds, type Instant, secondsBetween } from '../../../lib/clock.ts'
import type { Db } from '../../../lib/db/types.ts'
import type { ConversationId } from '../../../lib/ids.ts'
import { dateAt, instantAt } from '../../../lib/local-date.ts'
import { inSeconds } from '../../../lib/queue/job.ts'
import { buttonLabel } from '../../messaging/domain/labels.ts'
import { renderMessage } from '../../messaging/service/templates.ts'
import { QUOTE_VALID_SECONDS } from '../../pricing/service.ts'
import { encodeTap } from '../domain/buttons.ts'
import { readFrame } from '../domain/frame.ts'
import { followUpJob } from '../jobs.ts'
import { conversationRepository } from '../repository.ts'
import type { ConversationDeps } from './deps.ts'
import { findOwn } from './own.ts'
import { searchStay } from './search.ts'
import { type Answering, saySaying } from './turn.ts'

/** Inside the 24 hours in which free text may go out (WhatsApp), with time to spare. */
const FOLLOW_UP_SECONDS = 22 * 3600
/** Nobody is written to at night. */
const WAKES = '08:00'
const SLEEPS = '21:30'

/** "Lo consulto y te aviso": until when the price or the hold stands, and one reminder while it does. */
export async function takeTime(answering: Answering, code: string | null): Promise<undefined> {
  const { deps, tx, turn, frame } = answering
  const now = deps.clock.now()
  const moment = (at: Instant) => ({ at, zone: deps.zone, today: dateAt(now, deps.zone) })
  const own = code ? findOwn(answering, code) : undefined
  const offer = frame.pending?.kind === 'confirmation' ? frame.offers[0] : undefined
  const cabins = offer ? await deps.cabins(tx) : []
  await saySaying(answering, {
    type: 'say',
    key: 'take_your_time',
    variables: {
      until: offer && !own?.expiresAt ? moment(addSeconds(now, QUOTE_VALID_SECONDS)) : null,
      cabin: cabins.find((one) => one.id === offer?.accommodationId)?.name ?? null,
      heldUntil: own?.status === 'pre_reserved' && own.expiresAt ? moment(own.expiresAt) : null,
    },
  })
  if (!offer || own || frame.quiet) return undefined
  const at = followUpAt(now, deps.zone)
  const payload = { conversationId: turn.conversationId, version: frame.version, key: turn.message.id }
  await deps.jobs.enqueue(tx, inSeconds(Math.max(1, secondsBetween(now, at)), followUpJob), payload)
  return undefined
}

/** The next day at about the same hour; before it grows late on the evening before rather than in the night. */
function followUpAt(now: Instant, zone: string): Instant {
  const wanted = addSeconds(now, FOLLOW_UP_SECONDS)
  const day = dateAt(wanted, zone)
  if (secondsBetween(instantAt(day, WAKES, zone), wanted) < 0)
    return addSeconds(instantAt(day, SLEEPS, zone), -86_400)
  const latest = instantAt(day, SLEEPS, zone)
  return secondsBetween(latest, wanted) > 0 ? latest : wanted
}

interface FollowUp {
  readonly conversationId: ConversationId
  readonly version: number
  readonly key: string
}

/** Handler of `conversations.follow-up`. Nothing is said when the talk has gone on, or the nights are gone. */
export async function followUp(deps: ConversationDeps, db: Db, asked: FollowUp): Promise<void> {
  await db.transaction(async (tx) => {
    const conversation = await conversationRepository(tx).lock(asked.conversationId)
    if (conversation?.status !== 'bot') return
    const frame = readFrame(conversation.frame)
    const [offer] = frame.offers
    const idle = frame.version === asked.version && frame.pending?.kind === 'confirmation' && !frame.quiet
    if (!idle || !offer || !frame.party || frame.reservationCode) return
    const { language } = conversation
    const { stay, accommodationId } = offer
    const found = await searchStay(deps, tx, { stay, party: frame.party, accommodationId, language })
    const [best] = found.offers
    if (!best || best.accommodationId !== accommodationId) return
    const total = { amount: best.total, currency: best.currency }
    const body = renderMessage('still_thinking', language, { cabin: best.cabin, stay, total })
    const action = { type: 'show', accommodationId, stay } as const
    await deps.messaging(tx).say({
      conversationId: conversation.id,
      content: {
        type: 'buttons',
        body,
        buttons: [
          { id: encodeTap({ version: frame.version, action }), title: buttonLabel('book', language) },
        ],
      },
      dedupeKey: `follow-up:${asked.key}`,
    })
  })
}
