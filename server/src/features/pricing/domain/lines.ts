import type { Currency } from '../../../lib/money.ts'
import type { Language } from '../../language/domain.ts'
import { formatCount, formatMoney, formatNights, formatPercent } from '../../messaging/domain/format.ts'
import type { LineKind, PriceStep } from './price-step.ts'

/** A step in words, with the facts it was made of, so that it can be told again in another language. */
export interface PriceLine extends PriceStep {
  readonly description: string
}

/**
 * What stands in braces is filled in: `nights` and `guests` are counted, `unit` is an amount, `percent` a percentage.
 */
const SENTENCES: Record<Language, Record<LineKind, string>> = {
  es: {
    nights: '{nights} a {unit}',
    season: '{nights} a {unit}',
    weekend: '{nights} de fin de semana a {unit}',
    holiday: '{nights} de feriado a {unit}',
    package: 'Paquete {name}: {nights}',
    extra_guests: '{guests} a {unit} por noche',
    length_discount: 'Descuento por estadía de {nights} ({percent})',
    last_minute: 'Descuento de último momento ({percent})',
    cleaning: 'Limpieza',
    pets: '{pets}',
    extra: '{name}',
    payment_discount: 'Descuento por pago {way} ({percent})',
    rounding: 'Redondeo',
  },
  pt: {
    nights: '{nights} a {unit}',
    season: '{nights} a {unit}',
    weekend: '{nights} de fim de semana a {unit}',
    holiday: '{nights} de feriado a {unit}',
    package: 'Pacote {name}: {nights}',
    extra_guests: '{guests} a {unit} por noite',
    length_discount: 'Desconto por estadia de {nights} ({percent})',
    last_minute: 'Desconto de última hora ({percent})',
    cleaning: 'Limpeza',
    pets: '{pets}',
    extra: '{name}',
    payment_discount: 'Desconto por pagamento {way} ({percent})',
    rounding: 'Arredondamento',
  },
  en: {
    nights: '{nights} at {unit}',
    season: '{nights} at {unit}',
    weekend: '{nights} on a weekend at {unit}',
    holiday: '{nights} on a holiday at {unit}',
    package: '{name} package: {nights}',
    extra_guests: '{guests} at {unit} per night',
    length_discount: 'Discount for a stay of {nights} ({percent})',
    last_minute: 'Last-minute discount ({percent})',
    cleaning: 'Cleaning',
    pets: '{pets}',
    extra: '{name}',
    payment_discount: 'Discount for paying {way} ({percent})',
    rounding: 'Rounding',
  },
}

const EXTRA_GUESTS: Record<Language, readonly [one: string, many: string]> = {
  es: ['huésped adicional', 'huéspedes adicionales'],
  pt: ['hóspede adicional', 'hóspedes adicionais'],
  en: ['extra guest', 'extra guests'],
}

const WAYS: Record<Language, Record<'transfer' | 'cash', string>> = {
  es: { transfer: 'por transferencia', cash: 'en efectivo' },
  pt: { transfer: 'por transferência', cash: 'em dinheiro' },
  en: { transfer: 'by bank transfer', cash: 'in cash' },
}

/** Behind these the season or the holiday is named in brackets. */
const NAMED: ReadonlySet<LineKind> = new Set(['nights', 'season', 'weekend', 'holiday'])

/** `3 noches a $ 95.000`, `2 noches de fin de semana a $ 114.000 (Verano)`. */
export function presentLines(
  steps: readonly PriceStep[],
  options: { readonly currency: Currency; readonly language: Language },
): PriceLine[] {
  return steps.map((step) => ({ ...step, description: describe(step, options) }))
}

function describe(step: PriceStep, options: { currency: Currency; language: Language }): string {
  const { currency, language } = options
  const count = step.count ?? 1
  const facts: Readonly<Record<string, string>> = {
    nights: formatNights(step.nights ?? 0, language),
    unit: formatMoney({ amount: step.unitAmount ?? step.amount, currency }, language),
    name: step.name ?? '',
    guests: `${count} ${EXTRA_GUESTS[language][count === 1 ? 0 : 1]}`,
    pets: formatCount(count, 'pet', language),
    percent: formatPercent(step.percent ?? 0, language),
    way: WAYS[language][step.payBy ?? 'transfer'],
  }
  const sentence = SENTENCES[language][step.kind].replace(
    /\{(\w+)\}/g,
    (_, fact: string) => facts[fact] ?? '',
  )
  return NAMED.has(step.kind) && step.name ? `${sentence} (${step.name})` : sentence
}
