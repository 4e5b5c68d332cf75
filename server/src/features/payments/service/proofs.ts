import { z } from 'zod'
import { type Instant, secondsBetween } from '../../../lib/clock.ts'
import type { Db } from '../../../lib/db/types.ts'
import type { GuestId } from '../../../lib/ids.ts'
import { type Reservation, statusAt } from '../../reservations/domain/reservation.ts'
import { type ProofFile, promisedHex, proofFilename, readProofFile } from '../domain/proof-file.ts'
import type { Proof, ProofId } from '../domain/records.ts'
import { fetchProofJob } from '../jobs.ts'
import { proofRepository } from '../repository/proofs.ts'
import { dueTogether } from './credit-shares.ts'
import { type PaymentDeps, SYSTEM, TryAgainError, type Work } from './deps.ts'
import { netBalance } from './returnable.ts'
import { tell } from './words.ts'

const media = z.object({
  mediaId: z.string().min(1),
  mime: z.string(),
  sha256: z.string().nullable().catch(null),
})
/** The two kinds of message that can be a receipt (features/inbox/domain.ts). */
const content = z.discriminatedUnion('type', [
  z.object({ type: z.literal('image'), media }),
  z.object({ type: z.literal('document'), media, filename: z.string().nullable().catch(null) }),
])

export interface GivenProof {
  readonly guestId: GuestId
  readonly messageId: string
  readonly content: unknown
}

/** Notes a receipt for the stay that waits for money; a proof alone never confirms anything. */
export async function takeProof(work: Work, given: GivenProof): Promise<{ readonly code: string | null }> {
  const { deps, tx } = work
  const parsed = content.safeParse(given.content)
  const reservation = await waitingFor(work, given.guestId)
  if (!reservation) return { code: null }
  const { code } = reservation
  // "I paid by transfer" in words: the stay is known, there is nothing to keep yet.
  if (!parsed.success) return { code }
  const { data } = parsed
  const id = deps.ids.uuid<ProofId>()
  const fresh = await proofRepository(tx).insert({
    id,
    reservationId: reservation.id,
    guestId: given.guestId,
    messageId: given.messageId,
    providerMediaId: data.media.mediaId,
    mime: data.media.mime,
    filename: data.type === 'document' ? data.filename : null,
    promisedSha256: data.media.sha256,
    createdAt: deps.clock.now(),
  })
  if (!fresh) return { code }
  await deps.jobs.enqueue(tx, fetchProofJob, { proofId: id })
  if (statusAt(reservation, deps.clock.now()) === 'pre_reserved') {
    // Once: who sends two receipts does not get two extensions.
    await deps
      .reservations(tx)
      .extend(reservation.id, { actor: SYSTEM, cause: 'a transfer receipt was sent' })
  }
  return { code }
}

/** So long after the end of a hold a receipt may still be for it; later a photo is just a photo. */
const RECEIPT_LATE_SECONDS = 24 * 60 * 60

/** A live hold before anything else, then a stay that owes, then a hold that has just ended. */
async function waitingFor(work: Work, guestId: GuestId): Promise<Reservation | undefined> {
  const { deps, tx } = work
  const all = await deps.reservations(tx).listOfGuest({ guestId, phone: null })
  const now = deps.clock.now()
  const ranked: { reservation: Reservation; rank: number }[] = []
  for (const reservation of all) {
    const status = statusAt(reservation, now)
    const rank = ['pre_reserved', 'confirmed', 'checked_in', 'expired'].indexOf(status)
    if (rank < 0 || (status === 'expired' && !endedLately(reservation, now))) continue
    if ((await netBalance(work, reservation.id)).due > 0) ranked.push({ reservation, rank })
  }
  return ranked.sort((a, b) => a.rank - b.rank)[0]?.reservation
}

function endedLately({ expiresAt }: Reservation, now: Instant): boolean {
  return expiresAt !== null && secondsBetween(expiresAt, now) <= RECEIPT_LATE_SECONDS
}

