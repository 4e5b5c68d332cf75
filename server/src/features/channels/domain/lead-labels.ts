import type { Instant } from '../../../lib/clock.ts'
import { dateOf, existsDate, type LocalDate } from '../../../lib/local-date.ts'

/** What stands behind the labels of a platform's form, as written. */
export interface Labelled {
  readonly checkIn?: string
  readonly checkOut?: string
  /** Both days on one line. */
  readonly dates?: string
  readonly guests?: string
  readonly adults?: string
  readonly children?: string
  readonly name?: string
  /** Where the form asks for it apart. */
  readonly surname?: string
  readonly phone?: string
  readonly email?: string
  readonly message?: string
}

const either = (...words: readonly string[]) => new RegExp(`^(?:${words.join('|')})$`, 'iu')

const OF_GUEST =
  '(?: (?:del?|do|da) (?:hu[ée]sped|h[óo]spede|pasajero|viajero|viajante|titular|cliente|contacto))?'
const DAY = '(?:fecha de |data de |data do )?'

/** As Airbnb, Booking, Vrbo, Despegar and the forms of small pages write them in three languages. */
const LABELS: readonly (readonly [keyof Labelled, RegExp])[] = [
  [
    'dates',
    either(
      '(?:check[- ]?in|llegada|ingreso|entrada|chegada|arrival)\\s+(?:check[- ]?out|salida|egreso|sa[ií]da|departure)',
      'fechas?(?: de(?:l)? (?:viaje|estad[ií]a))?|datas?(?: da viagem| da estadia)?|per[ií]odo',
      '(?:travel |stay )?dates(?: of stay)?|estad[ií]a|estancia',
    ),
  ],
  [
    'checkIn',
    either(
      `${DAY}(?:check[- ]?in|llegada|ingreso|entrada|chegada)`,
      '(?:check[- ]?in|arrival)(?: date)?|desde|from|de',
    ),
  ],
  [
    'checkOut',
    either(
      `${DAY}(?:check[- ]?out|salida|egreso|partida|sa[ií]da)`,
      '(?:check[- ]?out|departure)(?: date)?|hasta|until|to|at[ée]',
    ),
  ],
  [
    'guests',
    either(
      '(?:total de |cantidad de |n[úu]mero de |n[.º°o]+ de |quantidade de )?' +
        '(?:hu[ée]spedes|h[óo]spedes|personas|pessoas|pasajeros|viajeros|viajantes)',
      '(?:total |number of )?(?:guests|people|travell?ers)',
    ),
  ],
  ['adults', either('adultos|adults|mayores')],
  ['children', either('ni[ñn]os|menores|crian[çc]as|children|kids')],
  [
    'name',
    either(
      `(?:tu |su |seu )?(?:nombre(?: y apellido| completo)?|nome(?: e sobrenome| completo)?)${OF_GUEST}`,
      '(?:your |full |first |guest |travell?er )?name|hu[ée]sped|h[óo]spede|guest|viajero|viajante|pasajero|travell?er',
    ),
  ],
  ['surname', either('(?:last |family |sur)name|apellidos?|sobrenome')],
  [
    'phone',
    either(
      `(?:tel[ée]fono|telefone|celular|m[óo]vil|whatsapp)${OF_GUEST}(?: de conta[ct]to|\\s*/\\s*whatsapp)?`,
      '(?:travell?er |guest |mobile )?phone(?: number)?|mobile|tel',
    ),
  ],
  ['email', either('(?:tu |su |seu |your )?e-?mail(?: address)?|correo(?: electr[óo]nico)?')],
  [
    'message',
    either(
      `(?:tu |su |sua |your )?(?:mensaje|mensagem|message)${OF_GUEST}|message from (?:the )?(?:guest|travell?er)`,
      'cuerpo del mensaje|corpo da mensagem|message body',
      'comentarios?|coment[áa]rios?|comments?|consulta|pregunta|question|observaciones|observa[çc][õo]es',
    ),
  ],
]

const keyOf = (label: string) => LABELS.find(([, pattern]) => pattern.test(label.trim()))?.[0]

/** Labels with their value on the same line after a colon, or alone with the value on the next line. */
export function labelled(text: string): Labelled {
  const lines = text.split(/\r?\n/).map((line) => line.replaceAll('*', '').trim())
  const found: Partial<Record<keyof Labelled, string>> = {}
  for (const [i, line] of lines.entries()) {
    const [, label = '', value = ''] = /^([^:|]{2,40}?)\s*[:|]\s*(.*)$/.exec(line) ?? [undefined, line, '']
    const key = keyOf(label)
    if (!key || found[key]) continue
    const below = lines.slice(i + 1).find((next) => next !== '') ?? ''
    const whole = key === 'message' ? messageFrom(value, lines.slice(i + 1)) : value || below
    if (whole) found[key] = whole
  }
  return { ...headed(lines, found.message), ...found }
}

