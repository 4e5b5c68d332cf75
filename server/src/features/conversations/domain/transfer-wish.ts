import type { IntentName } from '../../language/domain.ts'

/** "Transfer" alone is a ride from the airport unless it is all that was said or money stands beside it. */
const WISHES =
  /\b(?:transferencias?|alias|cbu|cvu|pix|datos bancarios|dados bancarios|bank (?:transfer|details|account)|wire(?: transfer)?|pay (?:by|with|via) transfer)\b|^(?:by )?transfer$/
/** To transfer a booking to other dates is no payment. */
const TRANSFERS =
  /\b(?:transferir(?:te|les|lo|la)?|transfiero|transferimos)\b(?! (?:(?:la|mi|nuestra|a|minha|nossa) )*(?:reserva|estadia|otra|outra|otras|outras|fechas?|datas?)\b)/
const REFUSES =
  /\b(?:no|nao|not|cannot|cant|dont) (?:\w+ ){0,2}(?:transfer\w*|transfiero|alias|cbu|cvu|pix|bank|wire)/

/** The guest wants to pay by transfer, or asks for the account to do it. */
export function wantsTransfer(text: string, intents: ReadonlySet<IntentName>): boolean {
  if (intents.has('payment_proof') || intents.has('cancel') || intents.has('change_dates')) return false
  const plain = text
    .normalize('NFD')
    .replace(/[\p{M}'’]/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .toLowerCase()
  return (WISHES.test(plain) || TRANSFERS.test(plain)) && !REFUSES.test(plain)
}
