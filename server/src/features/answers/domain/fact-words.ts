import { FACTS, type Fact } from '@tranquera/contracts/facts'
import { plainText } from '../../../lib/plain-text.ts'
import type { Language } from '../../language/domain.ts'

/**
 * Fact | Spanish name | Portuguese name | English name; below it, indented, the words that ask for it in any language.
 * Names follow "tiene", "tem" and "has". A word matches from its beginning; `=` asks for the whole word.
 */
const LINES = `
wifi | wifi | wi-fi | wifi
  wifi, wi fi, guifi, wiffi, waifai, internet, conexion, conectividad, starlink
phone_signal | señal de celular | sinal de celular | mobile signal
  senal, sinal de celular, sinal do celular, cobertura, signal, cell service, phone service, reception
  on
heating | calefacción | aquecimento | heating
  calefac, calefax, calefas, calefon, estufa, losa radiante, caldera, aquecimento, aquecedor, heating, heater, heated
  cabin, is it heated, are they heated, it heated, warm in winter
fireplace | hogar a leña | lareira | a fireplace
  salamandra, chimenea, hogar a, =hogar, lareira, fireplace, wood stove
air_conditioning | aire acondicionado | ar-condicionado | air conditioning
  aire acond, =aire, ar condicionado, ar-condicionado, air con, =ac, =aircon, ventilador, split
parking | estacionamiento | estacionamento | parking
  estacion, cochera, garage, garaje, dejar el auto, guardar el auto, dejar la camioneta, estacionar,
  cuantos autos, cuantos coches, cuantos vehiculos, cuantas camionetas, dos autos, 2 autos, tres autos, 3 autos,
  quantos carros, dois carros, 2 carros, how many cars, two cars, 2 cars, three cars, 3 cars,
  vaga para carro, vaga de garagem, garagem, parking, park the car, park our car, park my car, =park
charger | cargador para autos eléctricos | carregador para carros elétricos | a charger for electric cars
  auto electrico, carro eletrico, electric car, cargar el auto, =ev
pool | pileta | piscina | a pool
  pileta, pilet, piscina, pisina, pool, swimming
jacuzzi | jacuzzi | hidromassagem | a hot tub
  jacuz, jacus, yacuz, yacus, jakuz, jakus, yakuz, hidro, hot tub, hottub, whirlpool, banheira
sauna | sauna | sauna | a sauna
  sauna
grill | parrilla | churrasqueira | a barbecue grill
  parrill, parriy, paril, asado, asador, quincho, churrasq, churrasco, barbac, bbq, barbecue, grill, fogon
linen | ropa de cama | roupa de cama | bed linen
  ropa de cama, ropa blanca, sabana, blanqueria, =blancos, frazada, acolchado, roupa de cama, lencol,
  lencois, cobertor, linen, bedding, sheets, blanket
towels | toallas | toalhas | towels
  toalla, toallon, toalha, towel, ropa blanca
breakfast | desayuno | café da manhã | breakfast
  desayun, cafe da manha, cafe de manha, breakfast
kitchen | cocina equipada | cozinha equipada | an equipped kitchen
  cocina, cocinar, cozinha, cozinhar, kitchen, =cook, cooking
fridge | heladera | geladeira | a fridge
  heladera, freezer, geladeira, fridge, refrigerator
microwave | microondas | micro-ondas | a microwave
  microond, micro-ond, micro ond, microwave
oven | horno | forno | an oven
  =horno, =forno, =oven
coffee_maker | cafetera | cafeteira | a coffee maker
  cafetera, cafeteira, nespresso, coffee m
crockery | vajilla | louça e talheres | dishes and cutlery
  vajilla, platos, cubiertos, =ollas, utensil, louca, talheres, panelas, dishes, cutlery, =pots,
  =plates
washing_machine | lavarropas | máquina de lavar | a washing machine
  lavarropa, lavadora, lavar la ropa, lavar ropa, lavander, maquina de lavar, washing machine, washer,
  laundry
hairdryer | secador de pelo | secador de cabelo | a hair dryer
  secador, hairdryer, hair dryer
tv | televisor | televisão | a TV
  =tv, =tele, televis, smart tv, netflix, cable
cot | cuna | berço | a cot
  cuna, =cunita, =cunitas, practicuna, berco, berço, =cot, crib, catre
high_chair | silla de bebé | cadeirão de bebê | a high chair
  silla de bebe, sillita, silla alta, cadeirao, cadeira de bebe, high chair, highchair
playground | juegos para chicos | parquinho | a playground
  juegos para chic, juegos para nen, juegos infantil, hamacas, parquinho, playground
hot_water | agua caliente | água quente | hot water
  agua caliente, agua quente, hot water, termotanque
balcony | terraza o balcón | varanda | a terrace
  balcon, terraza, =deck, galeria, varanda, sacada, terrace, balcony, porch
garden | jardín | jardim | a garden
  jardin, =parque, =patio, jardim, quintal, garden, backyard
lake_access | bajada al agua | acesso à água | access to the water
  bajada al, costa de lago, playa privada, muelle, acesso ao lago, lake access, private beach, acceso
  al lago
view | vista al agua o a la montaña | vista para a água ou a montanha | a view
  vista al, vista a la, con vista, vista para, com vista, =view, views
bikes | bicicletas | bicicletas | bikes
  bici, bike, bicycle, kayak
games | juegos de mesa o metegol | jogos | games
  metegol, ping pong, juegos de mesa, =pool de, mesa de pool, jogos, board games, table tennis
firewood | leña | lenha | firewood
  lena, leña, lenha, firewood, =logs
restaurant | restaurante o bar | restaurante ou bar | a restaurant or bar
  restaurant, restauran, =bar, =cenar, almuerzo, almoco, =lunch, =dinner
shop | proveeduría | mercadinho | a shop
  proveeduria, despensa, almacen, supermercad, kiosco, mercadinho, mercado, grocery, supermarket,
  =shop
cleaning | servicio de limpieza | serviço de limpeza | cleaning service
  limpieza, mucama, limpeza, faxina, arrumadeira, cleaning, housekeeping
accessibility | acceso para silla de ruedas | acesso para cadeira de rodas | wheelchair access
  accesib, silla de ruedas, rampa, movilidad reducida, discapacid, escalera, acessib, cadeira de
  rodas, wheelchair, accessib, stairs
smoking | lugar para fumar | área para fumantes | a place to smoke
  fumar, fumador, fumante, smok
`

