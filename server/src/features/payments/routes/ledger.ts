import { idParams, idParamsSchema } from '@tranquera/contracts/common'
import {
  groupPaymentRecorded,
  paymentRecorded,
  recordGroupPaymentBody,
  recordPaymentBody,
  refundsMade,
  reverseEntryBody,
} from '@tranquera/contracts/payments'
import { classifyRefundBody, refundBody, refundView } from '@tranquera/contracts/refunds'
import { problem } from '../../../lib/errors.ts'
import { actorOf } from '../../../lib/http/actor.ts'
import type { App } from '../../../lib/http/app-type.ts'
import { operation } from '../../../lib/http/operation.ts'
import { livingOf } from '../../reservations/domain/group.ts'
import { groupNotFound } from '../../reservations/errors.ts'
import { handProblem, refundProblem, reversalProblem } from '../errors.ts'
import { presentRefund } from '../presenter.ts'
import {
  amountOf,
  byCode,
  codeParams,
  groupStanding,
  MONEY_PROBLEMS,
  type PaymentRouteDeps,
  reversalIn,
  standing,
  standingWithLedger,
} from './shared.ts'

/** What a person writes into the ledger of a stay. */
export function ledgerRoutes(app: App, deps: PaymentRouteDeps): void {
  operation(app, {
    method: 'POST',
    url: '/admin/reservations/:code/payments',
    id: 'recordPayment',
    summary: 'Writes money into the ledger of a stay.',
    tag: 'Money',
    guard: deps.guards.staff,
    problems: [...MONEY_PROBLEMS],
    schema: { params: codeParams, body: recordPaymentBody, response: { 201: paymentRecorded } },
    async handler(request, reply) {
      const reservation = await byCode(deps, request.params.code)
      const { kind, method, note } = request.body
      const actor = actorOf(request)
      const amount = amountOf(request.body.amount, { mayBeNegative: kind === 'adjustment' })
      const given = { reservationId: reservation.id, amount, note, actor }
      const service = deps.payments(deps.db)
      if (kind === 'refund') {
        if (actor.kind !== 'staff' || actor.role !== 'owner') {
          throw problem({ code: 'forbidden', detail: 'Only the owner returns money.' })
        }
        const result = await service.refundByOwner({ ...given, method, meaning: null })
        if (!result.ok) throw refundProblem(result)
      } else {
        const result =
          kind === 'adjustment' || kind === 'charge' || kind === 'fee'
            ? await service.recordAdjustment({ ...given, kind })
            : await service.recordPayment({ ...given, method })
        if (!result.ok) throw handProblem(result.reason)
      }
      return reply.code(201).send(await standingWithLedger(deps, reservation.id))
    },
  })

  operation(app, {
    method: 'POST',
    url: '/admin/groups/:code/payments',
    id: 'recordGroupPayment',
    summary: 'Writes money for all cabins of a booking: each gets its deposit, then what it owes.',
    tag: 'Money',
    guard: deps.guards.staff,
    problems: [
      'reservation_not_found',
      'invalid_amount',
      'more_than_due',
      'not_allowed_in_status',
      'conflict',
      'date_overlap',
    ],
    schema: { params: codeParams, body: recordGroupPaymentBody, response: { 201: groupPaymentRecorded } },
    async handler(request, reply) {
      const stays = deps.reservations(deps.db)
      const group = await stays.findGroup(request.params.code)
      const [first] = group ? livingOf(await stays.groupMembers(group.id)) : []
      if (!group || !first) throw groupNotFound()
      const { method, note } = request.body
      const amount = amountOf(request.body.amount)
      const given = { reservationId: first.id, amount, note, actor: actorOf(request), together: true }
      const result = await deps.payments(deps.db).recordPayment({ ...given, method })
      if (!result.ok) throw handProblem(result.reason)
      return reply.code(201).send(await groupStanding(deps, group))
    },
  })

  operation(app, {
    method: 'POST',
    url: '/admin/reservations/:code/refunds',
    id: 'refundStay',
    summary: 'Returns money of a stay.',
    tag: 'Money',
    guard: deps.guards.owner,
    problems: ['payment_disputed', ...MONEY_PROBLEMS],
    schema: { params: codeParams, body: refundBody.nullish(), response: { 201: refundsMade } },
    async handler(request, reply) {
      const reservation = await byCode(deps, request.params.code)
      const { amount, method, note } = request.body ?? { note: '' }
      const service = deps.payments(deps.db)
      const result = await service.refundByOwner({
        reservationId: reservation.id,
        amount: amount === undefined ? null : amountOf(amount),
        method: method ?? null,
        meaning: request.body?.as ?? null,
        note,
        actor: actorOf(request),
      })
      if (!result.ok) throw refundProblem(result)
      const refunds = (await service.listRefunds(result.refunds)).map((one) => presentRefund(one, deps.zone))
      return reply.code(201).send({ ...(await standing(deps, reservation.id)), refunds })
    },
  })

  operation(app, {
    method: 'POST',
    url: '/admin/refunds/:id/classify',
    id: 'classifyRefund',
    summary: 'Says what money that went back meant: a return or a discount.',
    tag: 'Money',
    guard: deps.guards.owner,
    problems: ['not_found', 'conflict'],
    schema: { params: idParams<'refund'>(), body: classifyRefundBody, response: { 200: refundView } },
    async handler(request) {
      const result = await deps.payments(deps.db).chooseMeaning({
        id: request.params.id,
        meaning: request.body.as,
        actor: actorOf(request),
      })
      if (result.ok) return presentRefund(result.refund, deps.zone)
      throw result.reason === 'not_found'
        ? problem({ code: 'not_found', detail: 'There is no such refund.' })
        : problem({ code: 'conflict', detail: 'Somebody has said already what this refund meant.' })
    },
  })

  operation(app, {
    method: 'POST',
    url: '/admin/ledger/:id/reverse',
    id: 'reverseLedgerEntry',
    summary: 'Takes back an entry that was written by mistake; the guest hears nothing of it.',
    tag: 'Money',
    guard: deps.guards.owner,
    problems: ['not_found', 'conflict', 'not_reversible'],
    schema: { params: idParamsSchema, body: reverseEntryBody, response: { 200: paymentRecorded } },
    async handler(request) {
      const result = await deps.payments(deps.db).reverseEntry(reversalIn(request))
      if (!result.ok) throw reversalProblem(result.reason)
      return standingWithLedger(deps, result.reservation.id)
    },
  })
}
