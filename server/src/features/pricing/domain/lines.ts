import type { Currency } from '../../../lib/money.ts'
import type { Language } from '../../language/domain.ts'
import { formatCount, formatMoney, formatNights } from '../../messaging/domain/format.ts'
import { LINE_KINDS, type PriceStep } from './price-stay.ts'

/** A step in words, with the facts it was made of, so that it can be told again in another language. */
export interface PriceLine extends PriceStep {
  readonly description: string
}

interface Words {
  readonly at: string
  readonly weekend: string
  readonly holiday: string
  readonly perNight: string
  readonly extra: readonly [one: string, many: string]
  readonly discount: string
  readonly cleaning: string
}

const WORDS: Record<Language, Words> = {
  es: {
    at: 'a',
    weekend: 'de fin de semana',
    holiday: 'de feriado',
    perNight: 'por noche',
    extra: ['huésped adicional', 'huéspedes adicionales'],
    discount: 'Descuento por estadía de',
    cleaning: 'Limpieza',
  },
  pt: {
    at: 'a',
    weekend: 'de fim de semana',
    holiday: 'de feriado',
    perNight: 'por noite',
    extra: ['hóspede adicional', 'hóspedes adicionais'],
    discount: 'Desconto por estadia de',
    cleaning: 'Limpeza',
  },
  en: {
    at: 'at',
    weekend: 'on a weekend',
    holiday: 'on a holiday',
    perNight: 'per night',
    extra: ['extra guest', 'extra guests'],
    discount: 'Discount for a stay of',
    cleaning: 'Cleaning',
  },
}

/** `3 noches a $ 95.000`, `2 noches de fin de semana a $ 114.000 (Verano)`. */
export function presentLines(
  steps: readonly PriceStep[],
  options: { readonly currency: Currency; readonly language: Language },
): PriceLine[] {
  return steps.map((step) => ({ ...step, description: describe(step, options) }))
}

/** Lines of a stored quote in another language; what has no facts, such as an adjustment by hand, keeps its words. */
export function retellLines<Line extends { readonly kind: string; readonly description: string }>(
  lines: readonly Line[],
  options: { readonly currency: Currency; readonly language: Language },
): Line[] {
  return lines.map((line) => (isStep(line) ? { ...line, description: describe(line, options) } : line))
}

function isStep(line: { readonly kind: string }): line is PriceStep {
  return (
    LINE_KINDS.some((kind) => kind === line.kind) &&
    (line.kind === 'cleaning' || 'nights' in line || 'count' in line)
  )
}

function describe(step: PriceStep, options: { currency: Currency; language: Language }): string {
  const { currency, language } = options
  const words = WORDS[language]
  const unit = formatMoney({ amount: step.unitAmount ?? step.amount, currency }, language)
  const nights = formatNights(step.nights ?? 0, language)
  const name = step.name ? ` (${step.name})` : ''
  switch (step.kind) {
    case 'nights':
    case 'season':
      return `${nights} ${words.at} ${unit}${name}`
    case 'weekend':
      return `${nights} ${words.weekend} ${words.at} ${unit}${name}`
    case 'holiday':
      return `${nights} ${words.holiday} ${words.at} ${unit}${name}`
    case 'extra_guests': {
      const count = step.count ?? 1
      return `${count} ${words.extra[count === 1 ? 0 : 1]} ${words.at} ${unit} ${words.perNight}`
    }
    case 'length_discount':
      return `${words.discount} ${nights} (${step.percent ?? 0} %)`
    case 'cleaning':
      return words.cleaning
    case 'pets':
      return formatCount(step.count ?? 1, 'pet', language)
  }
}
