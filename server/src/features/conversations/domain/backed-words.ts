import { fold } from '../../answers/domain/fact-words.ts'
import type { IntentName, Understanding } from '../../language/domain.ts'

/** Said with less certainty than this, and by none of its own words, a wish is a guess. */
const CERTAIN = 0.9

const words = (list: string) =>
  new RegExp(
    `(?<![a-z0-9])(?:${list
      .trim()
      .split(/\s*\n?\|\s*/)
      .join('|')})`,
  )

/** A word of each list stands in nearly every message that means it, in any language. */
const BACKED: Readonly<Partial<Record<IntentName, RegExp>>> = {
  discount: words(
    `descuent|descont|rebaj|promo|ofert|bonific|discount|deal|precio|preco|price|plata|barat|cheap|caro|cara|caris|
    menos|less|efectivo|cash|atencion|mejor|dejas|deja|bajar|bajas|bajan|hace|haces|haria|faz|would you|
    \\d+ ?(?:mil|lucas|k)|% |por ciento|jubilad|
    porcent|semana|mes|long|noches|nights|noites|off(?![a-z])|lower|better|2x1|3x2|oferece|especial|special`,
  ),
  late_arrival: words(
    `lleg|cheg|arriv|arrib|tard|late|noche|noite|night|madrugad|hora|hs|a las|tipo \\d|\\d{1,2} ?(?:hs|h|:|am|
    pm)|vuelo|flight|voo|caer|caigo|caemos|entr|check|
    get there|be there|land|midnight|medianoche|key|llave|chave|ingres`,
  ),
  early_checkin: words(
    `lleg|cheg|arriv|tempran|early|cedo|antes|before|mañana|manana|morning|manha|hora|hs|\\d|entr|check|ingres|
    mediodia|noon`,
  ),
  safety: words(
    `segur|safe|alarm|rob|ladr|llave|chave|key|lock|cerrad|camara|camera|vigil|matafueg|extint|detector|humo|smoke|
    botiq|first aid|primeros|reja|fence|cerc|barand|rail|escal|stair|nin|nen|chic|kid|child|crian|bebe|baby|peligr|
    danger|perig|pile|pool|pisc|caja|gas(?![a-z])|incend|fire|emergenc|zona|barrio|bairro|
    monoxido|carbon|sol[oa]s|alone`,
  ),
  change_dates: words(
    `cambi|chang|mud|mov|pas|corr|posp|poster|adelant|atras|reprog|adi|remarc|reag|transf|fech|date|data|dia|day|noch|
    night|noit|seman|week|otr|other|outr|mejor|melhor|instead|swap|switch|later|earlier|antes|despues|depois|exten|
    estend|alarg|acort|short|cheg|lleg|arriv|equivoc|errad|wrong|mes|month|finde|fds|\\d|quedar|stay|ficar|en vez|
    em vez|trasl|rebook|resched|modif|alter|troc|lunes|martes|miercol|jueves|viernes|sabado|domingo|mon|tue|wed|
    thu|fri|sat|sun|segunda|terca|quarta|quinta|sexta`,
  ),
  weather: words(
    `clima|tiempo|tempo|weather|llov|lluv|llue|chov|chuv|rain|nev|niev|snow|frio|cold|calor|hot|warm|sol(?![a-z])|sun|
    viento|vento|wind|temperat|pronost|forecast|previsao|grados|graus|degrees|abrig|jacket|ropa|roupa`,
  ),
  payment: words(
    `pag|pay|paid|tarj|cart|card|efect|cash|dinh|transf|mercado|pix|cuota|parcel|sen|sinal|depos|plata|money|visa|
    master|debit|credit|cobr|alias|cbu|boleto|link|factur|deb|owe|due|precio|abon|saldo|balance|paypal|dolar|peso|
    bank|banco|cheque|giro|moneda|euro|usd|reais|reales|anticip|adelant|mitad|metade|half|comprob|recib|receipt|
    restante|resto|rest(?![a-z])|billet|mp(?![a-z])|cripto|crypto|bitcoin|uala|modo|qr(?![a-z])|debin|wise`,
  ),
  emergency: words(
    `emerg|urg|fuego|fogo|fire|incend|humo|fumac|smok|gas|accident|acident|herid|ferid|hurt|injur|lastim|sangr|blood|
    ladr|rob|thief|stol|intrus|ambul|polic|bomber|bombeir|medic|doctor|hospital|guardia|agua|water|luz|light|power|
    electr|corri?ente|choque|shock|chispa|spark|inund|flood|leak|vaza|gote|perdida|ayud|ajud|help|socorr|sos(?![a-z])|
    llave|chave|key|lock|encerrad|trabad|stuck|preso|puerta|porta|door|entrar|abr|open|desmay|faint|
    infart|heart|respir|breath|cai|cay|fell|golpe|quebr|broke|rot|explot|explod|olor|cheiro|smell|peligr|perig|danger|
    perdid|lost|amenaz|pelea|fight|arma|weapon|calef|heating|aquec|calor|frio|cold|nadie|ninguem|nobody|no one|tormenta|
    storm|arbol|tree|vibora|snake|cobra|arana|picad|bite|alerg|intoxic|envenen|poison|quemad|queimad|burn|auxil|
    no (?:encontr|encuentr|damos con)|nao (?:ach|encontr)|can't find|cannot find|
    grave|raro|rara|extran|sospech|strang|suspic|merode|alguien|alguem|someone|somebody|grit|scream|vidrio|
    glass|convuls|ahog|afog|drown|bebe|nene|hij|vino|no (?:anda|funciona|prende)|doesn't work`,
  ),
  luggage: words('valij|equipaj|bolso|mochil|bagag|mala|luggage|bag|suitcase|cosas|things|coisas|backpack'),
  lost_property: words(
    `olvid|dej|perd|esquec|deix|lost|left|forgot|encontr|found|find|achar|acharam|aparec|quedo|quedaron|ficou`,
  ),
  cancel: words(
    `cancel|anul|suspend|desist|arrepent|baja|no vamos a (?:poder|ir)|no voy a (?:poder|ir)|no pod|no puedo|no iremos|
    nao vamos (?:poder|mais)|nao pod|can't|cannot|won't|not (?:coming|able)|surgi|enferm|no l[ao]s? quier|
    no quier|dej`,
  ),
  thinking_it_over: words(
    `pens|consult|hablo|habl|charl|veo|vemos|ver |avis|confirm|decid|think|analiz|falar|falo|despues|luego|
    later|let you
    |know|tal vez|quiza|duda|manana|amanha|depois|vou|responder|sleep|talk|check`,
  ),
  policies: words(
    `cancel|devol|devuel|reembol|reint|refund|estorno|arrepent|polit|polic|condic|condition|regla|regra|rule|norma|
    reglam|regulam|permit|allow|deposit|señ|sen|sinal|garant|menor|edad|idade|age|fum|smok|ruido|silenc|barulh|noise|
    music|fiest|fest|part|horario|seguro|insurance|terms|termino|termo|perd|que pasa si|what (?:happens|if)|reprogram|
    cambi|mudar|change|llueve|chove|rain|enferm|sick|plata|money|dinheiro|reten|cobr`,
  ),
  photos: words(
    'foto|photo|imag|pic|video|instag|galer|galler|mostr|show|see|look|ver(?![a-z])|verla|como (?:es|son)|conocer',
  ),
  location: words(
    `dond|ond|where|ubic|direcc|enderec|address|lleg|cheg|get there|get to|mapa|map|pin(?![a-z])|locat|localiz|zona|
    barrio|bairro|area|qued|fic|lejos|longe|far|cerca|perto|near|close|camino|caminho|ruta|rota|estrada|road|km|gps|
    coord|colectivo|bus|onibus|tren|train|auto|carro|car|taxi|remis|uber|pueblo|ciudad|cidade|centro|lago|lake|
    distan|cuadras|minutos|minutes|how do we|como (?:voy|vamos|ir)|entrada|acceso|desvio`,
  ),
  checkin_time: words(
    `hora|hs|hour|time|check|entr|ingres|sal|lleg|cheg|arriv|dej|deix|leave|desocup|desde|antes|before|temprano|cedo|
    early|tard|late|retir|irn?os|\\d|mediodia|noon|llave|chave|key|recib`,
  ),
  book: words(
    `reserv|book|quier|quer|want|tom|qued|apart|guard|segur|alquil|alug|rent|cerr|fech|confirm|llev|hold|secure|
    señ|sen|take|anot|pong|dale|listo|adelante|go ahead|agend|fico`,
  ),
}

/** Somebody in need is believed sooner: better a call too many. */
const IN_NEED = 0.75

function surely(name: IntentName): number {
  return name === 'emergency' ? IN_NEED : CERTAIN
}

/** Wishes that were only guessed, from a message that has no word for them. */
export function guessedOnly(read: Understanding, text: string): IntentName[] {
  const said = fold(text)
  return read.intents
    .filter(({ name, confidence }) => confidence < surely(name) && BACKED[name] && !BACKED[name].test(said))
    .map(({ name }) => name)
}
