import { parsePhoneNumberFromString } from 'libphonenumber-js'
import type { Expecting, Language } from '../../domain.ts'
import type { Folded } from '../text/fold.ts'
import { blank } from '../text/quantities.ts'
import { CALLED, GOES_ON, INTRODUCES, NO_NAME, nameAlone, TOWNS } from './contact-words.ts'

/** Reservation codes of this product: date of creation and four unambiguous characters. */
const CODE = /\bres[ -]?\d{6}[a-z0-9]{4}\b/
const EMAIL = /[a-z0-9._%+-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}/
/** Digits that are a telephone even where the numbering plan knows no such number. */
const CALLED_BEFORE = new RegExp(`${CALLED}[:. ]*(?:es|e|is)?[:. ]*$`)
/** CUIT and CUIL, 30-12345678-9: digits that are neither a telephone nor a date. */
const TAX_NUMBER = /(?:cui[tl]\D{0,6})?\b\d{2}[- .]\d{8}[- .]\d\b|cui[tl]\D{0,6}\d[\d .-]{8,14}/
/** "razón social Los 3 Hermanos", "a nombre de Dos Arroyos SRL": a company's name counts nobody and tells no day. */
const COMPANY = new RegExp(
  [
    String.raw`(?<=razon social[: ]{1,2}(?:es )?)[^,;.?\n]+`,
    String.raw`(?:[a-z0-9&']+ ){1,4}(?:srl\b|s\.r\.l|s\.a\.|sas\b|ltda\b)`,
  ].join('|'),
)
const NAMES_COMPANY = /razon social|\bsrl|s\.r\.l|s\.a\.|\bsas\b|\bltda/
/**
 * The old way of dialling an Argentine mobile: area, 15, number. Bariloche and others have since lost a digit of the
 * area to the number.
 */
