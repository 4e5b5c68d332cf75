import { fold } from '../../answers/domain/fact-words.ts'
import type { IntentName } from '../../language/domain.ts'
import { bare, inParts } from './word-lists.ts'

const setOf = (words: string) => new Set(words.trim().split(/\s+/))

/** What may stand around the words that take all of it. */
const AROUND = setOf(`
  si sim yes dale ok okay bueno listo perfecto buenisimo genial va reserva reservame reservanos reserve reservar
  book
  quiero queremos me nos quedo quedamos con llevo llevamos fico ficamos com vou querer quero we ll i take want
  please
  porfi porfa porfis plis plz gracias ya ahora nomas
  por favor pode podes entao pois elas fechado juntas las as the them
`)

const ALL = setOf(`
  reservalas reservamelas reservanoslas reservamos tomamos reservo todas esas essas those all
`)

/** So many of them: only what was offered in that number is meant. */
const NUMBERS: ReadonlyMap<string, number> = new Map([
  ...(['ambas', 'both'] as const).map((word) => [word, 2] as const),
  ...(['dos', 'duas', 'two', '2'] as const).map((word) => [word, 2] as const),
  ...(['tres', 'three', '3'] as const).map((word) => [word, 3] as const),
  ...(['cuatro', 'quatro', 'four', '4'] as const).map((word) => [word, 4] as const),
])

const ALONE = setOf('ambas both')

const ARTICLES = setOf('las as the all')

/** Words of taking one thing. */
const TAKES = setOf(`
  reservala reservalo reserbala reserbalo reservela reservelo reserven reservenla reservenlo reservenmela
  reservemela reservamela reservame reservanos reserva reservo reservamos
  reservar quedo quedamos tomo tomamos
  llevo llevamos quiero queremos confirmo confirmamos confirmar confirma dale vale fico ficamos quero take book want
`)

const BESIDE = setOf(
  'la el esa ese esta este con a o essa esse esta this that it one cabana cabin chale casa vale then entonces',
)

/**
 * "Dale, la Coihue", "vale, reservala": nothing but a yes to one cabin. `names`: what the cabin on the table is called;
 * its name may stand in it, another's not.
 */
export function takesOne(text: string, names: readonly string[]): boolean {
  if (/[?¿]/.test(text)) return false
  let rest = fold(text)
  for (const name of names.map((one) => fold(one)).toSorted((a, b) => b.length - a.length))
    if (name !== '') rest = rest.replaceAll(name, ' ')
  const words = rest.match(/[\p{L}\p{N}]+/gu) ?? []
  if (words.length === 0 || words.length > 7) return false
  return (
    words.some((word) => TAKES.has(word)) &&
    words.every((word) => TAKES.has(word) || AROUND.has(word) || BESIDE.has(word))
  )
}

const DEEDS = {
  cancel: setOf(`
  cancela cancelala cancelalo cancelamela cancelar cancelemos cancelen cancele cancel cancelo baja dala dar
  cancelado
    cancelada libera liberala liberalo liberar liberarla
  `),
  change: setOf(`
  cambia cambiala cambialo cambiamela cambiar cambiemos cambio cambie cambien pasala pasanos pasame pasamos
  hacelo hazlo
    muda mude mudar troca troque change switch move modifica modificala
  `),
  transfer: setOf(`
  transferencia transfiero transferimos transferir transfiro transferirei transfer bank wire alias cbu cvu
  `),
} as const

const OF_DEED = setOf(`
  la lo el it that reserva reservation booking nomas igual ya adelante confirmo confirmado confirmada de esa ese
  entonces
  entao a o isso hacelo go ahead listo do make us me nos then ok okay dale bueno
`)

const OF_TRANSFER = setOf(
  'pasame pasanos mandame mandanos hago hacemos faco pago pagamos datos cuenta conta account',
)

/** "Sí, cancelala", "yes, please change it": a yes that names the very deed that was asked about, and nothing else. */
export function agreesTo(deed: keyof typeof DEEDS, text: string): boolean {
  if (/[?¿]/.test(text)) return false
  const words = fold(text).match(/[\p{L}\p{N}]+/gu) ?? []
  if (words.length === 0 || words.length > 7) return false
  const names = words.some((word) => DEEDS[deed].has(word))
  const beside = (word: string) => deed === 'transfer' && OF_TRANSFER.has(word)
  return (
    names &&
    words.every((word) => DEEDS[deed].has(word) || OF_DEED.has(word) || AROUND.has(word) || beside(word))
  )
}

