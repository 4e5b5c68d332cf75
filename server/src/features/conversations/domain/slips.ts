import { factsAsked } from '../../answers/domain/fact-words.ts'
import type { IntentName } from '../../language/domain.ts'
import type { FaqTopic } from './faq-topic.ts'
import { isQuestion } from './sentence-words.ts'
import { wordLists } from './word-lists.ts'

const words = wordLists<'weather' | 'own_stays' | 'as_credit' | 'info'>(`
weather
  =clima, tiempo, lluv, lluev, llov, =frio, =calor, nieve, neva, pronostic, previs, weather, forecast, rain, snow,
  =cold, =hot, chuv, chove, viento
own_stays
  mis reservas, mi reserva, que reservas tengo, minhas reservas, minha reserva, my bookings, my booking,
  my reservations,
  my reservation
info
  pasas info, pasame info, pasarme info, mas info, quiero info, =info, quisiera informacion, queria informacion,
  mas informacion, mais informac, more information
as_credit
  como credito, saldo a favor, a favor para, credito para otra, credito para outra, credito para mas,
  queda a cuenta,
  as a credit, as credit, store credit
`)

/** What the words say where the reading of the whole took them for something else. */
export function readSlips(intents: Set<IntentName>, told: Set<FaqTopic>, text: string): void {
  if (!isQuestion(text)) return
  // "¿El jacuzzi está climatizado?"
  if (told.has('weather') && factsAsked(text).length > 0 && !words('weather', text)) {
    told.delete('weather')
    intents.delete('weather')
  }
  if (words('own_stays', text) && [...told].every((topic) => topic === 'policies' || topic === 'other')) {
    told.clear()
    for (const name of ['policies', 'unknown'] as const) intents.delete(name)
    intents.add('my_reservation')
  }
  // "¿Me pasás info?" asks what there is.
  const asksOther = told.size === 0 || (told.size === 1 && told.has('other'))
  if (words('info', text) && asksOther && factsAsked(text).length === 0) {
    told.clear()
    intents.delete('unknown')
    intents.add('catalogue')
  }
  // What comes back is to stand for other dates: no matter of cards.
  if (words('as_credit', text)) {
    told.delete('payment')
    for (const name of ['payment', 'cancel', 'change_dates'] as const) intents.delete(name)
    told.add('other')
  }
}
