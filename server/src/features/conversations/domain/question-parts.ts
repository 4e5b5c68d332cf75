import { inParts } from './word-lists.ts'

/** How a question begins that stands behind another one. */
const BEGINS = inParts(
  String.raw`(?:si |cu[aá]\p{L}+|qu[eé] |hay |ten[eé]s |tienen |tiene |se puede|puedo|podemos|puede |pueden |`,
  String.raw`acept\p{L}+ |`,
  String.raw`admit\p{L}+ |inclu\p{L}+ |d[oó]nde|c[oó]mo|a qu[eé]|est[aá] |queda |trae |cobran|hace falta|hay que|`,
  String.raw`tem |t[eê]m |d[aá] pra|pode |podemos|posso|onde|qual|quanto|que horas|precisa|aceita\p{L}* |`,
  'is |are |do |does |can |could |what|where|how|when|which|will |would )',
)
const ENDS = /[?!;\n]+|\.(?!\d)/u
const JOINT = new RegExp(
  String.raw`(?:,\s*(?:(?:y|e|and|tamb[ié]+n|adem[aá]s)\s+)?|\s(?:y|e|and)\s+)` +
    String.raw`(?=(?:tamb[ié]+n\s+)?${BEGINS.source})`,
  'giu',
)
const LEADS = /^[\s,¿¡]*(?:(?:y|e|and|ah|pero|tamb[ié]+n|also)[\s,]+)*/iu

/** The sentences and questions of a message, each in the words it was written with. */
export function questionParts(text: string): string[] {
  return text
    .split(ENDS)
    .flatMap((sentence) => sentence.split(JOINT))
    .map((part) => part.replace(LEADS, '').trim())
    .filter((part) => /\p{L}{2}/u.test(part))
}
