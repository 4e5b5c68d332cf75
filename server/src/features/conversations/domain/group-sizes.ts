import { fold } from '../../answers/domain/fact-words.ts'
import { inParts } from './word-lists.ts'

const NUMBERS: Readonly<Record<string, number>> = {
  ...{ dos: 2, duas: 2, dois: 2, two: 2, tres: 3, three: 3, cuatro: 4, quatro: 4, four: 4 },
  ...{ cinco: 5, five: 5, seis: 6, six: 6 },
}
const COUNT = String.raw`(\d{1,2}|${Object.keys(NUMBERS).join('|')})`
const GROUP = '(?:familias|grupos|matrimonios|parejas|families|groups|casais|couples)'
const EACH = '(?:cada(?: una?| uno| familia| uma| um)?|each|por familia|per family)'

/** "Dos familias de 4", "2 famílias, 4 pessoas cada". */
const ALIKE = inParts(
  String.raw`(?<!\p{L})${COUNT} ${GROUP}(?:,)? (?:(?:de|of|com|con|with) ${COUNT}`,
  '(?! (?:noches|dias|noites|nights|days))|',
  String.raw`(?:de |of |com |con )?${COUNT} (?:personas |pessoas |people |integrantes )?${EACH})(?!\p{L})`,
)
/** "2 familias, 5 y 4", "dos familias: una de 5 y otra de 4". */
const UNLIKE = inParts(
  String.raw`(?<!\p{L})(?:2|dos|duas|dois|two) ${GROUP}[,:(]? ?(?:(?:una|uma|one|la primera) )?(?:de |of )?${COUNT} `,
  '(?:personas |pessoas |people )?(?:y|e|and) (?:(?:la |a |the )?(?:otra|outra|other|one) )?(?:de |of )?',
  String.raw`${COUNT}(?!\p{L})`,
)

/** How many each of several families has, which want a cabin each; undefined where that was not said. */
export function groupSizes(text: string): number[] | undefined {
  const folded = fold(text)
  const [, groups, of, each] = ALIKE.exec(folded) ?? []
  const size = numberOf(of ?? each)
  const count = numberOf(groups)
  if (size && count && count > 1) return Array.from({ length: count }, () => size)
  const [, first, second] = UNLIKE.exec(folded) ?? []
  const sizes = [numberOf(first), numberOf(second)].filter((one) => one !== undefined)
  return sizes.length > 1 ? sizes : undefined
}

function numberOf(word: string | undefined): number | undefined {
  return word === undefined ? undefined : (NUMBERS[word] ?? Number(word))
}
