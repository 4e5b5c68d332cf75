import { nightsBetween } from '../../../lib/local-date.ts'
import type { Language } from '../../language/domain.ts'
import { MESSAGES, type MessageKey, type MessageVariables, templateName } from './catalogue.ts'
import {
  formatCount,
  formatDay,
  formatDayLong,
  formatDaysBefore,
  formatDecimal,
  formatGuests,
  formatMoment,
  formatMoney,
  formatNights,
  formatPercent,
  formatSpan,
  formatStay,
  formatStayDays,
  type StayDates,
} from './format.ts'
import type { Kind, KindValues, ReservationStatus } from './kinds.ts'

const STATUSES: Record<Language, Record<ReservationStatus, string>> = {
  es: {
    pre_reserved: 'esperando la seña',
    confirmed: 'confirmada',
    checked_in: 'en curso',
    completed: 'terminada',
    expired: 'vencida',
    cancelled: 'cancelada',
    no_show: 'cerrada porque no llegaron',
  },
  pt: {
    pre_reserved: 'aguardando o sinal',
    confirmed: 'confirmada',
    checked_in: 'em andamento',
    completed: 'concluída',
    expired: 'vencida',
    cancelled: 'cancelada',
    no_show: 'encerrada porque vocês não chegaram',
  },
  en: {
    pre_reserved: 'waiting for the deposit',
    confirmed: 'confirmed',
    checked_in: 'in progress',
    completed: 'completed',
    expired: 'expired',
    cancelled: 'cancelled',
    no_show: 'closed, nobody arrived',
  },
}

/** What comes back from the last step to the arrival: nothing, where nobody said otherwise. */
function withLastStep(steps: KindValues['refunds']): KindValues['refunds'] {
  const last = Math.min(...steps.map((step) => step.daysBefore))
  return steps.length === 0 || last <= 0 ? steps : [...steps, { daysBefore: 0, refundPercent: 0 }]
}

type Presenters = { readonly [K in Kind]: (value: KindValues[K], language: Language) => unknown }

const PRESENTERS: Presenters = {
  text: (value) => oneLine(value),
  tag: (value) => value,
  address: (value) => value.trim(),
  prose: (value) => value.replace(/\r\n?/g, '\n').trim(),
  flag: (value) => value,
  number: (value) => value,
  decimal: (value, language) => formatDecimal(value, language),
  money: formatMoney,
  day: formatDay,
  stay: presentStay,
  stays: (stays, language) => stays.map((stay) => presentStay(stay, language)),
  span: (value, language) => formatSpan(value, language),
  guests: formatGuests,
  nights: formatNights,
  people: (count, language) => formatCount(count, 'person', language),
  moment: formatMoment,
  time: (value) => value,
  words: (words) => words.map(oneLine),
  lines: (lines, language) =>
    lines.map((line) => ({
      description: oneLine(line.description),
      amount: formatMoney(line.amount, language),
    })),
  cabins: (cabins, language) =>
    cabins.map((cabin) => ({
      name: oneLine(cabin.name),
      capacity: formatCount(cabin.capacity, 'person', language),
      total: formatMoney(cabin.total, language),
    })),
  offers: (offers, language) =>
    offers.map((offer) => ({
      cabin: oneLine(offer.cabin),
      stay: presentStay(offer.stay, language),
      total: offer.total ? formatMoney(offer.total, language) : null,
    })),
  status: (value, language) => STATUSES[language][value],
  refunds: (steps, language) =>
    [...withLastStep(steps)]
      .sort((a, b) => b.daysBefore - a.daysBefore)
      .map((step) => ({
        days: step.daysBefore,
        word: formatDaysBefore(step.daysBefore, language),
        percent: step.refundPercent,
        share: formatDecimal(step.refundPercent, language),
      })),
  described: (cabins, language) =>
    cabins.map((cabin) => ({
      name: oneLine(cabin.name),
      capacity: formatCount(cabin.capacity, 'person', language),
      bedrooms: cabin.bedrooms,
      pets_allowed: cabin.petsAllowed,
      from: cabin.from ? formatMoney(cabin.from, language) : null,
      features: cabin.features.map(oneLine),
    })),
  discounts: (rules, language) =>
    rules.map(({ kind, count, percent }) => ({
      kind,
      nights: formatNights(count, language),
      days: count,
      percent: formatPercent(percent, language),
    })),
}

/** The variables of a message as its template sees them: snake_case names, everything already worded. */
export function presentVariables<K extends MessageKey>(
  key: K,
  language: Language,
  variables: MessageVariables[K],
): Record<string, unknown> {
  const given = new Map<string, unknown>(Object.entries(variables))
  return Object.fromEntries(
    Object.entries(MESSAGES[key]).map(([name, spec]: [string, string]) => {
      const value = given.get(name) ?? null
      const kind = spec.replace('?', '')
      return [templateName(name), value === null ? null : present(kind, value, language)]
    }),
  )
}

function present(kind: string, value: unknown, language: Language): unknown {
  // MessageVariables ties each name to the value of its kind; that link is lost when walking the entries.
  const presenter = PRESENTERS[kind as Kind] as (value: unknown, language: Language) => unknown
  return presenter(value, language)
}

/** Reads as a text; `stay.check_in`, `stay.check_out`, `stay.days` and `stay.nights` are there for longer forms. */
function presentStay(stay: StayDates, language: Language): object {
  const parts = {
    check_in: formatDayLong(stay.checkIn, language),
    check_out: formatDayLong(stay.checkOut, language),
    days: formatStayDays(stay, language),
    nights: formatNights(nightsBetween(stay.checkIn, stay.checkOut), language),
  }
  return Object.defineProperty(parts, 'toString', { value: () => formatStay(stay, language) })
}

/** A name typed by a guest must not be able to draw lines or formatting of its own into a message. */
function oneLine(value: string): string {
  return value
    .replace(/[*_~`]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
}
