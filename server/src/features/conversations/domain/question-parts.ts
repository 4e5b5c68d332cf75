import { isQuestion } from './sentence-words.ts'
import { inParts } from './word-lists.ts'

/** How a question begins that stands behind another one. */
const BEGINS = inParts(
  String.raw`(?:si |cu[aá]\p{L}+|qu[eé] |hay |ten[eé]s |tienen |tiene |se puede|puedo|podemos|puede |pueden |`,
  String.raw`acept\p{L}+ |`,
  String.raw`admit\p{L}+ |inclu\p{L}+ |d[oó]nde|c[oó]mo|a qu[eé]|est[aá] |queda |trae |cobran|hace falta|hay que|`,
  String.raw`tem |t[eê]m |d[aá] pra|pode |podemos|posso|onde|qual|quanto|que horas|precisa|aceita\p{L}* |`,
  'is |are |do |does |can |could |what|where|how|when|which|will |would )',
)
const ENDS = /(?<=\?)(?!\?)|[!;\n]+|\.(?!\d)/u
const JOINT = new RegExp(
  String.raw`(?:,\s*(?:(?:y|e|and|tamb[ié]+n|adem[aá]s)\s+)?|\s(?:y|e|and)\s+)` +
    String.raw`(?=(?:tamb[ié]+n\s+)?${BEGINS.source})`,
  'giu',
)
const LEADS = /^[\s,¿¡]*(?:(?:y|e|and|ah|pero|tamb[ié]+n|also)[\s,]+)*/iu

export interface MessagePart {
  readonly text: string
  readonly asks: boolean
}

/** The sentences and questions of a message, each in the words it was written with. */
export function partsOf(text: string): MessagePart[] {
  return text
    .split(ENDS)
    .flatMap((sentence) => {
      const marked = /\?\s*$/.test(sentence)
      const parts = sentence.replace(/[?\s]+$/, '').split(JOINT)
      return parts.map((part) => ({ text: part.replace(LEADS, '').trim(), marked }))
    })
    .filter((part) => /\p{L}{2}/u.test(part.text))
    .map(({ text, marked }) => ({ text, asks: marked || isQuestion(text) }))
}
