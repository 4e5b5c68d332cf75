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
{cabin} (cabana|cabin|chale|casa|unidad)^[a-z]*^
(otra|another) {cabin} (ademas|aparte|tambien|mas|too|as well|for)~  # quiero otra cabaña aparte
(otra|outra) {cabin} (para|alem)~  # otra cabaña para mis suegros
(ademas|aparte|tambien|alem disso|also) [(quiero|quero|need) ](otra|outra|another) {cabin}  # aparte otra cabaña
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
= moves_to
{moves} pasar|pasarnos|pasamos|pasarme|pasemos|pasame|pasanos|mudar|mudarnos|mudarme
({moves}) (a|para) (la|el)~  # ¿podemos pasar a la Coihue?
(passar|mudar) (para|pra) (a|o)~  # podemos passar para a Coihue?
(switch|move|change) to~  # can we switch to Coihue?
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
= names_month
(ene|feb|mar|abr|may|jun|jul|ago|sep|set|oct|nov|dic|jan|fev|mai|out|dez|apr|aug|dec)~  # del 20 al 25 de ago
(enero|febr|marzo|abril|mayo|junio|julio|agosto|sept|setiem|octub|noviem|diciem)  # del 20 al 25 de agosto
(janei|fever|marco|maio|junho|julho|outub|novem|dezem)  # de 20 a 25 de julho
(januar|march|april|june|july|august|octob|decem)  # 20 to 25 July
(hoy|manana|hoje|amanh|today|tomorrow|este|esta|this)  # del 20 al 25 de este mes
(proxim|que viene|next)  # del 20 al 25 del mes que viene
= names_weekday
(lunes|martes|mierc|jueves|viernes|sabado|domingo)  # de viernes 20 a lunes 23
(segunda|terca|quarta|quinta|sexta)~  # de segunda a sexta
(mon|tues|wednes|thurs|fri|satur|sun)day  # from friday to monday
= midweek
(entre semana|dias de semana|durante la semana|no el finde|no finde|no fin de semana)  # ¿y entre semana?
(durante a semana|no meio da semana|midweek|mid week|mid-week|on weekdays|weeknights)  # and midweek?
= part_of_month
{part} mediados|mitad|fin|fines|final|finales|principio|principios|comienzo|comienzos|inicio|inicios
{part} meados|comeco|mid|middle|end|beginning|start
({part}) (de|del|do|of)~  # a mediados de mes
= week_of_month  where the word is which of them
{which} ^(?<which>primera|segunda|tercera|cuarta|ultima|primeira|terceira|first|second|third|last)^
{which} (semana|week)  # la primera semana
= week_alone  where the word is which of them
{next} ^(?<which>segunda|tercera|cuarta|ultima|terceira|second|third|last)(?!\s*\w)^
(y|e|and) (la|a|the) {next}  # ¿y la segunda?
= corrects
(quise decir|queria decir|me equivoqu|perdon|digo|quis dizer|desculp|errei|eu disse)  # perdón, quise decir abril
(dije|puse)~  # no, dije abril
(i mean|i said|my mistake|sorry)  # sorry, i meant april
= notice_of_cancelling
{supposes} si|se|if|cuando|puedo|podemos|puede|posso|can i|can we|hasta|until
{verbs} ^(?:cancel|avis|suspend|desist|me bajo|no voy|no vamos)^
{drops} ^(?:(?![.!]).){0,20}^{verbs}^(?:(?![.!]).){0,25}^
{before} ^(?:dias?|semanas?|mes|meses|horas?|hs|days?|weeks?|months?|hours?) (?:antes|before|earlier|de ant)[a-z]*^
({supposes}){drops}{before}  # si cancelo 10 días antes, ¿cuánto me devuelven?
= without_night  where the number is the day
{of-night} ^ (?:la |a |the )?(?:noche|noite|night) (?:del |de la |do |do dia |of |of the |el )?(?<n>\d{1,2})(?![\d/])^
(sin|sem|without){of-night}  # ¿y sin la noche del 30?
= day_for_another  where the numbers are the old day and the new one
{swaps} cambi|reemplaz|troc|swap|change|switch
{old} ^[a-z]* (?:el |the |o )?(?:dia )?(?<n>\d{1,2})^
{new} ^(?:el |the |o )?(?<m>\d{1,2})(?![\d/])^
{swaps}{old} (por|para|al|a|pelo|for|to) {new}  # cambiame el 24 por el 25
= days_of_stay  where the number is the days
{so-many} voy|vamos|fueramos|fuera|serian|por|unos|solo|para|vou|for|just|only
({so-many})^(?: [a-z]+)? (?<n>\d{1,2}) (?:dia|day)s(?![a-z])^  # ¿y si voy 5 días nomás?
= comes_at
{arrives} ^(?:lleg|arrib|entr|cheg|arriv|get there)[a-z]*.*^
{arrives}^\d ?(?:hs|horas|h|pm|de la|da)(?![a-z])^  # llegamos el viernes 23 hs
{arrives}(tipo|a las|as|at) %  # llegamos el viernes tipo 11
{arrives}(a la noche|a la tarde|de noche|de madrugada|late)  # llegamos el viernes a la noche
= comes_with
{beast} perr|gat|cachorr|mascota|caniche|dog|cat|puppy|pet
{whose} el|la|mi|nuestro|nuestra|o|a|meu|minha|our|my|un|una
{takes} llevo|llevamos|llevariamos|traigo|traemos|va|viene|levo|levamos|vou com|vamos com|bringing|we have
{takes} traveling with|travelling with|vamos con|voy con|viajo con|viajamos con|iria con|iriamos con|somos ..30 (con|y)
({takes}) [tambien ][a ][({whose}) ]({beast})  # llevamos el perro
= stays_home
sin (el|la|nuestro|nuestra|mi) (perr|gat|mascota)  # al final vamos sin el perro
(no|ya no) [(lo|la) ]llev  # el perro no lo llevamos
(dejo|dejamos|dejala|dejarla|dejarlo|dejalo) (a|al|con|el|la) ^.*^(perr|gat|mascota|con)  # dejamos la perra con mamá
(sem o|sem a|without the) (cachorr|gat|pet|dog|cat)  # vamos sem o cachorro
= names_animal
(mascota|perr|gat|cachorr|dog|puppy|animal|caniche|ovejero|labrador|golden|bulldog)  # llevamos el caniche
(salchicha|conejo|pelud|bicho|hamster|loro)  # va el loro
(pet|pets|cat|cats)~  # our cat comes too
= told_people  where the number is who comes
{people} senor|amig|adult|personas|mujeres|hombres|grandes|mayores
{count} ^(?<n>\d{1,2}|dos|tres|cuatro|cinco|seis|siete|ocho)^
(somos|somo|seremos|seriamos|vamos a ser) {count} ({people})  # somos 4 señoras
= names_young
(nen|nin|menor|chico|chica|beb|hij|mellis|meses|kid|child|baby|crian)  # somos 4 adultos y un nene
(adolesc|sobrin|niet|pibe|teen)  # somos 4 adultos y un adolescente
= people_slip  where the number is who comes
somo ^(?<n>\d{1,2})(?!\d)^  # somo 2
= says_people
(somos|seremos|vamos a ser) %  # somos 3, mi papá, ella y yo
= names_somebody
(nombre|nome|name|llama|chama|pag)  # ella y su marido, a nombre de Ana
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
  | 'moves_to'
  | 'joins'
  | 'with_partner'
  | 'counted'
  | 'other_dates'
  | 'names_month'
  | 'names_weekday'
  | 'midweek'
  | 'part_of_month'
  | 'week_of_month'
  | 'week_alone'
  | 'corrects'
  | 'day_for_another'
  | 'days_of_stay'
  | 'notice_of_cancelling'
  | 'without_night'
  | 'comes_at'
  | 'comes_with'
  | 'stays_home'
  | 'names_animal'
  | 'told_people'
  | 'names_young'
  | 'people_slip'
  | 'says_people'
  | 'names_somebody'

/** Whether a folded text says so. */
export function says(phrase: TalkPhrase, folded: string): boolean {
  return BLOCKS.get(phrase)?.test(folded) ?? false
}

/** What the named group of a phrase held. */
export function told(phrase: TalkPhrase, folded: string, group: 'n' | 'm' | 'who' | 'which'): string | null {
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
