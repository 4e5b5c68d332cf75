import type { DialogueContext } from './dialogue.ts'
import { type Effect, type Step, say } from './effects.ts'
import type { Frame } from './frame.ts'
import { isQuestion } from './sentence-words.ts'
import type { Heard } from './topics.ts'
import { inParts, wordLists } from './word-lists.ts'

/** Who writes without wanting a stay: a customer of somebody else's, who sells something, who looks for work. */
const says = wordLists<
  'elsewhere' | 'supplies' | 'sells' | 'works' | 'causes' | 'fetches' | 'staying' | 'whereabouts'
>(`
elsewhere
  es la pizzeria, es la farmacia, es la veterinaria, es la peluqueria, es la ferreteria, es la rotiseria, es
  la remiseria, es la panaderia, es la escuela, es el consultorio, es el doctor, es la doctora, es el dr, es
  la dra, es el kiosco, es el taller, es el gimnasio, es el delivery, hablo con la pizzeria, hablo con la
  farmacia, hablo con el consultorio, un turno para, un turno con, sacar turno, pedir turno, mi pedido, el
  pedido, un pedido, =empanadas, =pizzas, =sushi, meu pedido, o pedido, e a pizzaria, e a farmacia, my order,
  my delivery, is this the pizza, is this the pharmacy
supplies
  llevamos las garrafas, llevo las garrafas, las garrafas, llevamos el gas, la lena que pidieron, llevamos el
  pedido,
  llevo el pedido, le hablo de, les hablo de, te hablo de, le hablamos de, hablamos de la, cuando los llevamos,
  cuando las
  llevamos, cuando lo llevamos, cuando la llevamos, cuando se lo, cuando se los, se lo llevamos, les llevamos,
  su pedido esta, su pedido ya, el pedido de ustedes, presupuesto que pidieron, presupuesto que me pidieron, el
  presupuesto que, paso a cobrar, paso a buscar el cheque, vengo por el service, el service de, soy el electric,
  soy el plomero, soy el gasista, soy el jardinero, soy el piletero, soy el fletero, el flete, del corralon, de
  la distribuidora, de la cooperativa, de la maderera, entregamos, aqui e da, aqui e do, seu pedido, your order
  is, your delivery, this is your plumber
sells
  te ayudamos a vender, ayudamos a vender, channel manager, motor de reservas, tenes 10 minutos, tenes unos minutos,
  te paso la propuesta, propuesta comercial, tarifa neta, tarifas netas, net rates, de la agencia, agencia de
  viajes, agencia de turismo, trabajan con comision, trabajan con agencias, que comision, cuanto
  de comision, somos agencia, hacerles una nota,
  hacerte una nota, hacer una nota, entrevista, somos de radio, somos de la radio, somos del diario, travel
  agency, an interview, proveedor, mayorista, ofrecerle, ofrecerte, ofrecemos, les ofrezco, le ofrezco, queria
  ofrecer, quiero ofrecer, nuestros servicios, nuestros productos, nuestro catalogo, le dejo el catalogo, te
  dejo el catalogo, lista de precios, promo en, promocion en, community manager, posicionamiento, manejo de
  redes, publicidad, pagina web para, soy de la empresa, somos de la empresa, soy representante, vendedor,
  influencer, canje, colaboracion, fornecedor, oferecemos, nossos servicos, nossos produtos, parceria, we
  offer, our services, our products, our company, partnership, collaboration
causes
  donacion, donar, =rifa, sorteo, a beneficio, colaboracion para, colaborar con, desde la municipalidad, somos de la
  municipalidad, soy de la municipalidad, renovar la habilitacion, una
 
  inspeccion, les recordamos que, le recordamos que, escribiendo una nota, haciendo una nota, nota para,
  soy periodista, somos de la revista, soy de la revista, para una revista, writing an article, writing a piece,
  for a magazine, for a travel magazine, i'm a journalist, doacao, sou jornalista
fetches
  tengo una entrega, tengo un paquete, tengo un envio, una entrega para, un paquete para, un envio para, un ramo
  para,
  floreria, busco a los pasajeros, buscar a los pasajeros, buscar a los huespedes, retirar a los pasajeros, soy
  el chofer,
  soy el remisero, sou motorista, motorista da, motorista do, buscar os hospedes, a delivery for, a package for,
  parcel
  for, i'm the driver, picking up your guests
staying
  alojad, hospedad, parando ahi, se aloja, se hospeda, estan parando, staying with you, staying there, staying at
  your
whereabouts
  hasta cuando se queda, hasta cuando se quedan, cuando se va, cuando se van, cuando llega, numero de cabana, en
  que cabana
  esta, que cabana esta, en cual cabana esta, que cabana es la suya, su telefono, el telefono de, esta ahi,
  estan ahi, ya llego, ya llegaron,
  qual a cabana, em qual cabana, which cabin, what cabin, until when, is she there, is he there, are they there
works
  curriculum, =cv, busco trabajo, busco laburo, necesitan personal, necesitan gente, buscan personal, buscando
  personal, buscan gente, buscando gente, toman personal, tomando personal, toman gente, tomando gente, toman
  empleados, vacante, algun puesto, trabajar con ustedes, trabajar ahi, trabajar alli, oferta de trabajo,
  pedido de trabajo, procuro emprego, vaga de emprego, vaga de trabalho, precisam de funcion, trabalhar com
  voces, looking for a job, looking for work, job opening, are you hiring, hiring, my resume
`)

