import type { Language } from '../domain.ts'

/** Words only one of the three languages uses, as they are written (folded). */
const MARKS: Readonly<Record<Language, string>> = {
  es: 'el los las del al y hola buenas tenes tienen hay para con cuanto somos desde hasta quiero quisiera gracias dias noche noches nenes chicos enero febrero marzo mayo junio julio septiembre setiembre octubre noviembre diciembre lunes martes miercoles jueves viernes finde manana una un cabana lugar precio sale por que pareja reserva mi me te se esta es donde como puedo seria nos vamos hoy x q nene perro sin',
  pt: 'oi ola voce voces vcs vc tem quanto fica pessoas crianca criancas do da dos das ao com uma um em no na janeiro fevereiro marco maio junho julho setembro outubro novembro dezembro segunda terca quinta sexta amanha hoje noite noites nao sim obrigado obrigada dia fim casal bebe cachorro reveillon pascoa feriadao chegamos saimos ate disponibilidade gostaria preciso qual onde esse neste nesse este proximo que vem pra pro quinzena e o os a as chale pix sozinho minha meu nos natal verao aceitam queria reservar vaga',
  en: 'the do you have from to for people and is are how much what i we my our this next weekend with night nights can hi hello hey available availability anything of on at arriving leaving dogs allowed tonight tomorrow friday saturday sunday monday tuesday wednesday thursday january february march april may june july august september october november december jan aug dec thanks thank yes adults kids between through until please would like easter christmas a an it book cabin where when does already sent there week',
}

const scores = new Map<string, [number, number, number]>()
for (const [slot, language] of (['es', 'pt', 'en'] as const).entries()) {
  for (const word of MARKS[language].split(' ')) {
    const score = scores.get(word) ?? [0, 0, 0]
    score[slot as 0 | 1 | 2] = 1
    scores.set(word, score)
  }
}
/** A long word is seldom a slip or a loan; "oi" and "hi" are never anything else. */
function strength(word: string): number {
  if (word === 'oi' || word === 'hi' || word === 'nao') return 2
  return word.length >= 4 ? 1.5 : 1
}

/** Words shared by two languages weigh half. */
const weights = new Map(
  [...scores].map(([word, s]) => [word, s.map((v) => (v * strength(word)) / s.reduce((a, b) => a + b, 0))] as const),
)

const WORD = /[a-z\u00df-\u024f]+/g

/** The language of the message; the chat's so far when the message does not tell. */
export function detectLanguage(folded: string, original: string, locale: Language | undefined): Language {
  let es = 0
  let pt = /[ãõç]/i.test(original) ? 1.5 : 0
  let en = 0
  if (/[ñ¿¡]/i.test(original)) es += 1.5
  WORD.lastIndex = 0
  for (let m = WORD.exec(folded); m; m = WORD.exec(folded)) {
    const w = weights.get(m[0])
    if (!w) continue
    es += w[0] ?? 0
    pt += w[1] ?? 0
    en += w[2] ?? 0
  }
  const prior = locale ?? 'es'
  if (prior === 'es') es += 1.05
  else if (prior === 'pt') pt += 1.05
  else en += 1.05
  if (es >= pt && es >= en) return 'es'
  return pt >= en ? 'pt' : 'en'
}
