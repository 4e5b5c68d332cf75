import { fold, patternOf } from '../../answers/domain/fact-words.ts'
import { FAQ_TOPICS, type FaqTopic } from './faq-topic.ts'

/**
 * What a question is about, by words that say more than its intent; the words stand below their topic. A word
 * matches from its beginning; `=` asks for the whole word. `a + b`: one word of each list stands in the text.
 */
const LINES = `
currency
  pesos chilenos, pesos uruguayos, pesos colombianos, en chilenos, en uruguayos, guaranies, in pounds,
  dolar, dollar, =usd, u$s, us$, =euro, =euros, em reais, en reales, in reais, exchange rate, tipo de
  cambio, cotizacion, cambio do dia
instalments
  cuota, parcela, parcelad, installment, instalment
refund_time
  tard, demor, cuando, cuantos dias, en cuanto, quando, quantos dias, leva, how long, when, how many
  days, take + llega la plata, llega el dinero, recibo la plata, vuelve la plata, acredita, cai o dinheiro,
  recebo o dinheiro, get my money, devol, devuel, reembol, reint, refund, estorno, money back, plata de vuelta
bring
  que llevo, que llevar, que tengo que llevar, hay que llevar, tenemos que llevar, debo llevar, llevar
  algo, que traer, que levar, o que levo, preciso levar, tenho que levar, temos que levar, what to
  bring, should i bring, should we bring, need to bring, what to pack, bring anything
early_checkin
  llegar temprano, llegar mas temprano, entrar antes, entrar temprano, entrar mas temprano, ingresar
  antes, llegar antes de las, llegar a las 7 de la man, llegar a las 8 de la man, llegar a las 9 de la
  man, llegar a las 10 de la man, llegar a las 11 de la man, chegar mais cedo, entrar mais cedo,
  arrive early, arrive earlier, check in early, early check
activities
  donde comer, donde comemos, donde cenar, donde comprar, donde puedo comprar, donde puedo comer,
  donde se puede comer, para comer cerca, comprar, que hacer, que se puede hacer, onde comer, onde
  comprar, o que fazer, where to eat, where can i eat, where can we eat, where can i buy, where to
  buy, things to do, what to do
capacity
  cuantas personas, cuantos entran, cuanta gente, para cuantos, para cuantas, capacidad, cuantas
  camas, que camas, cuantos bano, =banos, cuantos banheiros, dos plazas, de 2 plazas, una plaza,
  matrimonial, cama doble, camas dobles, camas separadas, camas simples, camas individuales, tipo de
  cama, como son las camas, como es la cama, cama de casal, camas de solteiro, double bed, twin beds,
  single beds, kind of bed, king size, queen size, cuantos dormitorios, cuantas habitaciones, cuantos
  ambientes, cuantos banos, quantas pessoas, quantos quartos, quantas camas, capacidade, how many
  people, how many guests, how many beds, how many bedrooms, how many bathrooms, how big, sleeps
`

interface TopicWords {
  readonly topic: FaqTopic
  /** All of them have to match. */
  readonly asks: readonly RegExp[]
}

const TOPIC_WORDS: readonly TopicWords[] = LINES.trim()
  .split(/\n(?! )/)
  .map((entry) => {
    const [heading = '', ...lines] = entry.split('\n')
    const topic = FAQ_TOPICS.find((known) => known === heading)
    if (!topic) throw new Error(`No topic is called ${heading}`)
    const words = lines.map((line) => line.trim()).join(' ')
    return {
      topic,
      asks: words.split(' + ').map((list) => patternOf(list.split(',').map((word) => word.trim()))),
    }
  })

export function topicsByWords(text: string): FaqTopic[] {
  const folded = fold(text)
  return TOPIC_WORDS.filter(({ asks }) => asks.every((one) => one.test(folded))).map(({ topic }) => topic)
}

const GENERAL = patternOf([
  'que tiene',
  'que trae',
  'que incluye',
  'que ofrece',
  'que servicios',
  'que comodidades',
  'comodidades',
  'servicios',
  'amenities',
  'esta equipad',
  'equipamiento',
  'como es',
  'como son',
  'o que tem',
  'o que inclui',
  'what is included',
  "what's included",
  'what does it have',
  'what do you offer',
  'facilities',
  'included',
  'incluido',
  'incluida',
  'incluidas',
  'incluso',
])

/** "¿Qué incluye?": all there is, rather than one thing. */
export function asksInGeneral(text: string): boolean {
  return GENERAL.test(fold(text))
}

const WHICH = patternOf([
  'cual esta',
  'cual queda',
  'qual fica',
  'en cual',
  'en cuales',
  'cual de',
  'cuales de',
  'cual tiene',
  'cuales tienen',
  'cual hay',
  'em qual',
  'em quais',
  'qual delas',
  'qual tem',
  'quais tem',
  'which',
])

/** "¿En cuál de las dos hay lavarropas?": of all of them, whichever is on the table. */
export function asksWhich(text: string): boolean {
  return WHICH.test(fold(text))
}

const PLACE = patternOf([
  'donde',
  'ubic',
  'direccion',
  'como llego',
  'como llegar',
  'como se llega',
  'llegar',
  'mapa',
  'maps',
  'queda',
  'ruta',
  '=km',
  'lejos',
  'cerca',
  'distancia',
  'onde',
  'enderec',
  'como chego',
  'chegar',
  'longe',
  'perto',
  'where',
  'address',
  'directions',
  'get there',
  'location',
  'how far',
  'close to',
  'near',
])

