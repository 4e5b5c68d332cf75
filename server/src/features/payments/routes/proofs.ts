import { idParamsSchema, offsetOf, paginate } from '@tranquera/contracts/common'
import {
  approveProofBody,
  proofList,
  proofListQuery,
  proofView,
  rejectProofBody,
} from '@tranquera/contracts/payments'
import { actorOf } from '../../../lib/http/actor.ts'
import type { App } from '../../../lib/http/app-type.ts'
import type { ProofId } from '../domain/records.ts'
import { proofProblem } from '../errors.ts'
import { presentProof } from '../presenter.ts'
import type { ProofDecision } from '../service/decide-proof.ts'
import { amountOf, type PaymentRouteDeps } from './shared.ts'

/** Receipts of transfers: whoever may record a payment may also decide about its receipt. */
export function proofRoutes(app: App, deps: PaymentRouteDeps): void {
  proofReads(app, deps)
  const present = async (result: ProofDecision) => {
    if (!result.ok) throw proofProblem(result.reason)
    const { code } = await deps.reservations(deps.db).getById(result.proof.reservationId)
    return presentProof({ ...result.proof, code }, deps.zone)
  }

  app.route({
    method: 'POST',
    url: '/admin/payment-proofs/:id/approve',
    preHandler: deps.guards.staff,
    schema: {
      tags: ['Money'],
      params: idParamsSchema,
      body: approveProofBody.nullish(),
      response: { 200: proofView },
    },
    async handler(request) {
      const amount = request.body?.amount
      return present(
        await deps.payments(deps.db).approveProof({
          id: request.params.id as ProofId,
          amount: amount === undefined ? null : amountOf(amount),
          actor: actorOf(request),
        }),
      )
    },
  })

  app.route({
    method: 'POST',
    url: '/admin/payment-proofs/:id/reject',
    preHandler: deps.guards.staff,
    schema: {
      tags: ['Money'],
      params: idParamsSchema,
      body: rejectProofBody.nullish(),
      response: { 200: proofView },
    },
    async handler(request) {
      const reason = request.body?.reason ?? null
      const id = request.params.id as ProofId
      return present(await deps.payments(deps.db).rejectProof({ id, reason, actor: actorOf(request) }))
    },
  })
}

function proofReads(app: App, deps: PaymentRouteDeps): void {
  app.route({
    method: 'GET',
    url: '/admin/payment-proofs',
    preHandler: deps.guards.reader,
    schema: { tags: ['Money'], querystring: proofListQuery, response: { 200: proofList } },
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

  app.route({
    method: 'GET',
    url: '/admin/payment-proofs/:id/file',
    preHandler: deps.guards.reader,
    schema: { tags: ['Money'], params: idParamsSchema },
    async handler(request, reply) {
      const file = await deps.payments(deps.db).proofFile(request.params.id as ProofId)
      if (!file) throw proofProblem('not_found')
      return reply
        .type(file.mime)
        .header('cache-control', 'private, max-age=3600')
        .header('content-disposition', `inline; filename="${file.filename.replace(/[^\w.-]/g, '_')}"`)
        .send(Buffer.from(file.bytes))
    },
  })
}
