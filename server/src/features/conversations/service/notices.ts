import type { Db } from '../../../lib/db/types.ts'
import type { ReservationId } from '../../../lib/ids.ts'
import { dateAt, nightsBetween } from '../../../lib/local-date.ts'
import type { Reservation } from '../../reservations/domain/reservation.ts'
import { readFrame } from '../domain/frame.ts'
import { conversationRepository } from '../repository.ts'
import { confirm, wordsOf } from './confirmation.ts'
import type { ConversationDeps } from './deps.ts'
import { tellElsewhere } from './elsewhere.ts'
import { keysOfLate, tellKeysOfMoved } from './keys.ts'
import { compose, isLinkOfChange, type NoticeKind } from './notice-words.ts'
import { outsideOf } from './outside-window.ts'
import { balanceMessage, payMessage } from './pay-message.ts'
import { reach } from './reach.ts'
import type { Step } from './turn.ts'

/** Handler of `conversations.notify`: tells the guest of a chat what happened to the stay, once. */
export async function notify(
  deps: ConversationDeps,
  db: Db,
  told: {
    readonly reservationId: ReservationId
    readonly notice: NoticeKind
    readonly key: string
    readonly refund?: number | undefined
  },
): Promise<void> {
  await deps.refreshTemplates(db)
  const reservation = await deps.reservations(db).findById(told.reservationId)
  if (!reservation) return
  const { conversationId } = reservation
  const { notice } = told
  const step: Step = { deps, tx: db }
  if (notice === 'balance') return tellBalance(step, reservation, told.key)
  if (!conversationId) return tellWithoutChat(step, reservation, { ...told, notice })
  // In the chat the guest who cancels is answered at once.
  if (told.key === CANCELLED_BY_GUEST) return
  if (notice === 'confirmed') return confirm(step, reservation, told.key)
  await db.transaction(async (tx) => {
    const contents = await compose({ deps, tx }, reservation, { ...told, notice })
    if (contents.length === 0) return
    // Outside the window the change has been told; its new link comes with the guest's next word.
    const instead = (await isLinkOfChange({ deps, tx }, reservation, { ...told, notice }))
      ? 'nothing'
      : await outsideOf({ deps, tx }, reservation, notice)
    for (const [i, content] of contents.entries()) {
      await deps.messaging(tx).say({
        conversationId,
        content,
        dedupeKey: `notice:${reservation.id}:${told.key}:${i}`,
        outside: i === 0 ? instead : 'nothing',
      })
    }
    if (notice === 'changed') await tellKeysOfMoved({ deps, tx }, reservation)
    if (notice === 'hold_expired' || notice === 'bumped') await forgetHold(tx, reservation)
  })
}

const SOON_DAYS = 45

/** With its link, as long as something is due. */
async function tellBalance(step: Step, reservation: Reservation, key: string): Promise<void> {
  // Long before the stay somebody asked for it.
  const asked = nightsBetween(dateAt(step.deps.clock.now(), step.deps.zone), reservation.checkIn) > SOON_DAYS
  const content = asked
    ? await balanceMessage(step, reservation, { language: reservation.language, asked })
    : await payMessage(step, reservation, reservation.language)
  if (content?.type !== 'cta_url') return
  const { deps, tx: db } = step
  await db.transaction((tx) =>
    reach({ deps, tx }, reservation, { kind: 'balance', key, contents: [content] }),
  )
}

/** The key of a cancellation that the guest made on the page of the stay. */
export const CANCELLED_BY_GUEST = 'cancelled:guest'

/** The same words for who booked on the page, by telephone or over the API. */
async function tellWithoutChat(
  { deps, tx: db }: Step,
  reservation: Reservation,
  told: {
    readonly notice: Exclude<NoticeKind, 'balance'>
    readonly key: string
    readonly refund?: number | undefined
  },
): Promise<void> {
  const { notice, key, refund } = told
  if (notice === 'hold_extended') return
  // Who books on the page or over the API has the link before them.
  if (notice === 'hold_placed' && reservation.channel !== 'panel' && reservation.channel !== 'phone') return
  if (notice === 'confirmed') {
    if (reservation.status !== 'confirmed') return
    const keys = await keysOfLate(deps, db, reservation)
    const body = [await wordsOf(deps, db, reservation), ...(keys ? [keys] : [])].join('\n\n')
    const word = { kind: notice, key, body, link: null }
    return db.transaction((tx) => tellElsewhere({ deps, tx }, reservation, word))
  }
  const [content] = await compose({ deps, tx: db }, reservation, { notice, key, refund })
  if (!content || !('body' in content) || typeof content.body !== 'string') return
  const { body } = content
  const link = content.type === 'cta_url' ? { text: content.displayText, url: content.url } : null
  await db.transaction((tx) => tellElsewhere({ deps, tx }, reservation, { kind: notice, key, body, link }))
}

/** The chat no longer speaks of a hold that is gone. */
async function forgetHold(tx: Db, reservation: Reservation): Promise<void> {
  if (!reservation.conversationId) return
  const repository = conversationRepository(tx)
  const conversation = await repository.lock(reservation.conversationId)
  if (!conversation) return
  const frame = readFrame(conversation.frame)
  if (frame.reservationCode !== reservation.code) return
  await repository.save(conversation.id, { ...conversation, frame: { ...frame, reservationCode: null } })
}
