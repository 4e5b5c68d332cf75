import { LANGUAGES, type Language } from '../../domain.ts'
import { LEXICONS } from '../lexicon/lexicons.ts'
import { remembered } from './limits.ts'

/** Everyday words the lexicons of the trade have no use for, folded. A word may stand in two lines. */
const EVERYDAY: Readonly<Record<Language, string>> = {
  es: `el la los las lo al y un una hola buenas buenos dias tardes tenes tienen tiene tenian hay algo lugar cuanto
    cuesta sale precio quiero quisiera queria gracias donde cuando quien cual cuales puedo podemos seria nos vamos
    me mi te se esta es son aca ahi muy bien libre disponible disponibilidad reserva reservar ubicacion direccion
    fotos pileta parrilla perro nene bebe dos mes este ese que por favor necesito busco buscamos pero sin con para
    si no ya fecha fechas aceptan mascotas sena llegar llave ropa blanca jaja che vos ustedes saber consulta
    mandar mandarme mensaje mensajes deja dejen dejar publicidad escribir escribirme molestar insistir`,
  pt: `oi ola voce voces tem quanto fica custa pessoas do da dos das ao com uma um em no na os as meu minha nos nao
    sim obrigado obrigada gostaria preciso qual onde quando esse nesse neste pelo pela pra pro vaga vagas lugar
    aceita porte grande grandes pequeno pequenos gente horas
    disponivel disponibilidade reserva reservar queria quero tudo bem bom dia boa tarde noite preco valor aceitam
    cachorro ate dia e o a se que por favor para sem ja foto fotos piscina churrasqueira endereco consigo podemos
    posso seria estamos procurando tenho temos chale pix ola talvez acrescentar mandar mensagem mensagens deixa`,
  en: `the do you have from to for people and is are how much what i we my our this with can could hi hello hey
    available availability anything of on at in by dogs allowed thanks thank yes please would like an a it book
    cabin where when does already sent there looking stay staying any need want price cost pets wifi parking not
    no but if be will our us one two`,
}

/** Words that are never a slip or a loan. */
const UNMISTAKABLE = new Set([
  'oi',
  'hi',
  'nao',
  'voce',
  'the',
  'hola',
  'tenes',
  'cuanto',
  'quanto',
  'aceita',
  'aceitam',
  'pra',
])

function strength(word: string): number {
  if (UNMISTAKABLE.has(word)) return 2
  if (word.length === 1) return 0.5
  return word.length >= 4 ? 1.5 : 1
}

type Score = readonly [es: number, pt: number, en: number]

/** Each word's weight, shared out among the languages that have it. */
function weigh(): ReadonlyMap<string, Score> {
  const owners = new Map<string, Set<Language>>()
  for (const language of LANGUAGES) {
    const own = [...EVERYDAY[language].split(/\s+/), ...LEXICONS[language].vocabulary]
    for (const word of own) owners.set(word, (owners.get(word) ?? new Set()).add(language))
  }
  return new Map(
    [...owners].map(([word, set]) => {
      const share = set.size === LANGUAGES.length ? 0 : strength(word) / set.size
      const of = (language: Language) => (set.has(language) ? share : 0)
      return [word, [of('es'), of('pt'), of('en')]] as const
    }),
  )
}

const weights = weigh()
const WORD = /[a-z\u00df-\u024f]+/g
/** Enough to settle a message of shared words, too little to hold against one plain word of another language. */
const PRIOR = { known: 1.05, unknown: 0.9 } as const

const scoreOf = remembered((original, folded: string): Score => {
  let es = /[ñ¿¡]/i.test(original) ? 1.5 : 0
  let pt = /[ãõçâêô]/i.test(original) ? 1.5 : 0
  let en = 0
  WORD.lastIndex = 0
  for (let m = WORD.exec(folded); m; m = WORD.exec(folded)) {
    const w = weights.get(m[0])
    if (!w) continue
    es += w[0]
    pt += w[1]
    en += w[2]
  }
  return [es, pt, en]
})

/** The language of the message; the chat's so far when the message does not tell. */
export function detectLanguage(folded: string, original: string, locale: Language | undefined): Language {
  let [es, pt, en] = scoreOf(original, folded)
  const prior = locale ? PRIOR.known : PRIOR.unknown
  if (locale === 'pt') pt += prior
  else if (locale === 'en') en += prior
  else es += prior
  if (es >= pt && es >= en) return 'es'
  return pt >= en ? 'pt' : 'en'
}
