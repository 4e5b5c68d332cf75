import type { IntentName, Understanding } from '../../language/domain.ts'
import type { FaqTopic } from './faq-topic.ts'
import { isQuestion } from './sentence-words.ts'
import { speaksOf } from './talk-words.ts'
import { saysOf } from './wish-words.ts'
import { wordLists } from './word-lists.ts'

/** What guests say who are at the house, on their way to it, or back from it. */
export const inHouse = wordLists<
  'locked_out' | 'noise_now' | 'solved' | 'leaves_key' | 'by_mail' | 'journey_off' | 'adds_email' | 'at_door'
>(`
locked_out
  porton esta cerrado, porton cerrado, tranquera cerrada, tranquera esta cerrada, puerta esta cerrada, puerta
  cerrada
  con llave, no podemos entrar, no puedo entrar, no podemos abrir, no puedo abrir, no abre la puerta, la puerta
  no abre,
  la llave no abre, la llave no funciona, la llave no anda, no anda la llave, no abre la llave, no nos abre
  nadie, no me
  abre nadie, nadie nos abre, nadie me abre, nadie abre, no atiende nadie, no nos atiende nadie, no hay nadie en la
  recepcion, no hay nadie para recibir, el codigo no funciona, el codigo no anda, el codigo no abre, la clave de la
  puerta no, la caja de la llave no, no encontramos la llave, no encuentro la llave, no esta la llave, quedamos
  afuera,
  quede afuera, me quede afuera, nos quedamos afuera, estamos afuera, estoy afuera, aca afuera, portao esta fechado,
  nao conseguimos entrar, nao consigo entrar, a chave nao, estamos do lado de fora, locked out, can't get in,
  cannot get
  in, can't open the door, the key doesn't, the code doesn't, gate is closed, gate is locked, door is locked,
  nobody is
  here, no one is here, there is nobody here, y no hay nadie, no hay nadie aca, no hay nadie para abrir,
  e nao tem ninguem, nao tem ninguem aqui, nao tem ninguem para, and nobody is, and no one is, and there is nobody,
  no one around, no encontramos la entrada, no encuentro la entrada, no encontramos el acceso, no encontramos el lugar,
  no encuentro el lugar, no encontramos la cabana, no encuentro la cabana, no encontramos la casa, no damos con,
  estamos perdidos, estoy perdid, nos perdimos, me perdi, nao achamos a entrada, nao achamos a cabana, nao achamos o
  lugar, nao encontramos a entrada, nao encontramos a cabana, nao encontramos o lugar, nos perdemos, can't find the
  entrance, can't find the place, can't find the cabin, can't find the house, cannot find the entrance, cannot find
  the place, cannot find the cabin, we're lost, we are lost, i'm lost, we got lost
at_door
  llegamos, ya llegue, estamos en la puerta, estamos en el porton, estamos aca, estoy en la puerta, estamos en
  la entrada,
  acabamos de llegar, chegamos, estamos na porta, we are here, we're here, we have arrived, we just arrived
noise_now
  musica a todo lo que da, musica al palo, musica a full, musica fuerte, musica muy fuerte, la musica alta,
  haciendo ruido,
  hacen ruido, mucho ruido, un quilombo, no nos dejan dormir, no me dejan dormir, no se puede dormir, no podemos
  dormir,
  no puedo dormir, estan gritando, estan de fiesta, hacen una fiesta, tienen una fiesta, musica alta, fazendo
  barulho,
  muito barulho, nao conseguimos dormir, nao da para dormir, loud music, so loud, too loud, can't sleep, cannot
  sleep,
  making noise, having a party
solved
  ya esta solucionado, se soluciono, ya se soluciono, se arreglo, ya se arreglo, ya lo arreglaron, ya lo
  solucion, ya lo
  resolv, ya anda, ya funciona, volvio la luz, volvio el agua, volvio el gas, volvio internet, volvio, ya volvio, ya
  prendio, se prendio, ya vinieron, ya entramos, ya pudimos, ya pude, ya pasaron, ya encontre, la encontre, lo
  encontre,
  lo encontramos, la encontramos, falsa alarma, ja resolveu, ja voltou, voltou a luz, ja funciona, ja
  conseguimos, it
  works now, working now, it's back, is back on, fixed now, it's fixed, sorted now, we got in, found it, false alarm
leaves_key
  la llave, las llaves, a chave, as chaves, the key, the keys, porton, la tranquera, the gate, o portao
by_mail
  por correo, correo argentino, por encomienda, encomienda, por via cargo, un envio, el envio, me lo pueden
  enviar, me la
  pueden enviar, me lo mandan, me la mandan, me la podrian mandar, me lo podrian mandar, pelo correio, by mail,
  by post,
  ship it, courier
journey_off
  vuelo cancelad, cancelaron el vuelo, cancelo el vuelo, cancelaron mi vuelo, cancelaron nuestro vuelo, se
  cancelo el
  vuelo, se cancelo el micro, cancelaron el micro, vuelo se cancelo, nos cancelaron el vuelo, me cancelaron el
  vuelo, voo
  cancelad, cancelaram o voo, cancelaram nosso voo, flight got cancel, flight was cancel, flight is cancel,
  flight has
  been cancel, cancelled our flight, canceled our flight, cancelled my flight, canceled my flight, bus got
  cancel, bus
  was cancel
adds_email
  mail, correo, e-mail
`)

/** What is said at the house, on the way to it or back from it. */
export function readHouse(
  intents: Set<IntentName>,
  told: Set<FaqTopic>,
  { read, text }: { readonly read: Understanding; readonly text: string },
): void {
  if (inHouse('noise_now', text) && !isHypothetical(text)) {
    intents.add('complaint')
    told.delete('noise')
  }
  if (inHouse('journey_off', text)) intents.delete('cancel')
  // "Me la podrían mandar por correo, pago el envío" pays nothing of ours.
  if (inHouse('by_mail', text) && read.stay.certainty === 'none') {
    for (const name of ['payment_proof', 'payment_status', 'payment'] as const) intents.delete(name)
    told.delete('payment')
    if (told.size === 0 && isQuestion(text)) told.add('other')
  }
  // "Gracias por todo, hermoso lugar" asks for none.
  if (intents.has('thanks') && read.stay.certainty === 'none' && !isQuestion(text))
    for (const name of ['availability', 'book'] as const) intents.delete(name)
  // "Somos 5, ¿entramos?"
  if (told.has('checkin') && read.guests !== null && FITS.test(text)) {
    told.delete('checkin')
    intents.delete('checkin_time')
  }
  if (told.has('location') && inHouse('leaves_key', text)) {
    told.delete('location')
    told.add('other')
  }
  // "Si llueve, ¿puedo cambiar la fecha sin costo?" changes nothing yet.
  if (
    intents.has('change_dates') &&
    isQuestion(text) &&
    isHypothetical(text) &&
    read.stay.certainty === 'none'
  ) {
    intents.delete('change_dates')
    if (told.size === 0) told.add('other')
  }
  if (saysOf('later', text) && intents.has('extend')) intents.delete('emergency')
}

const FITS = /(?<!\p{L})(?:entramos|entran|entrar[ií]amos|cabemos|caben|cabem|fit)(?!\p{L})/iu

function isHypothetical(text: string): boolean {
  return speaksOf('hypothetical', text)
}