/** Who sold something may still want to come. */
const OF_A_STAY = /lugar|dispon|caba[nñ]a|aloja|noche|reserv|hosped|alquil|chal[eé]|cabin|stay|night|book/iu

/** "Soy Rubén, el plomero", "habla el electricista". */
const TRADE = inParts(
  String.raw`\b(?:soy|habla|te habla|le habla|sou|i'm|i am|this is)\s(?:[\p{L}’'-]+,?\s){0,3}?(?:el|la|`,
  String.raw`del|o|a|the|your)\s(?:plomer|electricist|gasist|jardiner|pileter|fleter|cerrajer|carpinter|`,
  'alba[ñn]il|pintor|t[eé]cnic|contador|leñer|encanador|eletricista|plumber|gardener|',
  'electrician)',
)

/** Answered as at a front desk: kindly, once, and without being asked for dates. Undefined when a stay is spoken of. */
export function aboutNoStay(before: Frame, heard: Heard, context: DialogueContext): Step | undefined {
  const { read, intents, text } = heard
  if (
    context.bookings.length === 0 &&
    says('staying', text) &&
    says('whereabouts', text) &&
    isQuestion(text)
  ) {
    const told = say('guest_privacy', { property: context.propertyName })
    return { frame: { ...before, misses: 0, visitor: true, pending: null }, effects: [passOn(text), told] }
  }
  // Who has sold something names days of his own.
  const trades = says('supplies', text) || TRADE.test(text)
  const wants = says('causes', text) || says('fetches', text)
  const ofTheirs =
    (before.visitor || trades || wants || says('sells', text)) &&
    read.guests === null &&
    (wants || !OF_A_STAY.test(text))
  // "Tenemos pasajeros para febrero, ¿trabajan con agencias?" tells no dates yet.
  const { certainty } = read.stay
  const isDated = certainty !== 'none' && !(certainty === 'window' && says('sells', text))
  const wantsStay = isDated || read.guests !== null || read.accommodationIds.length > 0 || intents.has('book')
  if ((wantsStay && !ofTheirs) || context.bookings.length > 0 || before.offers.length > 0) return undefined
  const frame: Frame = { ...before, misses: 0 }
  if (says('elsewhere', text) && !frame.wrongNumber)
    return {
      frame: { ...frame, wrongNumber: true, quiet: true, pending: null },
      effects: [say('not_us', { property: context.propertyName })],
    }
  const business =
    says('causes', text) || says('fetches', text) || trades || says('sells', text) || says('works', text)
  if (!business && !frame.visitor) return undefined
  if (!frame.visitor)
    return {
      frame: { ...frame, visitor: true, quiet: true, pending: null },
      effects: [passOn(text), say('business_noted', { property: context.propertyName })],
    }
  // What else they write belongs to what was passed on.
  if (!ofTheirs && (intents.has('availability') || intents.has('price'))) return undefined
  const closes = intents.has('thanks') || intents.has('yes') || intents.has('greeting')
  if (closes && !isQuestion(text)) return { frame, effects: [] }
  const told: Effect[] = frame.addedTold && !isQuestion(text) ? [] : [say('human_added', {})]
  return { frame: { ...frame, addedTold: true }, effects: [passOn(text), ...told] }
}

function passOn(text: string): Effect {
  return { type: 'ask_owner', text, accommodationId: null }
}