/** Handler of `payments.fetch-proof`: the bytes are had, looked at and kept, and the owner is called. */
export async function fetchProof(
  deps: PaymentDeps,
  db: Db,
  of: { readonly id: ProofId; readonly lastTry: boolean },
): Promise<void> {
  const proof = await proofRepository(db).find(of.id)
  if (proof?.state !== 'wanted') return
  if (!deps.downloadMedia) return unreadable({ deps, db }, proof, 'WhatsApp is off')
  const got = await deps.downloadMedia(proof.providerMediaId)
  if (!got.ok) {
    if ((got.kind === 'retry' || got.kind === 'alert') && !of.lastTry) {
      throw new TryAgainError(`Receipt ${of.id}: ${got.detail}`)
    }
    return unreadable({ deps, db }, proof, got.detail)
  }
  const file = readProofFile(got.bytes)
  if (!file.ok) return unreadable({ deps, db }, proof, file.reason)
  const promised = promisedHex(proof.promisedSha256)
  if (promised && promised !== got.sha256)
    return unreadable({ deps, db }, proof, 'its bytes are not those that were sent')
  await keep({ deps, db }, proof, { file, bytes: got.bytes, sha256: got.sha256 })
}

interface Desk {
  readonly deps: PaymentDeps
  readonly db: Db
}

async function keep(
  { deps, db }: Desk,
  proof: Proof,
  got: {
    readonly file: Extract<ProofFile, { ok: true }>
    readonly bytes: Uint8Array
    readonly sha256: string
  },
): Promise<void> {
  const reservation = await deps.reservations(db).getById(proof.reservationId)
  const { code } = reservation
  const { mime } = got.file
  const mediaKey = await deps.media(db).put(got.bytes, mime, proofFilename(code, mime))
  await db.transaction(async (tx) => {
    const repository = proofRepository(tx)
    const current = await repository.lock(proof.id)
    if (current?.state !== 'wanted') return
    const same = await repository.findSame(got.sha256, proof.id)
    const size = got.bytes.length
    const duplicateOf = same?.id ?? null
    await repository.markFetched(proof.id, { mediaKey, mime, sha256: got.sha256, size, duplicateOf })
    await endUnreadable({ deps, tx }, proof)
    const warning = same ? ' The very same file was sent before: look twice.' : ''
    await deps.alert(tx, {
      kind: same ? 'payment_proof_repeated' : 'payment_proof',
      severity: 'warning',
      summary: `A transfer receipt for ${code} waits. Check the bank, then approve or reject it.${warning}`,
      about: code,
      entity: 'payment_proof',
      entityId: proof.id,
      dedupeKey: `payment_proof:${proof.id}`,
    })
    const { reservation: whole } = await deps.reservations(tx).wholeStay(reservation)
    const amount = await dueTogether({ deps, tx }, reservation)
    await deps.proofCame?.(tx, {
      id: proof.id,
      code: whole.code,
      guestName: reservation.contact.name,
      amount: amount > 0 ? { amount, currency: reservation.terms.currency } : null,
      picture: mime.startsWith('image/') ? mediaKey : null,
      isRepeated: same !== undefined,
    })
  })
}

/** What the guest was asked to send again is here. */
async function endUnreadable({ deps, tx }: Work, { reservationId }: Proof): Promise<void> {
  for (const { id, state } of await proofRepository(tx).ofReservation(reservationId))
    if (state === 'unreadable') await deps.closeAlert(tx, `payment_proof:${id}`)
}

async function unreadable({ deps, db }: Desk, proof: Proof, failure: string): Promise<void> {
  await db.transaction(async (tx) => {
    const current = await proofRepository(tx).lock(proof.id)
    if (current?.state !== 'wanted') return
    await proofRepository(tx).markUnreadable(proof.id, failure)
    const reservation = await deps.reservations(tx).getById(proof.reservationId)
    await deps.alert(tx, {
      kind: 'payment_proof_unreadable',
      severity: 'warning',
      summary: `A receipt for ${reservation.code} could not be read (${failure}). The guest was asked for it again.`,
      about: reservation.code,
      entity: 'payment_proof',
      entityId: proof.id,
      dedupeKey: `payment_proof:${proof.id}`,
    })
    const variables = { code: reservation.code, reason: UNREADABLE[reservation.language] }
    await tell({ deps, tx }, reservation, { key: 'proof_rejected', variables, once: `proof:${proof.id}` })
  })
}

const UNREADABLE = {
  es: 'no pude abrir el archivo, tiene que ser una foto o un PDF',
  pt: 'não consegui abrir o arquivo, precisa ser uma foto ou um PDF',
  en: 'I could not open the file, it has to be a photo or a PDF',
} as const
