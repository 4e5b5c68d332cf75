import { parseBlocks } from '../text/notation.ts'

/**
 * Words by which a message in a talk is told from what it would mean alone, in every language, in the notation of
 * `text/notation.ts`. A phrase begins with a word; where it ends is its own affair.
 */
const PHRASES = String.raw`
= pays
(pagar|pago|pagamos|pagarte|pagarles|pagaria|transferir|transfiero|deposito|senar|pay|paying)~  # pago en efectivo
abonar  # queremos abonar la mitad cada uno
= comes
(lleg|entra|noche|chego|arriv|night)  # ¿y si llego mañana y pago ahí?
= asks
(se puede|puedo|podemos|podriamos|puede|hay que|tenemos que|cuanto|como|que pasa|da para)~  # ¿se puede pagar mitad?
(posso|podemos|temos que|can we|can i|could we|do we|how)~  # can we split it?
= stays_for  where the number is the nights
{stays} quedo|quedamos|quedarme|quedarnos|quedara|quedaramos|fico|ficamos|ficar|ficarmos|stay|stayed|staying
{none} ^(?!\s*(?:\d|%|\$|[:/.,]\d|(?:personas|pessoas|people|hs|horas|hours|km|mil|lucas|pesos|de|of)\b))^
{stays} [(por|como|unos|unas|solo|so|for|just|only) ]^(?<n>\d{1,2})^{none}  # ¿y si me quedo 10?
= leaves_early
{goes} ir|irme|irnos|salir|volver|volverme|volvernos|vamos|volvemos|leave|sair|embora
({goes}) (un|una|uno|dos|one|two|um|dois|1|2) (dia|noche|day)[s] (antes|early|earlier|mais cedo)  # vamos un día antes
= adds_cabin
{adds} (agreg|sum|anad|add|adicion|reserv|tom)^[a-z]*^
{adds} [tambien ](otra|una mas|un mas|mais uma|outra|another|one more)  # ¿puedo agregar otra cabaña?
= adds_one  where the word is who comes
{brings} (agreg|sum|anad|add|adicion|viniera|llevo|llevamos)^[a-z]*^
{one} (un|una|uno|1|otro|otra|one|um|uma)
{who} ^(?<who>adulto?|adulta|persona?|mas|amig[oa]|nen[eoa]|chic[oa]|nin[oa]|kid|child)^
{brings} [a ]{one} {who}  # ¿y si agrego un adulto?
= tells_number
^\d^  # somos 4
{we} somos|seremos|seriamos|fueramos|vamos|vamo|iremos|voy|iria|vengo|quedamos en|vou|we
{few} solo|sola|solos|solas|dos|tres|cuatro|cinco|seis|pareja|matrimonio|alone|just me|sozinho|sozinha
({we}|{few}|con mi|y yo|with|e eu|com)~  # somos mi suegra y yo
(un|una|uno|one)~^(?! (?:semana|noche|dia|mes|hora|vez|caba|consulta|pregunta|cosa))^  # viene una sola
= counts
^\d^  # es para mi hermana, son 4
(somos|seremos|seriamos|vamos|van|viene|vienen|suma|sumamos|con|y yo|solo|sola|both|we|with|com|vou)~  # vienen juntas
(uno|una|dos|tres)~  # es para mi hermana, vienen los dos
= visits
(venir|venga|vengan|con nosotros) un dia  # ¿pueden venir un día mis viejos?
(pasar|pase|por) el dia  # ¿mi hermana puede pasar el día?
(de visita|a visitar|visitarnos|a comer un asado|a tomar mate)  # vienen unos amigos a comer un asado
(passar o dia|nos visitar|spend the day|for the day|come over)  # can my sister come over?
= stays_elsewhere
(otro lugar|otro complejo|otras cabanas por|otro alojamiento|otro hospedaje|outro lugar)  # mis suegros van a otro lugar
another place  # my parents stay at another place
= for_another
(es|seria) para mi  # es para mi hermana, ella te escribe
para mis (padres|viejos|suegros)  # la reserva es para mis viejos
(regalo|regalar|va a nombre|a nombre de)  # va a nombre de mi marido
(e para minha|e para meu|presente para|it is for my|it's for my|a gift|under the name)  # it's for my sister
= has_pet
{pet} (perr|gat|mascota|cachorr|dog|cat|pet)
(tiene|tienen|tengo|tenemos|lleva|llevan|tem|has|have) [(un|una|um|uma|a) ]{pet}  # mi hermana tiene perro
= without_pet
(sin|sem|without) [(el|la|los|las|mi|nuestro|nuestra|o|a|the|my) ]{pet}  # al final vamos sin el perro
= asks_for_pet
{may} (acept|admit|permit|puedo|podemos|se puede|allow|aceit|can we|can i)^[a-z]*^
{little} llevar|ir|con|bring|take|levar|a|al|un|una|el|la|mi|my|um|o
{animal} perro|perra|perrito|perrita|gato|gata|gatito|gatita|caniche|cachorro|dog|cat
{may}(^ ^({little}))* ({animal})~  # ¿del 20 al 24 para 3, aceptan perro?
= of_cabins
{no-people} ^(?! (?:adult|person|peopl|pessoa|chic|nen|nin|kid|child))^
(las|los|as|the|esas|those) (dos|tres|cuatro|duas|two|three|2|3|4)~{no-people}  # ¿cuánto serían las dos?
quedamos en (dos|tres|2|3)~{no-people}  # entonces quedamos en dos
= joins
(se suma|se suman|se agrega|se agregan|se une|se unen|tambien viene)~  # se suma mi hermano, tres cabañas entonces
(junta|join|joins|joining)~  # my brother is joining
= with_partner
con (su|la|el) (senora|mujer|marido|esposa|esposo|novia|novio|pareja)~  # se suma mi hermano con su mujer
= counted
(somos|seremos|seriamos|vamos a ser|we are|we're|in total|en total)~  # somos 6, ¿entramos en la de 6?
= other_dates
(otra|otro|otras|otros|outra|outro|outras|outros) (semana|finde|fecha|dia|mes|fin|data|quincena)  # ¿y otra semana?
(other|another|different) (week|date|day|month)  # how much is another week?
= names_day
(ene|feb|mar|abr|may|jun|jul|ago|sep|set|oct|nov|dic|jan|fev|mai|out|dez|apr|aug|dec)~  # del 20 al 25 de ago
(enero|febr|marzo|abril|mayo|junio|julio|agosto|sept|setiem|octub|noviem|diciem)  # del 20 al 25 de agosto
(janei|fever|marco|maio|junho|julho|outub|novem|dezem)  # de 20 a 25 de julho
(januar|march|april|june|july|august|octob|decem)  # 20 to 25 July
(hoy|manana|hoje|amanh|today|tomorrow|este|esta|this)  # del 20 al 25 de este mes
(lunes|martes|mierc|jueves|viernes|sabado|domingo)  # de viernes 20 a lunes 23
`

