import { idParamsSchema } from '@tranquera/contracts/common'
import { reverseEntryBody } from '@tranquera/contracts/payments'
import { recordSecurityBody, securityAccountView } from '@tranquera/contracts/security-deposit'
import { actorOf } from '../../../lib/http/actor.ts'
import type { App } from '../../../lib/http/app-type.ts'
import { operation } from '../../../lib/http/operation.ts'
import { securityProblem } from '../errors.ts'
import { presentSecurity } from '../presenter.ts'
import { amountOf, byCode, codeParams, type PaymentRouteDeps, reversalIn } from './shared.ts'

/** The security deposit, in an account of its own (contract section 5). */
export function securityDepositRoutes(app: App, deps: PaymentRouteDeps): void {
  operation(app, {
    method: 'GET',
    url: '/admin/reservations/:code/security-deposit',
    id: 'getSecurityDeposit',
    summary: 'Shows what is asked, received, returned and kept against damage.',
    tag: 'Money',
    guard: deps.guards.reader,
    problems: ['reservation_not_found'],
    schema: { params: codeParams, response: { 200: securityAccountView } },
    async handler(request) {
      const reservation = await byCode(deps, request.params.code)
      return presentSecurity(await deps.payments(deps.db).securityDeposit(reservation), deps.zone)
    },
  })

  operation(app, {
    method: 'POST',
    url: '/admin/reservations/:code/security-deposit',
    id: 'recordSecurityDeposit',
    summary: 'Records that the security deposit came, went back, or was kept for damage.',
    tag: 'Money',
    guard: deps.guards.staff,
    problems: [
      'reservation_not_found',
      'invalid_amount',
      'more_than_due',
      'more_than_paid',
      'not_allowed_in_status',
      'conflict',
    ],
    schema: { params: codeParams, body: recordSecurityBody, response: { 201: securityAccountView } },
    async handler(request, reply) {
      const reservation = await byCode(deps, request.params.code)
      const { kind, method, amount, note } = request.body
      const result = await deps.payments(deps.db).recordSecurity({
        reservationId: reservation.id,
        kind,
        amount: amount === undefined ? null : amountOf(amount),
        method: kind === 'kept' ? null : method,
        note,
        actor: actorOf(request),
      })
      if (!result.ok) throw securityProblem(result, kind)
      return reply.code(201).send(presentSecurity(result.account, deps.zone))
    },
  })

  operation(app, {
    method: 'POST',
    url: '/admin/security-deposit-entries/:id/reverse',
    id: 'reverseSecurityDeposit',
    summary: 'Takes back an entry of a security deposit that was written by mistake.',
    tag: 'Money',
    guard: deps.guards.owner,
    problems: ['reservation_not_found', 'not_allowed_in_status', 'more_than_paid', 'conflict'],
    schema: { params: idParamsSchema, body: reverseEntryBody, response: { 200: securityAccountView } },
    async handler(request) {
      const result = await deps.payments(deps.db).reverseSecurity(reversalIn(request))
      if (!result.ok) throw securityProblem(result, 'returned')
      return presentSecurity(result.account, deps.zone)
    },
  })
}
