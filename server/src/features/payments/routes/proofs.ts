import { idParams, offsetOf, paginate } from '@tranquera/contracts/common'
import {
  approveProofBody,
  proofList,
  proofListQuery,
  proofView,
  rejectProofBody,
} from '@tranquera/contracts/payment-proofs'
import { actorOf } from '../../../lib/http/actor.ts'
import type { App } from '../../../lib/http/app-type.ts'
import { operation } from '../../../lib/http/operation.ts'
import { proofProblem } from '../errors.ts'
import { presentProof } from '../presenter.ts'
import type { ProofDecision } from '../service/decide-proof.ts'
import { amountOf, MONEY_PROBLEMS, type PaymentRouteDeps } from './shared.ts'

/** Receipts of transfers: whoever may record a payment may also decide about its receipt. */
export function proofRoutes(app: App, deps: PaymentRouteDeps): void {
  proofReads(app, deps)
  const present = async (result: ProofDecision) => {
    if (!result.ok) throw proofProblem(result.reason)
    const { code } = await deps.reservations(deps.db).getById(result.proof.reservationId)
    return presentProof({ ...result.proof, code }, deps.zone)
  }

  operation(app, {
    method: 'POST',
    url: '/admin/payment-proofs/:id/approve',
    id: 'approveProof',
    summary: 'Believes the receipt of a transfer and books its money.',
    tag: 'Money',
    guard: deps.guards.staff,
    problems: ['not_found', ...MONEY_PROBLEMS],
    schema: {
      params: idParams<'payment-proof'>(),
      body: approveProofBody.nullish(),
      response: { 200: proofView },
    },
    async handler(request) {
      const amount = request.body?.amount
      return present(
        await deps.payments(deps.db).approveProof({
          id: request.params.id,
          amount: amount === undefined ? null : amountOf(amount),
          orReturn: request.body?.or_return ?? false,
          actor: actorOf(request),
        }),
      )
    },
  })

  operation(app, {
    method: 'POST',
    url: '/admin/payment-proofs/:id/reject',
    id: 'rejectProof',
    summary: 'Refuses the receipt of a transfer; the guest is told.',
    tag: 'Money',
    guard: deps.guards.staff,
    problems: ['not_found', ...MONEY_PROBLEMS],
    schema: {
      params: idParams<'payment-proof'>(),
      body: rejectProofBody.nullish(),
      response: { 200: proofView },
    },
    async handler(request) {
      const reason = request.body?.reason ?? null
      const id = request.params.id
      return present(await deps.payments(deps.db).rejectProof({ id, reason, actor: actorOf(request) }))
    },
  })
}

function proofReads(app: App, deps: PaymentRouteDeps): void {
  operation(app, {
    method: 'GET',
    url: '/admin/payment-proofs',
    id: 'listProofs',
    summary: 'Lists receipts of transfers that guests sent.',
    tag: 'Money',
    guard: deps.guards.reader,
    schema: { querystring: proofListQuery, response: { 200: proofList } },
    async handler(request) {
      const { query } = request
      const page = { limit: query.page_size, offset: offsetOf(query) }
      const found = await deps.payments(deps.db).listProofs(page, query.state ?? query.status ?? null)
      return {
        items: found.items.map((one) => presentProof(one, deps.zone)),
        pagination: paginate(query, found.total),
      }
    },
  })

  operation(app, {
    method: 'GET',
    url: '/admin/payment-proofs/:id/file',
    id: 'getProofFile',
    summary: 'Sends the picture or the document of a receipt.',
    tag: 'Money',
    guard: deps.guards.reader,
    problems: ['not_found'],
    file: { type: 'application/octet-stream', holds: 'The receipt as it came.' },
    schema: { params: idParams<'payment-proof'>() },
    async handler(request, reply) {
      const file = await deps.payments(deps.db).proofFile(request.params.id)
      if (!file) throw proofProblem('not_found')
      return reply
        .type(file.mime)
        .header('cache-control', 'private, max-age=3600')
        .header('content-disposition', `inline; filename="${file.filename.replace(/[^\w.-]/g, '_')}"`)
        .send(Buffer.from(file.bytes))
    },
  })
}