const BLOCKS = new Map(
  parseBlocks(PHRASES).map(({ heading, phrases }) => {
    const sources = phrases.map((phrase) => phrase.source)
    return [heading.split(' ')[0] ?? '', new RegExp(`(?<![a-z0-9])(?:${sources.join('|')})`)]
  }),
)

export type TalkPhrase =
  | 'pays'
  | 'comes'
  | 'asks'
  | 'stays_for'
  | 'leaves_early'
  | 'adds_cabin'
  | 'adds_one'
  | 'tells_number'
  | 'counts'
  | 'visits'
  | 'stays_elsewhere'
  | 'for_another'
  | 'has_pet'
  | 'without_pet'
  | 'asks_for_pet'
  | 'of_cabins'
  | 'joins'
  | 'with_partner'
  | 'counted'
  | 'other_dates'
  | 'names_day'

/** Whether a folded text says so. */
export function says(phrase: TalkPhrase, folded: string): boolean {
  return BLOCKS.get(phrase)?.test(folded) ?? false
}

/** What the named group of a phrase held. */
export function told(phrase: TalkPhrase, folded: string, group: 'n' | 'who'): string | null {
  return BLOCKS.get(phrase)?.exec(folded)?.groups?.[group] ?? null
}

/** Every phrase by itself with its example, for whoever checks them. */
export function talkPhrases(): readonly { readonly phrase: RegExp; readonly example: string }[] {
  return parseBlocks(PHRASES).flatMap(({ phrases }) =>
    phrases.map(({ source, example }) => ({
      phrase: new RegExp(`(?<![a-z0-9])(?:${source})`),
      example,
    })),
  )
}