export interface FactWords {
  readonly fact: Fact
  readonly names: Readonly<Record<Language, string>>
  readonly asks: RegExp
}

export const FACT_WORDS: readonly FactWords[] = LINES.trim()
  .split(/\n(?! )/)
  .map(parseEntry)

function parseEntry(entry: string): FactWords {
  const [names = '', ...words] = entry.split('\n')
  const [fact = '', es = '', pt = '', en = ''] = names.split('|').map((part) => part.trim())
  const asks = patternOf(
    words
      .join(' ')
      .split(',')
      .map((word) => word.trim()),
  )
  return { fact: factNamed(fact), names: { es, pt, en }, asks }
}

function factNamed(name: string): Fact {
  const fact = FACTS.find((known) => known === name)
  if (!fact) throw new Error(`There is no fact ${name}`)
  return fact
}

/** Words as people write them, any of which may begin in the text. */
export function patternOf(words: readonly string[]): RegExp {
  const parts = words
    .map((word) => fold(word))
    .filter((word) => word !== '')
    .map((word) => (word.startsWith('=') ? `${word.slice(1)}(?![a-z0-9])` : word))
  return new RegExp(`(?<![a-z0-9])(?:${parts.join('|')})`)
}

/** Lower case, no accents, one space between words. */
export function fold(text: string): string {
  return plainText(text).replace(/\s+/g, ' ').trim()
}

/** Every fact a text asks for, in the order of the list. */
export function factsAsked(text: string): Fact[] {
  const folded = fold(text)
  return FACT_WORDS.filter(({ asks }) => asks.test(folded)).map(({ fact }) => fact)
}

export function nameOfFact(fact: Fact, language: Language): string {
  return FACT_WORDS.find((one) => one.fact === fact)?.names[language] ?? fact
}
