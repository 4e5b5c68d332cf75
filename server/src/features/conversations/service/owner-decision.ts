import type { Db } from '../../../lib/db/types.ts'
import type { Actor } from '../../../lib/http/actor.ts'
import type { ConversationId } from '../../../lib/ids.ts'
import { idIn } from '../../../lib/ids.ts'
import { buttonLabel } from '../../messaging/domain/labels.ts'
import { renderMessage } from '../../messaging/service/templates.ts'
import type { ProofTap } from '../../payments/service/tap-proof.ts'
import { encodeTap } from '../domain/buttons.ts'
import { priceAsked } from '../domain/owner-taps.ts'
import type { OwnerDecision } from '../jobs.ts'
import { panelRepository } from '../repository/panel.ts'
import { conversationRepository } from '../repository.ts'
import { handOverTo } from './by-owner.ts'
import type { ConversationDeps } from './deps.ts'
import { agreePrice, type Outcome, refusePrice, TOO_LATE } from './owner-price.ts'
import { proofButtons } from './proof-for-owner.ts'

/** Handler of `conversations.owner-decision`: the deed first, then the word about it. Doing it twice does it once. */
export async function decide(deps: ConversationDeps, db: Db, decision: OwnerDecision): Promise<void> {
  await deps.refreshTemplates(db)
  const outcome = await carryOut(deps, db, decision)
  await db.transaction(async (tx) => {
    const conversation = await conversationRepository(tx).lock(decision.conversationId)
    if (!conversation) return
    const { language } = conversation
    const body = renderMessage(outcome.key, language, outcome.variables)
    const buttons = (outcome.buttons ?? []).map(({ tap, label }) => ({
      id: encodeTap({ version: 0, action: { type: 'owner', tap } }),
      title: buttonLabel(label, language),
    }))
    await deps.messaging(tx).say({
      conversationId: conversation.id,
      content: buttons.length > 0 ? { type: 'buttons', body, buttons } : { type: 'text', body },
      dedupeKey: `decided:${decision.key}`,
      outside: 'nothing',
    })
  })
}

async function carryOut(deps: ConversationDeps, db: Db, decision: OwnerDecision): Promise<Outcome> {
  const { tap } = decision
  const actor: Actor = { kind: 'staff', id: decision.by, role: 'owner' }
  const [id = ''] = tap.values
  switch (tap.name) {
    case 'answer':
      return answer(deps, db, { id, text: decision.text ?? '', actor })
    case 'keep_all':
    case 'keep_cabin': {
      const kept = await deps.answers(db).remember(id, tap.name === 'keep_all' ? 'all' : 'cabin', actor)
      return { key: 'owner_kept', variables: { kept: kept !== undefined } }
    }
    case 'keep_no':
      return { key: 'owner_kept', variables: { kept: false } }
    case 'proof_yes': {
      const shown = Number(tap.values[1])
      return Number.isSafeInteger(shown) && shown > 0
        ? decideProof(deps, db, { id, approve: shown, actor })
        : TOO_LATE
    }
    case 'proof_back': {
      const shown = Number(tap.values[1])
      return Number.isSafeInteger(shown) && shown > 0
        ? decideProof(deps, db, { id, approve: shown, orReturn: true, actor })
        : TOO_LATE
    }
    case 'proof_no':
      return decideProof(deps, db, { id, approve: null, actor })
    case 'take_chat':
    case 'give_chat': {
      const to = tap.name === 'take_chat' ? 'human' : 'bot'
      const done = await handOverTo({ deps, tx: db }, id, { to, actor })
      const name = await nameOfGuest(deps, db, idIn<'conversation'>(id))
      return done.ok ? { key: 'owner_chat', variables: { taken: to === 'human', name } } : TOO_LATE
    }
    case 'price_yes': {
      const asked = priceAsked(tap)
      const total = Number(tap.values[4])
      return asked && Number.isSafeInteger(total) && total > 0
        ? agreePrice({ deps, db, actor }, { ...asked, total })
        : TOO_LATE
    }
    case 'price_no':
      return refusePrice({ deps, db, actor }, id)
    case 'price_other':
      return TOO_LATE
  }
}

/** The guest gets the owner's words as they are; keeping them is one tap more. */
async function answer(
  deps: ConversationDeps,
  db: Db,
  of: { readonly id: string; readonly text: string; readonly actor: Actor },
): Promise<Outcome> {
  const { id, text, actor } = of
  const done = await deps.answers(db).answerQuestion(id, { text, remember: false, for: 'all' }, actor)
  if (!done.ok) return TOO_LATE
  const name = await nameOfGuest(deps, db, done.question.conversationId)
  const ofCabin = done.question.accommodationId !== null
  return {
    key: 'owner_answered',
    variables: { name },
    buttons: [
      { tap: { name: 'keep_all', values: [id] }, label: 'keep_all' },
      ...(ofCabin
        ? [{ tap: { name: 'keep_cabin', values: [id] } as const, label: 'keep_cabin' as const }]
        : []),
      { tap: { name: 'keep_no', values: [id] }, label: 'keep_no' },
    ],
  }
}

async function decideProof(deps: ConversationDeps, db: Db, of: ProofTap): Promise<Outcome> {
  const done = await deps.decideProof(db, of)
  if (done.ok)
    return {
      key: 'owner_proof_done',
      variables: { approved: of.approve !== null, returned: done.isReturned, code: done.code },
    }
  switch (done.reason) {
    case 'decided':
      return TOO_LATE
    case 'date_overlap':
      return {
        key: 'owner_not_done',
        variables: { deed: 'taken' },
        buttons: [{ tap: { name: 'proof_back', values: [of.id, String(of.approve)] }, label: 'proof_back' }],
      }
    case 'asked_changed': {
      const { code, asked } = done
      const shown = { amount: of.approve ?? 0, currency: asked.currency }
      const amount = asked.amount > 0 ? asked : null
      return {
        key: 'owner_proof_changed',
        variables: { code, shown, amount },
        buttons: proofButtons(of.id, amount),
      }
    }
    default:
      return { key: 'owner_not_done', variables: { deed: 'proof' } }
  }
}

async function nameOfGuest(deps: ConversationDeps, db: Db, id: ConversationId): Promise<string> {
  const { items } = await panelRepository(db, deps.propertyId).list({
    limit: 1,
    offset: 0,
    counted: false,
    id,
  })
  const [found] = items
  return found?.guest.name ?? (found?.guest.phone ? `+${found.guest.phone}` : '')
}
