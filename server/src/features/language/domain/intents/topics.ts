import { keysOf } from '../../../../lib/records.ts'

/** What a question speaks of, found by parts of words, whatever the language. */
export type Topic =
  | 'free'
  | 'free_not_parking'
  | 'hour'
  | 'late'
  | 'secures'
  | 'which_hour'
  | 'pets'
  | 'policy'
  | 'postpones'
  | 'refund'
  | 'owes'
  | 'deposit'
  | 'amount'
  | 'asks_amount'
  | 'becomes'
  | 'attached'
  | 'broken'
  | 'distance'

/** Parts of words, one or more a line; `%` is a digit, a leading `^` the beginning of a word. */
const TOPICS: Readonly<Record<Exclude<Topic, 'free_not_parking'>, string>> = {
  free: `
dispon | lugar | libre | vaga | availab          # ¿hay lugar?
queda algo | quedan algo | quedaria algo         # ¿queda algo para enero?
queda alg | quedan alg | quedaria alg
queda cab | quedan cab | quedaria cab
queda lugar | quedan lugar | quedaria lugar
queda fecha | quedan fecha | quedaria fecha`,
  hour: `
hora | time | late | early | temprano | tarde | antes | cedo    # ¿a qué hora?
% hs | % h | % am | % pm | a las | a la una | madrugada | :`,
  secures: `
me la sena | nos la sena | sename | senala | me la apart | apartame                    # me la señás?
`,
  late: `
madrugada | medianoche | tarde | % am | las 2% | las 0% | noche | demora | retras | late | midnight # llegamos tarde
atras
`,
  distance: `
cuanto falta | km | a cuant | distancia | lejos | how far | quao longe | que tan                 # ¿a cuánto queda?
`,
  which_hour: `
que hora | que horas | que horario | que time | qual hora | qual horas | qual horario   # ¿a qué hora llegan?
what hora | what time | which time | which hora
horario | late | early | antes | hs | a las %`,
  pets: `
acept | admit | permit | puedo | podemos | puede | llevar | llevo | cobra | friendly | dejan   # ¿aceptan perro?
recib | extra | allow | welcome | bring | aceit | levar | mascota ? | mascotas ? | problema | accept
permitted | pet ? | pets ?`,
  policy: `
politica | policy | condicion | sin cargo | sin costo | hasta cuando | gratis | termos | terms  # hasta cuándo`,
  postpones: `
^te confirmo | ^te aviso | ^te digo | ^te escribo | ^te pienso                     # ok te aviso
^les confirmo | ^les aviso | ^les digo | ^les escribo | ^les pienso
^le confirmo | ^le aviso | ^le digo | ^le escribo | ^le pienso
^lo confirmo | ^lo aviso | ^lo digo | ^lo escribo | ^lo pienso
^i'll confirm | ^i'll let | ^vou te confirmar | ^vou te avisar`,
  owes: `
cuanto debo | cuanto te debo | cuanto les debo | cuanto adeud | cuanto debemos    # ¿cuánto debo?
quanto devo | quanto te devo | how much do i owe | how much do we owe | what do i owe`,
  refund: `
devol | devuel | reemb | reint | refund            # ¿me devolvés la seña?
perder la sen | pierdo la sen | perdemos la sen    # ¿puedo mover la fecha sin perder la seña?`,
  deposit: `
sena | deposit | sinal                             # ¿cuánto es la seña?`,
  becomes: `
cuanto quedaria                                 # ¿cuánto quedaría con una noche más?
cuanto queda con | cuanto queda si | cuanto queda por
en cuanto queda | en cuanto me queda | quanto ficaria | quanto fica com`,
  asks_amount: `
cuant | quant | how much | what's the | valor | tarif | rate   # ¿cuánto sale y hay descuento?`,
  attached: `
comprob | captura | adjunt | te paso | te mando | envi | foto | llego la plata   # ahí va el comprobante
receipt | proof | screenshot | anex | segue`,
  broken: `
no anda | no funciona | not work | isn't work | doesn't work | no prende | no calienta | no enfria   # la estufa no anda
nao funciona | nao esta gel | nao gela | nao liga | nao esquenta | rompio | rota | roto | broken | quebr
fria | helad | gelad | sucio | suja | dirty`,
  amount: `
% | noche | semana | descuento                     # ¿cuánto sale la noche con pileta?`,
}

const patterns = new Map<Topic, RegExp>(keysOf(TOPICS).map((topic) => [topic, patternOf(TOPICS[topic])]))
const PARKING = /estacion|auto/

function patternOf(source: string): RegExp {
  const parts = source
    .split('\n')
    .flatMap((line) => (line.split('#')[0] ?? '').split('|'))
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => part.replace('^', '(?:^| )').replaceAll('%', '\\d').replaceAll(' ?', ' ?\\?'))
  return new RegExp(parts.join('|'))
}

export function says(topic: Topic, text: string): boolean {
  // "¿hay lugar para estacionar?" asks for no free nights.
  if (topic === 'free_not_parking') return says('free', text) && !PARKING.test(text)
  return patterns.get(topic)?.test(text) ?? false
}
