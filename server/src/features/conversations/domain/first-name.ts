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
