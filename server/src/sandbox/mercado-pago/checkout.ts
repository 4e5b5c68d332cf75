import type { FastifyPluginAsync, FastifyReply } from 'fastify'
import { z } from 'zod'
import { rawBody } from '../http.ts'
import { CHECKOUT_CSS, type Choice, money, noticePage, payPage } from './checkout-pages.ts'
import { type Attempt, isExcluded } from './payments.ts'
import { isPayable } from './preferences.ts'
import { checkoutUrl, couponUrl } from './present.ts'
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

function choicePage(state: SandboxState, preference: SandboxPreference, stylesheet: string): string {
  const all: (Choice & { readonly offered?: boolean })[] = [
    { value: 'approve', label: 'Pagar con tarjeta (se aprueba)', isMain: true },
    { value: 'account_money', label: 'Pagar con dinero en cuenta (se aprueba)' },
    { value: 'two_cards', label: 'Pagar con dos tarjetas (60 % y 40 %)' },
    { value: 'part', label: 'Pagar solo el 60 %' },
    { value: 'reject', label: 'Tarjeta sin fondos (se rechaza)' },
    {
      value: 'review',
      label: 'Tarjeta en revisión (queda pendiente)',
      offered: !preference.binaryMode,
    },
    {
      value: 'coupon',
      label: 'Cupón de Rapipago (pagás en efectivo después)',
      offered: !isExcluded(preference, 'ticket'),
    },
    { value: 'twice', label: 'Pagar dos veces por error' },
    { value: 'abandon', label: 'Irme sin pagar' },
  ]
  return payPage({
    title: preference.title,
    amount: preference.amount,
    currency: preference.currency,
    action: `${state.options.publicBase}/checkout?pref_id=${preference.id}`,
    choices: all.filter((choice) => choice.offered !== false),
    stylesheet,
    alreadyPaid: Object.values(state.data.payments).filter(
      (payment) => payment.preferenceId === preference.id && payment.status === 'approved',
    ).length,
  })
}

type Mood = 'ok' | 'bad' | 'wait'

function outcomeOf(payment: SandboxPayment): { heading: string; text: string; mood: Mood } {
  if (payment.status === 'approved') {
    return { heading: '¡Listo! Se aprobó tu pago', text: `Operación ${payment.id}.`, mood: 'ok' }
  }
  if (payment.status === 'rejected') {
    return {
      heading: 'El pago fue rechazado',
      text: 'La tarjeta no tiene fondos suficientes. Podés probar con otro medio.',
      mood: 'bad',
    }
  }
  if (payment.typeId === 'ticket' && payment.status === 'pending') {
    return {
      heading: 'Tu cupón está listo',
      text: 'Pagalo en cualquier Rapipago. Se acredita en 1 o 2 días hábiles.',
      mood: 'wait',
    }
  }
  if (payment.status === 'in_process' || payment.status === 'pending') {
    return {
      heading: 'Estamos revisando tu pago',
      text: 'Puede tardar hasta 2 días hábiles. Te avisamos por el chat.',
      mood: 'wait',
    }
  }
  return { heading: 'El pago ya no está activo', text: `Estado: ${payment.status}.`, mood: 'bad' }
}

function resultPage(page: {
  state: SandboxState
  payment: SandboxPayment
  preference: SandboxPreference
  stylesheet: string
}): string {
  const { state, payment, preference, stylesheet } = page
  const back = returnUrl(preference, payment)
  const links = [{ href: back ?? chatUrl(state), label: 'Volver al chat' }]
  if (payment.typeId === 'ticket' && payment.status === 'pending') {
    links.push({ href: couponUrl(state, payment.id), label: 'Ver el cupón' })
  }
  if (payment.status === 'rejected') {
    links.push({ href: checkoutUrl(state, preference.id), label: 'Probar otro medio de pago' })
  }
  // The real checkout returns by itself only after a card or account payment was approved.
  const goesBack = back !== undefined && preference.autoReturn !== null && payment.status === 'approved'
  return noticePage({ ...outcomeOf(payment), links, stylesheet, ...(goesBack ? { returnTo: back } : {}) })
}

function couponPage(state: SandboxState, payment: SandboxPayment, stylesheet: string): string {
  const preference = state.data.preferences[payment.preferenceId]
  const isOpen = payment.status === 'pending'
  if (!isOpen) {
    return noticePage({
      ...outcomeOf(payment),
      links: [{ href: chatUrl(state), label: 'Volver al chat' }],
      stylesheet,
    })
  }
  return payPage({
    title: `Cupón de Rapipago ${payment.id}`,
    amount: payment.amount,
    currency: preference?.currency ?? 'ARS',
    action: `${state.options.publicBase}/coupon/${payment.id}`,
    choices: [
      {
        value: 'settle',
        label: `Pagar ${money(payment.amount, preference?.currency ?? 'ARS')} en la caja`,
        isMain: true,
      },
    ],
    stylesheet,
    alreadyPaid: 0,
  })
}

function abandonedPage(state: SandboxState, preference: SandboxPreference, stylesheet: string): string {
  return noticePage({
    heading: 'Te fuiste sin pagar',
    text: 'No se hizo ningún pago. El link sigue sirviendo hasta que venza.',
    mood: 'wait',
    links: [
      { href: returnUrl(preference, undefined) ?? chatUrl(state), label: 'Volver al chat' },
      { href: checkoutUrl(state, preference.id), label: 'Volver a intentar' },
    ],
    stylesheet,
  })
}

function expiredPage(state: SandboxState, stylesheet: string): string {
  return noticePage({
    heading: 'Este link de pago ya venció',
    text: 'No se puede pagar con este link. Pedí uno nuevo en el chat.',
    mood: 'bad',
    links: [{ href: chatUrl(state), label: 'Volver al chat' }],
    stylesheet,
  })
}

function missingPage(state: SandboxState, stylesheet: string): string {
  return noticePage({
    heading: 'No encontramos este pago',
    text: 'El link está incompleto o es de otra instalación.',
    mood: 'bad',
    links: [{ href: chatUrl(state), label: 'Volver al chat' }],
    stylesheet,
  })
}

/** The query of the real return, with its literal `null`s. Undefined when the preference has no such address. */
function returnUrl(preference: SandboxPreference, payment: SandboxPayment | undefined): string | undefined {
  const address = preference.backUrls[outcomeAddress(payment?.status)]
  if (!address) return undefined
  const url = new URL(address)
  const id = String(payment?.id ?? null)
  const status = payment?.status ?? 'null'
  const query = {
    collection_id: id,
    collection_status: status,
    payment_id: id,
    status,
    external_reference: preference.externalReference,
    payment_type: payment?.typeId ?? 'null',
    merchant_order_id: String(payment?.orderId ?? null),
    preference_id: preference.id,
    site_id: 'MLA',
    processing_mode: 'aggregator',
    merchant_account_id: 'null',
  }
  for (const [key, value] of Object.entries(query)) url.searchParams.set(key, value)
  return url.toString()
}

function outcomeAddress(status: string | undefined): 'success' | 'pending' | 'failure' {
  if (status === 'approved') return 'success'
  return status === 'pending' || status === 'in_process' ? 'pending' : 'failure'
}

function chatUrl(state: SandboxState): string {
  return state.options.chatUrl ?? '/sandbox'
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
