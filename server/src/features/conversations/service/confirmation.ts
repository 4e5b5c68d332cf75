import type { Db } from '../../../lib/db/types.ts'
import type { ReservationId } from '../../../lib/ids.ts'
import { renderMessage } from '../../messaging/service/templates.ts'
import type { Reservation } from '../../reservations/domain/reservation.ts'
import { firstName } from '../domain/first-name.ts'
import { sendVoucherJob } from '../jobs.ts'
import type { ConversationDeps } from './deps.ts'
import { keysKey, keysOfLate } from './keys.ts'
import { outsideOf } from './outside-window.ts'
import { balanceDueOn } from './own.ts'
import type { Step } from './turn.ts'
import { mediaOf, namesOf } from './wording.ts'

/** What is said of one confirmation, each once. The words go alone or under the picture, never both. */
function saidKeys(id: ReservationId, key: string) {
  const notice = `notice:${id}:${key}`
  return { words: `${notice}:words`, picture: `${notice}:0`, pdf: `${notice}:1` }
}

/**
 * Tells the guest that the stay is theirs: with the picture when it is drawn soon enough, in words otherwise. The rest
 * of the voucher is another job, so that neither a slow drawing nor a failing one keeps anybody waiting for the words.
 */
export async function confirm({ deps, tx: db }: Step, reservation: Reservation, key: string): Promise<void> {
  const { id, conversationId } = reservation
  if (reservation.status !== 'confirmed' || !conversationId) return
  const once = saidKeys(id, key)
  const isTold = async (tx: Db) => {
    const messaging = deps.messaging(tx)
    return (await messaging.isSaid(once.words)) || (await messaging.isSaid(once.picture))
  }
  if (await isTold(db)) return
  // Drawn before anything is locked.
  const [words, keys, picture] = await Promise.all([
    wordsOf(deps, db, reservation),
    keysOfLate(deps, db, reservation),
    deps.voucher.pictureSoon(db, reservation),
  ])
  const said = await db.transaction(async (tx) => {
    if (await isTold(tx)) return false
    await deps.messaging(tx).say({
      conversationId,
      content: picture
        ? { type: 'image', media: mediaOf(picture), caption: words }
        : { type: 'text', body: words },
      dedupeKey: picture ? once.picture : once.words,
      outside: await outsideOf({ deps, tx }, reservation, 'confirmed'),
    })
    if (keys) {
      const content = { type: 'text' as const, body: keys }
      await deps
        .messaging(tx)
        .say({ conversationId, content, dedupeKey: keysKey(reservation), outside: 'nothing' })
    }
    await deps.jobs.enqueue(tx, sendVoucherJob, { reservationId: id, key })
    return true
  })
  if (said) db.afterCommit(() => deps.metrics.stage('confirmed'))
}

export async function wordsOf(deps: ConversationDeps, db: Db, reservation: Reservation): Promise<string> {
  const [whole, place, cabins] = await Promise.all([
    deps.reservations(db).wholeStay(reservation),
    deps.place(db),
    deps.cabins(db),
  ])
  const { reservation: stay, accommodationIds } = whole
  const { language, code } = stay
  const { currency } = stay.terms
  const { paid, due } = whole.balance
  return renderMessage('payment_confirmed', language, {
    code,
    guestName: firstName(stay.contact.name),
    cabin: namesOf(cabins, accommodationIds),
    stay,
    guests: stay.party,
    paid: paid > 0 ? { amount: paid, currency } : null,
    due: due > 0 ? { amount: due, currency } : null,
    dueDate: due > 0 ? balanceDueOn(deps, stay) : null,
    checkInTime: place.checkInTime,
    address: place.address || null,
    mapUrl: place.mapUrl,
  })
}

/**
 * Handler of `conversations.send-voucher`: whatever of the voucher the guest does not have yet. What can be drawn is
 * sent even if the other cannot; the job is then done again for that.
 */
export async function sendVoucher(
  deps: ConversationDeps,
  db: Db,
  told: { readonly reservationId: ReservationId; readonly key: string },
): Promise<void> {
  const reservation = await deps.reservations(db).findById(told.reservationId)
  const conversationId = reservation?.conversationId
  if (!conversationId) return
  if (reservation.status !== 'confirmed' && reservation.status !== 'checked_in') return
  const messaging = deps.messaging(db)
  const keys = saidKeys(reservation.id, told.key)
  const failures: unknown[] = []
  const failed = (error: unknown) => void failures.push(error)

  if (!(await messaging.isSaid(keys.picture))) {
    await deps.voucher
      .picture(db, reservation)
      .then((picture) =>
        messaging.say({
          conversationId,
          content: { type: 'image', media: mediaOf(picture) },
          dedupeKey: keys.picture,
          outside: 'nothing',
        }),
      )
      .catch(failed)
  }
  if (!(await messaging.isSaid(keys.pdf))) {
    const filename = `${reservation.code}.pdf`
    await deps.voucher
      .pdf(db, reservation)
      .then((pdf) =>
        messaging.say({
          conversationId,
          content: { type: 'document', media: mediaOf(pdf), filename },
          dedupeKey: keys.pdf,
          outside: 'nothing',
        }),
      )
      .catch(failed)
  }
  if (failures.length > 0) throw failures[0]
}
