import type { Instant } from '../../../lib/clock.ts'
import { dateOf, existsDate, type LocalDate } from '../../../lib/local-date.ts'

/** What stands behind the labels of a platform's form, as written. */
export interface Labelled {
  readonly checkIn?: string
  readonly checkOut?: string
  readonly guests?: string
  readonly name?: string
  readonly phone?: string
  readonly email?: string
  readonly message?: string
}

const LABELS: readonly (readonly [keyof Labelled, RegExp])[] = [
  ['checkIn', /^(check-?in|llegada|ingreso|entrada|chegada|arrival|desde|from)$/i],
  ['checkOut', /^(check-?out|salida|egreso|partida|sa[ií]da|departure|hasta|until|to)$/i],
  [
    'guests',
    /^(hu[ée]spedes|h[óo]spedes|guests|personas|pessoas|pasajeros|viajeros|viajantes|travell?ers)$/i,
  ],
  ['name', /^(nombre( y apellido)?|nome|name|guest name|hu[ée]sped|h[óo]spede|guest|viajero)$/i],
  ['phone', /^(tel[ée]fono|telefone|phone( number)?|celular|whatsapp|m[óo]vil)$/i],
  ['email', /^(e-?mail|correo( electr[óo]nico)?)$/i],
  [
    'message',
    /^(mensaje|mensagem|message|comentarios?|coment[áa]rios?|comments?|consulta|pregunta|question)$/i,
  ],
]

/** Labels with their value on the same line after a colon, or alone with the value on the next line. */
export function labelled(text: string): Labelled {
  const lines = text.split(/\r?\n/).map((line) => line.replaceAll('*', '').trim())
  const found: Partial<Record<keyof Labelled, string>> = {}
  for (const [i, line] of lines.entries()) {
    const [, label = '', value = ''] = /^([^:]{2,40}?)\s*:\s*(.*)$/.exec(line) ?? [undefined, line, '']
    const key = LABELS.find(([, pattern]) => pattern.test(label.trim()))?.[0]
    if (!key || found[key]) continue
    const below = lines.slice(i + 1).find((next) => next !== '') ?? ''
    const whole = key === 'message' ? messageFrom(value, lines.slice(i + 1)) : value || below
    if (whole) found[key] = whole
  }
  return found
}

/** A message runs until the next label or the platform's ruler. */
function messageFrom(first: string, rest: readonly string[]): string {
  const end = rest.findIndex(
    (line) =>
      /^(--|_{5,}|-{5,})/.test(line) || LABELS.some(([, p]) => p.test(line.split(':')[0]?.trim() ?? '')),
  )
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

/** "2027-01-15", "15/01/2027", "vie., 15 de ene. de 2027", "Fri, Jan 15, 2027". Day before month where both fit. */
export function readWrittenDate(text: string, writtenAt: Instant): LocalDate | null {
  const iso = /\b(\d{4})-(\d{2})-(\d{2})\b/.exec(text)
  if (iso) return made(iso[1], iso[2], iso[3])
  const slashed = /\b(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\b/.exec(text)
  if (slashed) return made(slashed[3], slashed[2], slashed[1])
  const year = /\b(20\d{2})\b/.exec(text)?.[1] ?? String(writtenAt.toZonedDateTimeISO('UTC').year)
  const dayFirst = /\b(\d{1,2})(?:\s+de)?\s+(\p{L}{3,})/u.exec(text)
  const monthFirst = /(\p{L}{3,})\.?\s+(\d{1,2})\b/u.exec(text)
  for (const [word, day] of [
    [dayFirst?.[2], dayFirst?.[1]],
    [monthFirst?.[1], monthFirst?.[2]],
  ]) {
    const month = MONTHS.findIndex((pattern) => word && pattern.test(word))
    if (month >= 0) return made(year, String(month + 1), day)
  }
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
