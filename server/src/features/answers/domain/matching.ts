import { fold } from './fact-words.ts'

/** Words that carry no question of their own, in any of the three languages. */
const EMPTY_WORDS = new Set(
  `a al algo alguna alguno ahi aca alla ante antes apenas asi aun bien bueno buenas buenos cada como con cual cuales
  cuando cuanto cuantos de del desde donde dos e el ella ellos en entre era es esa ese eso esta estan este esto estas
  fue gracias ha hay hace hacen hasta hola la las le les lo los mas me mi mis mucho muy nada ni no nos o otra otro para
  pero poder podemos podes podria puede pueden puedo por porque que queria quiero quisiera saber se si sin sobre son
  soy su sus te tenes tenemos tener tengo tiene tienen todo todos tu u un una uno unos usted ustedes va van vos y ya yo
  consulta pregunta dias tardes noches dia decime cabana cabanas alojamiento lugar favor
  o os as um uma uns umas de do da dos das em no na nos nas por para com sem que qual quais quando quanto como onde tem
  ter tenho temos pode podem posso podemos ha e ou mas nao sim eu voce voces ele ela eles isso esse essa este esta ola
  oi bom boa tarde noite cabana cabanas favor queria gostaria saber
  the an of to in on at for from with without and or but not no yes i you he she it we they my your our is are am was be
  do does did can could may would should have has had there any some what which when where how much many hi hello please
  want like know cabin cabins place need thanks`.split(/\s+/),
)

/** Words that mean the same to a guest, one group a line; the first stands for all. */
const SYNONYMS = `
mascota perro perros perrito gato gatos gatito mascotas cachorro pet pets dog dogs cat
llegada llegar llego llegamos arribo arribar checkin ingreso ingresar entrar chegar chegada chegamos arrive arrival
salida salir checkout egreso irse irnos saida sair departure leave leaving
auto autos coche carro camioneta vehiculo car
agua water
mosquito mosquitos bichos tabanos pernilongo insetos insects bugs
potable tomar beber bebible drinkable drink drinking
ruido ruidos barulho noise noisy ruidoso
nene nenes nino ninos chicos hijos criancas crianca kids children child
comprar compras mercado supermercado almacen groceries shopping
pescar pesca fishing fish
ripio tierra asfalto camino ruta acceso road estrada
cumple cumpleanos aniversario birthday
fiesta fiestas evento party festa festas
musica parlante parlantes music
colectivo bus micro onibus bondi
`

const CANONICAL = new Map(
  SYNONYMS.trim()
    .split('\n')
    .flatMap((line) => {
      const [first = '', ...others] = line.split(' ')
      return [first, ...others].map((word) => [word, first] as const)
    }),
)

/** From here on two questions are the same one; below `PERHAPS` they are strangers. */
export const SAME = 0.7
export const PERHAPS = 0.4

/** The words of a question that say what it is about, with synonyms made one and endings cut. */
function gist(text: string): Set<string> {
  const words = fold(text)
    .split(/[^a-z0-9ñ]+/)
    .filter((word) => word.length > 1 && !EMPTY_WORDS.has(word))
  return new Set(words.map((word) => CANONICAL.get(word) ?? stem(word)))
}

/** "cuna" and "cunas", "pescar" and "pesca" are one word. */
function stem(word: string): string {
  return word.length > 4 ? word.replace(/(?:s|es|ar|er|ir|mos|n)$/, '') : word
}

/** 0 to 1: how much of what both ask is the same. A typing error in a longer word costs little. */
export function similarity(a: string, b: string): number {
  const one = [...gist(a)]
  const other = [...gist(b)]
  if (one.length === 0 || other.length === 0) return fold(a) === fold(b) ? 1 : 0
  const shared = one.reduce((sum, word) => sum + Math.max(...other.map((o) => closeness(word, o))), 0)
  return (2 * shared) / (one.length + other.length)
}

const ALIKE = 0.6

/** Of letters in threes; words that are not nearly the same share nothing. */
function closeness(a: string, b: string): number {
  if (a === b) return 1
  const parts = (word: string) => {
    const padded = `^${word}$`
    return new Set(Array.from({ length: padded.length - 2 }, (_, i) => padded.slice(i, i + 3)))
  }
  const [left, right] = [parts(a), parts(b)]
  const both = [...left].filter((part) => right.has(part)).length
  const share = (2 * both) / (left.size + right.size)
  return share >= ALIKE ? share : 0
}
