import type { IntentName, Understanding } from '../../language/domain.ts'
import type { FaqTopic } from './faq-topic.ts'
import { isQuestion } from './sentence-words.ts'
import { speaksOf } from './talk-words.ts'
import { saysOf } from './wish-words.ts'
import { wordLists } from './word-lists.ts'

/** How guests speak of money that is on its way, was sent, or is somebody else's. */
export const ofMoney = wordLists<
  | 'takes_long'
  | 'came_through'
  | 'debited'
  | 'years_ago'
  | 'taxes'
  | 'guarantee'
  | 'receipt_wanted'
  | 'voucher_wanted'
  | 'when'
  | 'awaits'
  | 'invoice'
>(`
takes_long
  tarda mucho, cuanto tarda, cuanto tardan, cuanto demora, demora mucho, va a tardar, van a tardar, falta mucho,
  cuanto
  falta para que, vai demorar, demora muito, quanto tempo demora, does it take long, how long does it take, how long
  will it take, how long does that take, how long will that take, cuanto tarda eso, quanto tempo leva, leva quanto tempo
came_through
  llego bien, te llego, les llego, le llego, lo recibiste, la recibiste, lo recibieron, la recibieron, recibiste el,
  recibieron el, pudiste ver el comprobante, vieron el comprobante, se ve bien, chegou bem, voce recebeu,
  receberam o,
  did it arrive, did you get it, did you receive, got it ok
debited
  debitad, me lo descont, me descont, ya se debito, me lo debit, me debit, figura pago, figura como pagad, aparece
  pagad, aparece como pagad, salio de mi cuenta, foi debitad, debitaram, was debited, has been charged, was charged,
  charged my card
years_ago
  el ano pasado, la vez pasada, la otra vez, la ultima vez, hace un ano, en el verano pasado, ano passado, da
  outra vez,
  da ultima vez, last year, last time
taxes
  =iva, impuesto, =tasas, tasa turistica, tasa municipal, imposto, tax, =vat
guarantee
  garantia, deposito en garantia, caucao, calcao, security deposit, damage deposit
receipt_wanted
  un recibo, el recibo, recibo de pago, um recibo, o recibo, a receipt, the receipt
voucher_wanted
  me mandas el comprobante, me pasas el comprobante, me envias el comprobante, me reenvias el comprobante,
  mandame el comprobante, pasame el comprobante, enviame el comprobante, mandarme el comprobante,
  pasarme el comprobante, me mandas la confirmacion, mandame la confirmacion, pasame la confirmacion,
  me pasas la confirmacion, me reenvias la confirmacion, el voucher, un voucher, mi voucher, el pdf, o voucher,
  o pdf, me manda o comprovante, manda o comprovante, reenvia o comprovante, me manda a confirmacao, the voucher,
  my voucher, the pdf, send me the confirmation, resend the confirmation, the confirmation again
awaits
  cuando me confirm, cuando nos confirm, cuando lo confirm, cuando la confirm, cuando confirm, cuando queda confirm,
  cuando estaria confirm, ya me confirm, quando confirm, quando me confirm, quando fica confirm, when will you confirm,
  when will it be confirm, when do you confirm
when
  cuando, quando, when, hasta que dia, para que fecha, que dia
invoice
  factura, invoice, nota fiscal, cuit
`)

interface Said {
  readonly read: Understanding
  readonly text: string
}

/** What is said of money where the reading of the whole says something else. */
export function readMoney(intents: Set<IntentName>, told: Set<FaqTopic>, { read, text }: Said): void {
  const drop = (...names: IntentName[]) => {
    for (const name of names) intents.delete(name)
  }
  const dated = read.stay.certainty !== 'none'
  if (ofMoney('debited', text) && !isQuestion(text)) {
    drop('payment_problem', 'amenities')
    intents.add('payment_status')
  }
  // "El año pasado pagué la mitad" tells of no payment that is looked for.
  if (ofMoney('years_ago', text) && (intents.has('payment_status') || intents.has('payment_proof'))) {
    drop('payment_status', 'payment_proof')
    told.add('discount')
  }
  if (speaksOf('pays', text) && speaksOf('rest', text) && intents.has('complaint')) {
    drop('complaint')
    intents.add('payment')
  }
  if (!isQuestion(text)) return
  // "When do I pay the difference?" compares nothing.
  if (intents.has('compare') && speaksOf('pays', text)) {
    drop('compare')
    intents.add('my_reservation')
  }
  if ((ofMoney('taxes', text) || ofMoney('guarantee', text)) && !saysOf('invoice', text)) {
    if (!dated) drop('price')
    told.delete('payment')
    told.add('other')
  }
  // "Do you charge extra for a card from abroad?"
  if (saysOf('card', text) && intents.has('price') && !dated) {
    drop('price')
    told.add('payment')
  }
}