const WITH_15 = /^0?(\d{2,4})[ -]*15[ -]*(\d{2,4})[ -]?(\d{4})$/
const PHONE = /\+?\(?\d[\d ().-]{6,22}\d/g
const DATE_LIKE =
  /\d{4}-\d{1,2}-\d{1,2}|\d{1,2}\.\d{1,2}\.\d{2,4}|\d{1,2}-\d{1,2}-\d{2,4}(?!\d)|\d\s+-\s+\d{1,2}(?!\d)/
const REGIONS = { es: ['AR', 'UY', 'CL'], pt: ['BR', 'AR'], en: ['AR', 'US'] } as const
/** "a nombre de mi marido Juan Pérez": who it is to us. */
const WHOSE = String.raw`\s+(?:(?:mi|my|meu|minha) [a-z]+ )?`
const FOUR_WORDS = "(?:[a-z']+)(?: (?:de |del |la |da |dos )?[a-z']+){0,3}"
const NAME = new RegExp(`(?<![a-z])${INTRODUCES}${WHOSE}(${FOUR_WORDS})`)
const NOT_NAMES = new RegExp(String.raw`^${NO_NAME}\b`)
const NAME_ENDS = new RegExp(` ${GOES_ON}(?: |$)`)

export interface Contact {
  readonly name: { readonly value: string; readonly start: number; readonly end: number } | null
  readonly email: { readonly value: string; readonly start: number; readonly end: number } | null
  readonly phone: { readonly value: string; readonly start: number; readonly end: number } | null
  readonly code: { readonly value: string; readonly start: number; readonly end: number } | null
  /** The text without the e-mail, the telephone and the reservation code. */
  readonly rest: Folded
}

/** Offsets are into the folded text. */
export function readContact(
  folded: Folded,
  original: string,
  language: Language,
  expecting: Expecting,
): Contact {
  let rest = folded
  const mail = rest.text.includes('@') ? EMAIL.exec(rest.text) : null
  const email = mail ? { value: mail[0], start: mail.index, end: mail.index + mail[0].length } : null
  if (email) rest = blank(rest, email.start, email.end)
  const coded = CODE.exec(rest.text)
  const code = coded ? { value: coded[0], start: coded.index, end: coded.index + coded[0].length } : null
  if (code) rest = blank(rest, code.start, code.end)
  const tax = TAX_NUMBER.exec(rest.text)
  if (tax) rest = blank(rest, tax.index, tax.index + tax[0].length)
  const company = NAMES_COMPANY.test(rest.text) ? COMPANY.exec(rest.text) : null
  if (company) rest = blank(rest, company.index, company.index + company[0].length)
  const phone = findPhone(rest.text, language)
  const digits = phone ?? findDigits(rest.text)
  if (digits) rest = blank(rest, digits.start, digits.end)
  const name =
    findName(rest, original, expecting) ??
    (email || phone ? leadingName(rest, original) : null) ??
    signature(original)
  return { code, name, email, phone, rest }
}

function findPhone(text: string, language: Language): Contact['phone'] {
  PHONE.lastIndex = 0
  for (let m = PHONE.exec(text); m; m = PHONE.exec(text)) {
    const digits = m[0].replace(/\D/g, '')
    if (digits.length < 8 || digits.length > 15 || DATE_LIKE.test(m[0])) continue
    if (text[m.index - 1] === '$' || /^\d{1,3}(\.\d{3})+$/.test(m[0])) continue
    const value = e164(m[0], language)
    if (value) return { value, start: m.index, end: m.index + m[0].length }
  }
  return null
}

function e164(written: string, language: Language): string | null {
  for (const region of REGIONS[language]) {
    const parsed = parsePhoneNumberFromString(written, region)
    if (parsed?.isValid()) return parsed.number
  }
  const old = WITH_15.exec(written.trim())
  const parsed = old && parsePhoneNumberFromString(`+549${old[1]}${old[2]}${old[3]}`)
  return parsed?.isValid() ? parsed.number : null
}

/** A telephone nobody can dial is still no date: "mi cel 15-612345". */
function findDigits(text: string): { start: number; end: number } | null {
  PHONE.lastIndex = 0
  for (let m = PHONE.exec(text); m; m = PHONE.exec(text)) {
    if (CALLED_BEFORE.test(text.slice(0, m.index))) return { start: m.index, end: m.index + m[0].length }
  }
  return null
}

function findName(folded: Folded, original: string, expecting: Expecting): Contact['name'] {
  const told = NAME.exec(folded.text)
  if (told?.[1] && !NOT_NAMES.test(told[1])) {
    const start = told.index + told[0].length - told[1].length
    const ends = told[1].search(NAME_ENDS)
    const cut = ends > 0 ? ends : townIn(told[1])
    return nameAt(folded, original, start, cut > 0 ? start + cut : start + told[1].length)
  }
  if (expecting !== 'name') return null
  const bare = /^\s*(?:es |e |it's )?([a-z']+(?: (?:de |del |la |da |dos )?[a-z']+){0,4})[\s.,!]*$/.exec(
    folded.text,
  )
  if (
    !bare?.[1] ||
    NOT_NAMES.test(bare[1]) ||
    /^(hola|gracias|dale|ok|bueno|oi|hi|hello|thanks|yes|sim)$/.test(bare[1])
  )
    return null
  const start = folded.text.indexOf(bare[1])
  return nameAt(folded, original, start, start + bare[1].length)
}

/** "soy Ana García de Bariloche": where somebody is from is no surname. */
function townIn(name: string): number {
  const at = name.lastIndexOf(' de ')
  return at > 0 && TOWNS.has(name.slice(at + 4)) ? at : -1
}

/** "Juan Pérez, juan@mail.com, 11 2345-6789": a name in front of what else is given. */
function leadingName(folded: Folded, original: string): Contact['name'] {
  const written = /^\s*(\p{Lu}\p{L}+(?: (?:de |del |da |dos )?\p{Lu}\p{L}+){1,3})\s*(?:[,;:.\n-]|$)/u.exec(
    original,
  )
  if (!written?.[1]) return null
  const start = folded.text.search(/\S/)
  return { value: written[1], start, end: start + written[1].length }
}

/** "Dale / reservala / Federico Sosa": a name on a line of its own. */
function signature(original: string): Contact['name'] {
  if (!original.includes('\n')) return null
  const line = original.split('\n').find((one) => nameAlone(one.trim()))
  if (!line) return null
  const value = line.trim()
  const start = original.indexOf(value)
  return { value, start, end: start + value.length }
}

function nameAt(folded: Folded, original: string, start: number, end: number): Contact['name'] {
  const written = original.slice(folded.origin(start), folded.origin(end)).trim()
  if (written.length < 2) return null
  const shouted = written === written.toLowerCase() || written === written.toUpperCase()
  const value = shouted ? written.toLowerCase().replace(/(^|\s)\p{L}/gu, (c) => c.toUpperCase()) : written
  return { value, start, end }
}
