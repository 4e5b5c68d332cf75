import { formatAmount } from '../../../lib/money.ts'
import type { Language } from '../../language/domain.ts'
import type { FrozenTerms } from './terms.ts'

/** What a discount or charge is called when whoever wrote it gave no words. */
const BY_HAND: Readonly<Record<Language, string>> = { es: 'Ajuste', pt: 'Ajuste', en: 'Adjustment' }

/** `lines` of an answer: they sum to the total to the cent, hand-made ones last. */
export function toldLines(terms: Pick<FrozenTerms, 'lines' | 'handMade'>, language: Language = 'es') {
  const handMade = terms.handMade.map(({ amount, note }) => ({
    kind: 'adjustment',
    description: note || BY_HAND[language],
    amount,
  }))
  return [...terms.lines, ...handMade].map(({ kind, description, amount }) => ({
    kind: kind as string,
    description,
    amount: formatAmount(amount),
  }))
}