/**
 * "Dale, reservalas", "las dos", "ambas": a yes to everything that was offered together, and nothing else. A bare "dos"
 * may count people. `offered`: how many were; null where any number is right.
 */
export function takesAll(text: string, offered: number | null): boolean {
  if (/[?¿]/.test(text)) return false
  const words = fold(text).match(/[a-z]+|\d+/g) ?? []
  if (words.length === 0 || words.length > 6) return false
  const means = words.map((word, i) => {
    const number = NUMBERS.get(word)
    if (number === undefined) return ALL.has(word) ? 'all' : AROUND.has(word) ? 'around' : 'else'
    const isNamed = ALONE.has(word) || ARTICLES.has(words[i - 1] ?? '')
    return isNamed && (offered === null || offered === number) ? 'all' : 'else'
  })
  return means.includes('all') && !means.includes('else')
}

/** "Transfer" alone is a ride from the airport unless it is all that was said or money stands beside it. */
const ACCOUNTS =
  'transferencias?|alias|cbu|cvu|pix|datos bancarios|dados bancarios|bank (?:transfer|details|account)'

const WISHES = new RegExp(
  `\\b(?:${ACCOUNTS}|wire(?: transfer)?|pay (?:by|with|via) transfer)\\b|^(?:by )?transfer$`,
)

/** To transfer a booking to other dates is no payment. */
const MOVED =
  '(?:(?:la|mi|nuestra|a|minha|nossa) )*(?:reserva|estadia|otra|outra|otras|outras|fechas?|datas?)'

const MAKES = '(?:hace|hara|hacemos|hago|faz|fazer|fara|faco) (?:la|a) transferencia'
const TRANSFERS = new RegExp(
  `\\b(?:${MAKES}|transferir(?:te|les|lo|la)?|transfiero|transferimos)\\b(?! ${MOVED}\\b)`,
)

/** "¿A nombre de quién está la cuenta?" */
const OF_ACCOUNT = inParts(
  String.raw`\b(?:(?:a nombre de quien|titular|numero|datos|de quien|que banco|cual banco|nome de quem|whose name)`,
  String.raw`(?: \w+){0,3} (?:cuenta|conta|account|banco)|account holder)\b`,
)

const REFUSES =
  /\b(?:no|nao|not|cannot|cant|dont) (?:\w+ ){0,2}(?:transfer\w*|transfiero|alias|cbu|cvu|pix|bank|wire)/

/** The guest wants to pay by transfer, or asks for the account to do it. */
export function wantsTransfer(text: string, intents: ReadonlySet<IntentName>): boolean {
  if (intents.has('payment_proof') || intents.has('cancel') || intents.has('change_dates')) return false
  const plain = text
    .normalize('NFD')
    .replace(/[\p{M}'’]/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .toLowerCase()
  return (WISHES.test(plain) || TRANSFERS.test(plain) || OF_ACCOUNT.test(plain)) && !REFUSES.test(plain)
}

const HOLDS_ON = new Set(
  `espera|esperá|esperame|espera un poco|espera un momento|espera un toque|espera un segundo|para|para un poco|
  para un toque|pera|aguanta|aguantame|un momento|un segundo|mejor no|mejor espera|todavia no|espera ai|espera um pouco|
  pera ai|calma|melhor nao|ainda nao|um momento|wait|wait a moment|wait a minute|hold on|hang on|one moment|not yet|
  actually no|better not|on second thought no|deja asi|dejalo asi|dejala asi|dejemos asi|dejemoslo asi|queda asi|
  que quede asi|como esta|asi como esta|dejalo como esta|dejala como esta|deja como esta|no cambies nada|no la cambies|
  no lo cambies|leave it|leave it as it is|leave it as is|keep it as it is|keep it|deixa assim|deixa como esta|
  deixe assim|fica assim`
    .split('|')
    .map((phrase) => bare(phrase)),
)

const AT_FIRST =
  /^(?:(?:no|nao|ay|uh|ah|ai|oh|hmm|actually|sorry|perdon|ok|okay|bueno|then|entonces|entao) )+/

/** "No, esperá", "pará": the whole message holds back, and says nothing else. */
export function holdsBack(text: string): boolean {
  if (/[?¿]/.test(text)) return false
  const words = bare(text)
  return HOLDS_ON.has(words) || HOLDS_ON.has(words.replace(AT_FIRST, ''))
}
