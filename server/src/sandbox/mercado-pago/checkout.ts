import type { FastifyPluginAsync, FastifyReply } from 'fastify'
import { z } from 'zod'
import { rawBody } from '../http.ts'
import { CHECKOUT_CSS } from './checkout-pages.ts'
import {
  abandonedPage,
  choicePage,
  couponPage,
  expiredPage,
  missingPage,
  resultPage,
} from './checkout-screens.ts'
import type { Attempt } from './payments.ts'
import { isPayable } from './preferences.ts'
import type { SandboxPayment, SandboxPreference, SandboxState } from './state.ts'

export interface CheckoutDeps {
  readonly state: SandboxState
  /** Makes the payment and tells the seller. Undefined when the link takes no more payments. */
  readonly pay: (preferenceId: string, attempt: Attempt) => SandboxPayment | undefined
  readonly settleCoupon: (paymentId: number) => SandboxPayment | undefined
}

const CHOICES = [
  'approve',
  'account_money',
  'two_cards',
  'part',
  'reject',
  'review',
  'coupon',
  'twice',
  'abandon',
] as const

/** Share of the price on the first of two cards. */
const FIRST_CARD = 0.6

type ChoiceName = (typeof CHOICES)[number]

const prefQuery = z.object({ pref_id: z.string() })

const paidQuery = z.object({ payment_id: z.string() })

const numberParams = z.object({ id: z.string() })

/** What a guest's browser sees behind `init_point`. Works without scripts; register it under `publicBase`. */
export function mercadoPagoCheckout(deps: CheckoutDeps): FastifyPluginAsync {
  const { state } = deps
  const stylesheet = `${state.options.publicBase}/checkout.css`
  return async (app) => {
    app.removeAllContentTypeParsers()
    app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))

    app.get('/checkout.css', (_request, reply) =>
      reply.type('text/css; charset=utf-8').header('cache-control', 'max-age=300').send(CHECKOUT_CSS),
    )

    app.get('/checkout', (request, reply) => {
      const preference = findPreference(state, request.query)
      if (!preference) return html(reply.code(404), missingPage(state, stylesheet))
      if (!isPayable(preference, state.now())) return html(reply.code(410), expiredPage(state, stylesheet))
      return html(reply, choicePage(state, preference, stylesheet))
    })

    app.post('/checkout', (request, reply) => {
      const preference = findPreference(state, request.query)
      if (!preference) return html(reply.code(404), missingPage(state, stylesheet))
      const form = new URLSearchParams(rawBody(request.body).toString('utf8'))
      const choice = CHOICES.find((name) => name === form.get('choice'))
      if (!choice) return html(reply.code(400), choicePage(state, preference, stylesheet))
      if (choice === 'abandon') return html(reply, abandonedPage(state, preference, stylesheet))
      const payment = carryOut(deps, preference, choice)
      if (!payment) return html(reply.code(410), expiredPage(state, stylesheet))
      return reply.redirect(`${state.options.publicBase}/checkout/result?payment_id=${payment.id}`, 303)
    })

    app.get('/checkout/result', (request, reply) => {
      const query = paidQuery.safeParse(request.query)
      const payment = query.success ? state.data.payments[query.data.payment_id] : undefined
      const preference = payment && state.data.preferences[payment.preferenceId]
      if (!payment || !preference) return html(reply.code(404), missingPage(state, stylesheet))
      return html(reply, resultPage({ state, payment, preference, stylesheet }))
    })

    app.get('/coupon/:id', (request, reply) => {
      const payment = findPayment(state, request.params)
      if (!payment) return html(reply.code(404), missingPage(state, stylesheet))
      return html(reply, couponPage(state, payment, stylesheet))
    })

    app.post('/coupon/:id', (request, reply) => {
      const payment = findPayment(state, request.params)
      if (!payment) return html(reply.code(404), missingPage(state, stylesheet))
      deps.settleCoupon(payment.id)
      return reply.redirect(`${state.options.publicBase}/checkout/result?payment_id=${payment.id}`, 303)
    })
  }
}

function carryOut(
  deps: CheckoutDeps,
  preference: SandboxPreference,
  choice: ChoiceName,
): SandboxPayment | undefined {
  const { id: preferenceId } = preference
  const first = Math.round(preference.amount * FIRST_CARD)
  const approved: Attempt = { kind: 'card', status: 'approved' }
  switch (choice) {
    case 'approve':
      return deps.pay(preferenceId, approved)
    case 'account_money':
      return deps.pay(preferenceId, { kind: 'account_money', status: 'approved' })
    case 'two_cards': {
      const paid = deps.pay(preferenceId, { ...approved, amount: first })
      const rest = { ...approved, amount: preference.amount - first, evenExpired: true }
      return paid && deps.pay(preferenceId, rest)
    }
    case 'part':
      return deps.pay(preferenceId, { ...approved, amount: first })
    case 'reject':
      return deps.pay(preferenceId, {
        kind: 'card',
        status: 'rejected',
        statusDetail: 'cc_rejected_insufficient_amount',
      })
    case 'review':
      return deps.pay(preferenceId, { kind: 'card', status: 'in_process' })
    case 'coupon':
      return deps.pay(preferenceId, { kind: 'ticket', status: 'pending' })
    case 'twice':
      return deps.pay(preferenceId, approved) && deps.pay(preferenceId, approved)
    case 'abandon':
      return undefined
  }
}

function findPreference(state: SandboxState, query: unknown): SandboxPreference | undefined {
  const parsed = prefQuery.safeParse(query)
  return parsed.success ? state.data.preferences[parsed.data.pref_id] : undefined
}

function findPayment(state: SandboxState, params: unknown): SandboxPayment | undefined {
  const parsed = numberParams.safeParse(params)
  return parsed.success ? state.data.payments[parsed.data.id] : undefined
}

function html(reply: FastifyReply, page: string): FastifyReply {
  return reply
    .type('text/html; charset=utf-8')
    .header('cache-control', 'no-store')
    .header(
      'content-security-policy',
      "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'self'",
    )
    .send(page)
}
