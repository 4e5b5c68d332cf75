import { type Choice, money, noticePage, payPage } from './checkout-pages.ts'
import { isExcluded } from './payments.ts'
import { checkoutUrl, couponUrl } from './present.ts'
import type { SandboxPayment, SandboxPreference, SandboxState } from './state.ts'

export function choicePage(state: SandboxState, preference: SandboxPreference, stylesheet: string): string {
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

export function resultPage(page: {
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

export function couponPage(state: SandboxState, payment: SandboxPayment, stylesheet: string): string {
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

export function abandonedPage(
  state: SandboxState,
  preference: SandboxPreference,
  stylesheet: string,
): string {
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

export function expiredPage(state: SandboxState, stylesheet: string): string {
  return noticePage({
    heading: 'Este link de pago ya venció',
    text: 'No se puede pagar con este link. Pedí uno nuevo en el chat.',
    mood: 'bad',
    links: [{ href: chatUrl(state), label: 'Volver al chat' }],
    stylesheet,
  })
}

export function missingPage(state: SandboxState, stylesheet: string): string {
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