export function speaksOfPlace(text: string): boolean {
  return PLACE.test(fold(text))
}

const QUESTION = patternOf([
  'que',
  'cual',
  'cuales',
  'como',
  'cuando',
  'donde',
  'cuanto',
  'cuanta',
  'hay',
  'tienen',
  'tenes',
  'tiene',
  'puedo',
  'podemos',
  'se puede',
  'aceptan',
  'hacen',
  'sirven',
  'venden',
  'queria saber',
  'quisiera saber',
  'me gustaria saber',
  'consulta',
  'o que',
  'qual',
  'quais',
  'quando',
  'onde',
  'tem',
  'posso',
  'podemos',
  'voces',
  'gostaria de saber',
  'what',
  'which',
  'how',
  'when',
  'where',
  'is there',
  'are there',
  'do you',
  'does',
  'can i',
  'can we',
  'could',
  'is it',
  'are the',
  'is the',
])

/** Ask wherever they stand: "y aparte el wifi cuál es la clave". */
const ASKS_WITHIN = patternOf([
  ...[
    'saber si',
    'saber que',
    'saber cual',
    'saber como',
    'saber cuant',
    'saber donde',
    'saber quan',
    'saber se',
  ],
  ...['preguntar si', 'preguntar por', 'preguntarte', 'preguntarles', 'consultarte si', 'consultar si'],
  ...['perguntar se', 'to know if', 'to ask if', 'wondering if', 'to know what', 'to know how'],
  'cual es',
  'cuales son',
  'donde esta',
  'donde estan',
  'donde queda',
  'como hago',
  'como hacemos',
  'como se hace',
  'a que hora',
  'cuanto es',
  'cuanto sale',
  'cuanto seria',
  'cuanto cuesta',
  'qual e',
  'quanto custa',
  'where is',
  'what is',
  'what time',
  'how do i',
  'how much',
])

/** "¿Y escritorio?" */
const AND_THAT =
  /^[¿]?(?:y|e|and) (?:(?:el|la|los|las|un|una|o|a|um|uma|the) )?\p{L}{3,}(?: \p{L}+)?\s*\?+$/iu

/** It asks something, with or without a question mark; a bare "?" or one word is no question anybody could answer. */
export function isQuestion(text: string): boolean {
  const folded = fold(text)
  const words = folded.split(/[^\p{L}]+/u).filter((word) => word.length > 1)
  const begins = QUESTION.exec(folded)
  if (AND_THAT.test(text.trim())) return true
  return words.length >= 2 && (/[?¿]/.test(text) || begins?.index === 0 || ASKS_WITHIN.test(folded))
}

const DEFERS = patternOf([
  'lo consulto',
  'la consulto',
  'consulto con',
  'lo charlo',
  'lo hablo',
  'lo converso',
  'lo pienso',
  'lo vemos',
  'lo veo y',
  'lo veo con',
  'lo vemos con',
  'lo hablamos',
  'lo charlamos',
  'lo decidimos',
  'lo definimos',
  'lo analizo',
  'te aviso',
  'les aviso',
  'te confirmo luego',
  'te confirmo despues',
  'te confirmo manana',
  'te confirmo mas tarde',
  'despues te digo',
  'despues te confirmo',
  'luego te aviso',
  'dejame pensar',
  'dejame ver',
  'lo tengo que pensar',
  'vou pensar',
  'vou ver com',
  'vou falar com',
  'depois te aviso',
  'vou consultar',
  'te aviso depois',
  'let me think',
  "i'll think",
  'i will think',
  'think about it',
  'get back to you',
  "i'll let you know",
  'i will let you know',
  'talk to my',
  'check with my',
  'sleep on it',
])

/** "Lo consulto y te aviso". */
export function defers(text: string): boolean {
  return DEFERS.test(fold(text))
}

const LOST = patternOf([
  'perdi',
  'no encuentro',
  'no tengo',
  'se me perdio',
  'borre',
  'olvide',
  'me olvide',
  'cual es mi',
  'cual era',
  'nao acho',
  'esqueci',
  'qual e meu',
  'qual e o meu',
  'lost',
  "can't find",
  'cannot find',
  'forgot',
  "what's my",
  'what is my',
])
const CODE = patternOf([
  'codigo',
  'numero de reserva',
  'code',
  'booking number',
  'reservation number',
  'comprobante de reserva',
])

/** "Perdí el código". */
export function asksForCode(text: string): boolean {
  const folded = fold(text)
  return LOST.test(folded) && CODE.test(folded)
}

const NIGHTS = patternOf([
  'lugar',
  'dispon',
  'libre',
  'fecha',
  'cupo',
  'queda',
  'cabana',
  'alojamiento',
  'hospedaje',
  'algo libre',
  'hay algo',
  'tenes algo',
  'tienen algo',
  'algo para',
  'algo disp',
  'habitacion',
  'alquil',
  'noche',
  'vaga',
  'livre',
  'data',
  'chale',
  'quarto',
  'avail',
  'free',
  'room',
  'vacan',
  'cabin',
  'book',
  'stay',
  'night',
  'reserv',
  'finde',
  'semana',
  'weekend',
  'puente',
  'feriado',
  'vacacion',
  'temporada',
  'place',
])

export function speaksOfNights(text: string): boolean {
  return NIGHTS.test(fold(text))
}