/** WordPress's contact forms write a mail inside the mail: "De: Ana Paz <ana@mail.example>", its subject, its words. */
function headed(lines: readonly string[], message: string | undefined): Labelled {
  const sender = /^(?:de|from)\s*:\s*(.{2,80}?)\s*<([^<>\s]+@[^<>\s]+)>$/i
  const [, name, email] = lines.map((line) => sender.exec(line)).find(Boolean) ?? []
  if (!name || !email) return {}
  const body = lines.slice(lines.indexOf('') + 1)
  return message || !lines.includes('') ? { name, email } : { name, email, message: messageFrom('', body) }
}

/** People as a sentence, whether the form counts them together or adults and children apart. */
export function peopleIn({ guests, adults, children }: Labelled): string | undefined {
  const apart = [adults && `${adults} adultos`, children && children !== '0' && `${children} niños`]
  if (guests && /^\d{1,2}$/.test(guests)) return `${guests} personas`
  return guests ?? (adults ? apart.filter(Boolean).join(', ') : undefined)
}

/** A message runs until the next label or the platform's ruler. */
function messageFrom(first: string, rest: readonly string[]): string {
  const end = rest.findIndex((line) => /^(--|_{5,}|-{5,})/.test(line) || keyOf(line.split(':')[0] ?? ''))
  return [first, ...(end < 0 ? rest : rest.slice(0, end))]
    .filter((line) => line !== '')
    .join('\n')
    .slice(0, 2_000)
}

const MONTHS = [
  /^(ene|jan)/i,
  /^(feb|fev)/i,
  /^mar/i,
  /^(abr|apr)/i,
  /^(may|mai)/i,
  /^jun/i,
  /^jul/i,
  /^(ago|aug)/i,
  /^(sep|set)/i,
  /^(oct|out)/i,
  /^nov/i,
  /^(dic|dez|dec)/i,
]

/**
 * "2027-01-15", "15/01/2027", "vie., 15 de ene. de 2027", "Fri, Jan 15, 2027". Day before month where both fit;
 * without a year the next such day.
 */
export function readWrittenDate(text: string, writtenAt: Instant): LocalDate | null {
  const iso = /\b(\d{4})-(\d{2})-(\d{2})\b/.exec(text)
  if (iso) return made(iso[1], iso[2], iso[3])
  const slashed = /\b(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\b/.exec(text)
  if (slashed) return made(slashed[3], slashed[2], slashed[1])
  const year = /\b(20\d{2})\b/.exec(text)?.[1]
  const dayFirst = /\b(\d{1,2})(?:\s+de)?\s+(\p{L}{3,})/u.exec(text)
  const monthFirst = /(\p{L}{3,})\.?\s+(\d{1,2})\b/u.exec(text)
  for (const [word, day] of [
    [dayFirst?.[2], dayFirst?.[1]],
    [monthFirst?.[1], monthFirst?.[2]],
  ]) {
    const month = MONTHS.findIndex((pattern) => word && pattern.test(word))
    if (month >= 0) return inYear(year, { month: String(month + 1), day }, writtenAt)
  }
  return null
}

function inYear(
  year: string | undefined,
  { month, day }: { readonly month: string; readonly day: string | undefined },
  writtenAt: Instant,
): LocalDate | null {
  if (year) return made(year, month, day)
  const today = writtenAt.toZonedDateTimeISO('UTC')
  const next = made(String(today.year), month, day)
  return next && next < today.toPlainDate().toString() ? made(String(today.year + 1), month, day) : next
}

/** Within one month: "15–18 ene. 2027", "Jan 15 - 19, 2027". */
const ONE_MONTH = [
  /(?<!\d)(?<from>\d{1,2})\s*-\s*(?<to>\d{1,2})\s+(?:de\s+)?(?<month>\p{L}{3,})/u,
  /(?<month>\p{L}{3,})\.?\s+(?<from>\d{1,2})\s*-\s*(?<to>\d{1,2})\b/u,
]
const BETWEEN = /\s+(?:-|al?|at[ée]|to|until|hasta)\s+|\s{2,}|\t|(?<=\d{4})\s+(?=\p{L}{3})/u

/** Two days on one line, in whichever way; null where it is not two. */
export function readWrittenDates(
  text: string,
  writtenAt: Instant,
): { readonly checkIn: LocalDate; readonly checkOut: LocalDate } | null {
  const line = text.replaceAll(/[–—−→]/g, '-')
  const year = /\b(20\d{2})\b/.exec(line)?.[1] ?? ''
  const inside = ONE_MONTH.map((pattern) => pattern.exec(line)?.groups).find(Boolean)
  const parts = inside
    ? [`${inside.from} ${inside.month} ${year}`, `${inside.to} ${inside.month} ${year}`]
    : line.split(BETWEEN)
  const dates = parts.flatMap((part) => readWrittenDate(part, writtenAt) ?? [])
  const [checkIn, checkOut] = dates
  if (!checkIn || !checkOut) return null
  if (checkIn < checkOut) return { checkIn, checkOut }
  return null
}

function made(
  year: string | undefined,
  month: string | undefined,
  day: string | undefined,
): LocalDate | null {
  const [y, m, d] = [Number(year), Number(month), Number(day)]
  return existsDate(y, m, d) ? dateOf(y, m, d) : null
}
