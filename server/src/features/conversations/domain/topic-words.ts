import { fold, patternOf } from '../../answers/domain/fact-words.ts'
import { FAQ_TOPICS, type FaqTopic } from './faq-topic.ts'
import { wordLists } from './word-lists.ts'

/**
 * What a question is about, by words that say more than its intent; the words stand below their topic. A word
 * matches from its beginning; `=` asks for the whole word. `a + b`: one word of each list stands in the text.
 */
const LINES = `
currency
  pesos chilenos, pesos uruguayos, pesos colombianos, en chilenos, en uruguayos, guaranies, in pounds,
  dolar, dollar, =usd, u[$]s, us[$], =euro, =euros, em reais, en reales, in reais, exchange rate, tipo de
  cambio, cotizacion, cambio do dia
instalments
  cuota, parcela, parcelad, installment, instalment, em duas vezes, em tres vezes, em 2 vezes, em 2x, em 3 vezes, em 3x
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
  people, dos cuartos, 2 cuartos, dos dormitorios, 2 dormitorios, dos habitaciones, dois quartos, 2 quartos, two
  bedrooms, 2 bedrooms, how many guests, how many beds, how many bedrooms, how many bathrooms, how big, sleeps
price_basis
  por persona o por, por persona o es por, por persona o la, por cabeza o por, por cabana o por persona, por casa o por
  persona, por noche o por persona, por pessoa ou, por cabeca ou, por cabana ou por pessoa, por casa ou por pessoa, por
  noite ou por pessoa, per person or, per head or, per cabin or per person, per night or per person, by person or,
  by the person or, cobran por persona, cobras por persona, se cobra por persona, cobran por cabeza,
  se paga por persona,
  el precio es por persona, los precios son por persona, precio por persona o, cobram por pessoa, cobra por pessoa, o
  preco e por pessoa, charge per person, charge by the person, price is per person, prices are per person, is it per
  person, is that per person, cambia el precio si somos, cambia el precio segun, depende de cuantos somos, depende de la
  cantidad de personas
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

/** The same of questions that are about no topic of the list. */
const says = wordLists<'in_general' | 'which' | 'place' | 'nights'>(`
in_general
  que tiene, que trae, que incluye, que ofrece, que servicios, que comodidades, comodidades, servicios,
  amenities, esta equipad, equipamiento, como es, como son, o que tem, o que inclui, what is included,
  what's included, what does it have, what do you offer, facilities, included, incluido, incluida,
  incluidas, incluso
which
  cual esta, cual queda, qual fica, en cual, en cuales, cual de, cuales de, cual tiene, cuales tienen, cual
  hay, em qual, em quais, qual delas, qual tem, quais tem, which
place
  donde, ubic, direccion, como llego, como llegar, como se llega, llegar, mapa, maps, queda, ruta, =km,
  lejos, cerca, distancia, onde, enderec, como chego, chegar, longe, perto, where, address, directions, get
  there, location, how far, close to, near
nights
  lugar, dispon, libre, fecha, cupo, queda, cabana, alojamiento, hospedaje, algo libre, hay algo, tenes
  algo, tienen algo, algo para, algo disp, habitacion, alquil, noche, vaga, livre, data, chale, quarto,
  avail, free, room, vacan, cabin, book, stay, night, reserv, finde, semana, weekend, puente, feriado,
  vacacion, temporada, place
`)

/** "¿Qué incluye?": all there is, rather than one thing. */
export function asksInGeneral(text: string): boolean {
  return says('in_general', text)
}

/** "¿En cuál de las dos hay lavarropas?": of all of them, whichever is on the table. */
export function asksWhich(text: string): boolean {
  return says('which', text)
}

/** "¿Dónde queda?" */
export function speaksOfPlace(text: string): boolean {
  return says('place', text)
}

/** "¿Hay algo libre?" */
export function speaksOfNights(text: string): boolean {
  return says('nights', text)
}
