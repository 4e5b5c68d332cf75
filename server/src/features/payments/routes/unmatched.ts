import { offsetOf, paginate } from '@tranquera/contracts/common'
import {
  applyUnmatchedBody,
  unmatchedDecided,
  unmatchedList,
  unmatchedParams,
  unmatchedQuery,
} from '@tranquera/contracts/payments'
import { actorOf } from '../../../lib/http/actor.ts'
import type { App } from '../../../lib/http/app-type.ts'
import { operation } from '../../../lib/http/operation.ts'
import { unmatchedProblem } from '../errors.ts'
import { presentUnmatched } from '../presenter.ts'
import type { UnmatchedResult } from '../service/unmatched.ts'
import { amountOf, type PaymentRouteDeps } from './shared.ts'

/** Real money that fits no stay as it came: a person applies it or says that it was returned. */
export function unmatchedRoutes(app: App, deps: PaymentRouteDeps): void {
  const decided = (result: UnmatchedResult) => {
    if (!result.ok) throw unmatchedProblem(result.reason)
    return { id: result.payment.paymentId, outcome: result.payment.outcome ?? '' }
  }

  operation(app, {
    method: 'GET',
    url: '/admin/unmatched-payments',
    id: 'listUnmatchedPayments',
    summary: 'Lists real money that names a stay and does not fit it.',
    tag: 'Money',
    guard: deps.guards.reader,
    schema: { querystring: unmatchedQuery, response: { 200: unmatchedList } },
    async handler(request) {
      const { query } = request
      const page = { limit: query.page_size, offset: offsetOf(query) }
      const found = await deps.payments(deps.db).listUnmatched(page, query.state ?? null)
      return {
        items: found.items.map((one) => presentUnmatched(one, deps.zone)),
        pagination: paginate(query, found.total),
      }
    },
  })

  operation(app, {
    method: 'POST',
    url: '/admin/unmatched-payments/:id/apply',
    id: 'applyUnmatchedPayment',
    summary: 'Says which stay a payment pays.',
    tag: 'Money',
    guard: deps.guards.owner,
    problems: [
      'not_found',
      'reservation_not_found',
      'conflict',
      'invalid_amount',
      'more_than_due',
      'date_overlap',
      'not_allowed_in_status',
    ],
    schema: {
      params: unmatchedParams,
      body: applyUnmatchedBody.nullish(),
      response: { 200: unmatchedDecided },
    },
    async handler(request) {
      const { code, amount, note } = request.body ?? { note: '' }
      const result = await deps.payments(deps.db).applyUnmatched({
        paymentId: request.params.id,
        code: code ?? null,
        amount: amount === undefined ? null : amountOf(amount),
        note,
        actor: actorOf(request),
      })
      return decided(result)
    },
  })

  operation(app, {
    method: 'POST',
    url: '/admin/unmatched-payments/:id/return',
    id: 'returnUnmatchedPayment',
    summary: 'Says that a payment was returned where it arrived.',
    tag: 'Money',
    guard: deps.guards.owner,
    problems: ['not_found', 'conflict'],
    schema: { params: unmatchedParams, response: { 200: unmatchedDecided } },
    async handler(request) {
      const actor = actorOf(request)
      return decided(await deps.payments(deps.db).returnUnmatched({ paymentId: request.params.id, actor }))
    },
  })
}
