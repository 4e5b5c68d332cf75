import { inParts } from './word-lists.ts'

/** A profile that names a business, or begins with an article, has no first name. */
const TRADES = [
  'srl|sas?|ltda|ltd|llc|inc|hotel|hostel|cabañas?|complejo|turismo|viajes',
  'viagens|travel|tours?|agencia|agência|agency|empresa|grupo',
  'familia|família|family',
]
const BUSINESS = new RegExp(`^(?:el|la|los|las|the|o|a|os|as)\\s|\\b(?:${TRADES.join('|')})\\b`, 'iu')

/** How the guest is addressed: "Bruno Costa" → "Bruno". What is no person's name stays whole. */
export function firstName(name: string | null): string | null {
  const whole = name?.trim() ?? ''
  if (whole === '') return null
  if (BUSINESS.test(whole.replaceAll('.', ''))) return whole
  const [first = ''] = whole.split(/\s+/)
  // An initial, an emoji or a title ("Dr.") addresses nobody.
  return /^\p{L}[\p{L}'’-]+$/u.test(first) ? first : whole
}

/** "Reservala a nombre de ella, Lucía Ferreyra": what is said, and for whom. */
const FOR_NAME = inParts(
  String.raw`[,.]?\s*(?:(?:a|en|em|no|sob o) (?:nombre|nome) d[eoa]|under the name(?: of)?) (?:(?:ella|[eé]l|ela|ele|`,
  String.raw`mi \p{L}+|meu \p{L}+|minha \p{L}+),? )?((?:\p{L}[\p{L}’'-]*)(?: \p{L}[\p{L}’'-]*){0,3})[.! ]*$`,
)

export function nameBeside(text: string): { readonly rest: string; readonly name: string | null } {
  const found = FOR_NAME.exec(text.trim())
  if (!found) return { rest: text, name: null }
  return { rest: text.trim().slice(0, found.index), name: found[1] ?? null }
}

const NOBODYS = /^(?:mi|ella|[eé]l|meu|minha|ela|ele|my)(?!\p{L})/iu

/** "A nombre de mi esposa, Valeria Sosa": Valeria, and nobody called My Wife. */
export function nameMeant(read: string | null | undefined, text: string): string | null {
  if (!read) return null
  return NOBODYS.test(read) ? (nameBeside(text).name ?? null) : read
}
