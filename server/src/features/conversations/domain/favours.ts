import { inParts, wordLists } from './word-lists.ts'

/** Verbs of what a host does for a guest, as they follow "¿podrían…?". */
const DONE = [
  String.raw`pon[ge]\p{L}*|prepar\p{L}*|arm[ae]\p{L}*|decor\p{L}*|prend\p{L}*|encend\p{L}*|calent\p{L}*|calient\p{L}*|`,
  String.raw`compr\p{L}*|consegu\p{L}*|consig\p{L}*|prest\p{L}*|limpi\p{L}*|cocin\p{L}*|sac[ae]\p{L}*|saqu\p{L}*|`,
  String.raw`tra[eij]\p{L}*|dej(?:ar|arnos|arme|en|arle)|(?:pasar|venir|ir) a buscar\p{L}*|busc\p{L}*|recog\p{L}*|`,
  String.raw`agregar (?:una?|otra) (?:cama|colch\p{L}+|silla|mesa)|coloc\p{L}*|deix\p{L}*|arrum\p{L}*|arranj\p{L}*|`,
  'put|leave|prepare|set up|bring|arrange|decorate|light|get us|get me|pick (?:us|me) up|buy|clean|lend',
] as const

const ASKED = inParts(
  String.raw`(?<!\p{L})(?:podr[ií]an?|podr[ií]as|podr[aá]n|pueden|puede|pod[eé]s|es posible que|ser[ií]a posible|`,
  '(?:hay|habr[ií]a) (?:forma|manera|chance|posibilidad) de(?: que)?|me gustar[ií]a que|querr?[ií]a(?:mos)? que|',
  'poderiam?|podem|pode|voc[eê]s podem|gostaria que|could you|can you|would you|could someone|',
  'can someone|is it possible to) (?:(?:por favor|please|vos|ustedes|voc[eê]s|me|nos|le|les|ya|also|',
  'tambi[eé]n|ser que|que) )*(?:',
  ...DONE,
  String.raw`)(?!\p{L})`,
)

const words = wordLists<'of_booking' | 'children_pay' | 'beyond' | 'not_nights'>(`
of_booking
  reserva, una noche, noches, precio, la sena, =sena, =sinal, deposit, link, alias, cbu, foto,
  video, ubicacion, factura, a nombre, =saldo, descuento, booking, the price, nome d, presupuesto, cotizacion, fecha,
  dates, mensaje, dato, informacion, en marcha, de acuerdo, quote, =info, comprobante, recibo, al tanto
children_pay
  chicos pagan, nenes pagan, nenas pagan, ninos pagan, ninas pagan, menores pagan, chicas pagan, bebes pagan, bebe paga,
  nene paga, nena paga, chico paga, hijos pagan, hijas pagan, hijo paga, hija paga, peques pagan, mellizos pagan,
  pagar por el bebe, pagar por la beba, pagar por los, pagar por la nena, pagar por el nene, pagar por las nenas, el
  bebe tambien paga, bebe cuenta, beba cuenta, nena cuenta, nene cuenta, chicos cuentan, pagar pelo bebe,
  pagar pela crianca, pagar pelas criancas, bebe paga, does the baby, do kids count, do children count,
  pagan los, pagan las, paga el bebe, paga la beba, paga la nena, paga el nene, se cobra por los chicos, cobran por los
  chicos, cobran a los chicos, cobran por el bebe, cobran por la beba, criancas pagam, crianca paga, kids pay, children
  pay, baby pay, charge for kids, charge for children, charge for the baby, pay for the kids, pay for the children
beyond
  aeropuerto, terminal de, omnibus, estacion de tren, subte, restaurante, restaurant, pizzeria, parrilla cerca,
  para comer, podemos comer, se come, salir a comer, podemos cenar, para cenar, donde cenar, almorzar, panaderia,
  supermercado, un super, algun super, almacen, kiosco, farmacia, cajero, un banco, nafta, estacion de servicio, =ypf,
  hospital, guardia medica, medico, veterinari, verduleria, ferreteria, =bar, =bares, cerveceria, boliche, centro de
  esqui, airport, bus station, train station, restaurants, to eat, for dinner, for lunch, pharmacy, supermarket,
  grocery, trail, trails, hike, hiking, trekking, sendero, senderos, trilha, trilhas, de ripio, auto bajo, asfalt,
  estado del camino, gas station, =atm, aeroporto, rodoviaria, restaurantes, jantar, almocar, mercado perto,
  padaria, posto de
  gasolina
not_nights
  lugar abierto, lugar para comer, lugar para cenar, lugar donde, lugar cerca, lugares para, lugares donde, lugar para
  dejar, lugar para guardar, lugar para estacionar, lugar para el auto, lugar para la camioneta, lugar para jugar, place
  to eat, places to eat, place for dinner, open place, lugar pra comer, lugar aberto
`)

/** Of the way to the place, wherever it begins. */
const COMES = /(?<!\p{L})(?:lleg|cheg|get there|get to|ir hasta|vamos desde|arriv)/iu

/** "¿Dónde podemos cenar cerca?", "qual o aeroporto mais perto?": of what lies around, and no way to the place. */
export function asksBeyond(text: string): boolean {
  return words('beyond', text) && !COMES.test(text)
}

/** What stands around a stay, by its words. */
export const asksAround = words

/** "¿Podrían dejar leña?": something to be done for them, which the owner alone can promise. */
export function asksFavour(text: string): boolean {
  return ASKED.test(text) && !words('of_booking', text)
}
