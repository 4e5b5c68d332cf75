import { fold, patternOf } from '../../answers/domain/fact-words.ts'
import { inParts, wordLists } from './word-lists.ts'

/** What a message does, whatever it is about: asks, puts off, misses its code. */
const says = wordLists<'asks_within' | 'defers' | 'lost' | 'code'>(`
asks_within
  pregunta si, pergunta se, asks if, wants to know if, saber si, saber que, saber cual, saber como,
  saber cuant, saber donde, saber quan, saber se, preguntar si,
  preguntar por, preguntarte, preguntarles, consultarte si, consultar si, perguntar se, to know if, to ask
  if, wondering if, to know what, to know how, cual es, cuales son, donde esta, donde estan, donde queda,
  como hago, como hacemos, como se hace, a que hora, cuanto es, cuanto sale, cuanto seria, cuanto cuesta,
  qual e, quanto custa, where is, what is, what time, how do i, how much
defers
  lo consulto, la consulto, consulto con, lo charlo, lo hablo, lo converso, lo pienso, lo vemos, lo veo y,
  lo veo con, lo vemos con, lo hablamos, lo charlamos, lo decidimos, lo definimos, lo analizo, te aviso, les
  aviso, te confirmo luego, te confirmo despues, te confirmo manana, te confirmo mas tarde, despues te digo,
  despues te confirmo, luego te aviso, dejame pensar, dejame ver, lo tengo que pensar, vou pensar, vou ver
  com, vou falar com, depois te aviso, vou consultar, te aviso depois, let me think, i'll think, i will
  think, think about it, get back to you, i'll let you know, i will let you know, talk to my, check with my,
  sleep on it
lost
  perdi, no encuentro, no tengo, se me perdio, borre, olvide, me olvide, cual es mi, cual era, nao acho,
  esqueci, qual e meu, qual e o meu, lost, can't find, cannot find, forgot, what's my, what is my
code
  codigo, numero de reserva, code, booking number, reservation number, comprobante de reserva
`)

const QUESTION = patternOf(
  `
  que, cual, cuales, como, cuando, donde, cuanto, cuanta, hay, tienen, tenes, tiene, puedo, podemos, se
  puede, aceptan, hacen, sirven, venden, queria saber, quisiera saber, me gustaria saber, consulta, o que,
  qual, quais, quando, onde, tem, posso, voces, gostaria de saber, what, which, how, when, where, is there,
  are there, do you, does, can i, can we, could, is it, are the, is the
  `.split(','),
)

/** "¿Y escritorio?" */
const AND_THAT =
  /^[¿]?(?:y|e|and) (?:(?:el|la|los|las|un|una|o|a|um|uma|the) )?\p{L}{3,}(?: \p{L}+)?\s*\?+$/iu

/** It asks something, with or without a question mark; a bare "?" or one word is no question anybody could answer. */
export function isQuestion(text: string): boolean {
  const folded = fold(text)
  const words = folded.split(/[^\p{L}]+/u).filter((word) => word.length > 1)
  const begins = QUESTION.exec(folded)
  if (AND_THAT.test(text.trim())) return true
  return words.length >= 2 && (/[?¿]/.test(text) || begins?.index === 0 || says('asks_within', text))
}

/** "Lo consulto y te aviso". */
export function defers(text: string): boolean {
  return says('defers', text)
}

/** "Perdí el código". */
export function asksForCode(text: string): boolean {
  return says('lost', text) && says('code', text)
}

const KEEPING = [
  String.raw`(?<!\p{L})(?:(?:me|nos) l[ao]s? (?:pod\p{L}+ )?(?:guard|reten|ten|tien|apart|esper|aguant|bloque|se[nñ])`,
  String.raw`\p{L}*|(?:guard|apart|aguant)[aá]\p{L}*l[ao]|`,
  '(?:hold|keep|save) (?:it|this|that|them|the (?:cabin|place|dates))(?: for (?:me|us))?|',
  String.raw`segur\p{L}* (?:pra|para) (?:mim|n[oó]s)|guard\p{L}* (?:pra|para) (?:mim|n[oó]s)|me guarda) `,
]
const KEEPS = inParts(...KEEPING, '(?:hasta|until|till|at[eé]|por|for) ')
const KEEPS_UNTIL = inParts(...KEEPING, '(?:hasta|until|till|at[eé]) ')

/** "¿Me la guardás hasta el lunes?", "can you hold it until Monday?"; for hours as well, unless `until` a day. */
export function asksToKeep(text: string, until?: 'until'): boolean {
  return (until ? KEEPS_UNTIL : KEEPS).test(text)
}
