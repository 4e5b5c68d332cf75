import { keysOf } from '../../../lib/records.ts'
import type { Language } from '../../language/domain.ts'
import { fitWithin } from './format.ts'

/** WhatsApp: reply button and link button titles, list row titles, list row descriptions. */
export const BUTTON_TITLE_LIMIT = 20
export const LIST_TITLE_LIMIT = 24
const LIST_DESCRIPTION_LIMIT = 72

const BUTTONS = {
  yes: { es: 'Sí', pt: 'Sim', en: 'Yes' },
  no: { es: 'No', pt: 'Não', en: 'No' },
  book: { es: 'Reservar', pt: 'Reservar', en: 'Book it' },
  other_dates: { es: 'Otras fechas', pt: 'Outras datas', en: 'Other dates' },
  other_cabins: { es: 'Otras cabañas', pt: 'Outras cabanas', en: 'Other cabins' },
  photos: { es: 'Ver fotos', pt: 'Ver fotos', en: 'See photos' },
  availability: { es: 'Ver disponibilidad', pt: 'Ver disponibilidade', en: 'Check availability' },
  human: { es: 'Hablar con alguien', pt: 'Falar com alguém', en: 'Talk to a person' },
  bot_yes: { es: 'Sí, buscame vos', pt: 'Sim, pode ver', en: 'Yes, go ahead' },
  bot_no: { es: 'No, espero', pt: 'Não, eu espero', en: 'No, I will wait' },
  pay_deposit: { es: 'Pagar seña', pt: 'Pagar o sinal', en: 'Pay deposit' },
  pay_balance: { es: 'Pagar saldo', pt: 'Pagar o saldo', en: 'Pay balance' },
  pay_total: { es: 'Pagar reserva', pt: 'Pagar a reserva', en: 'Pay booking' },
  try_again: { es: 'Probar de nuevo', pt: 'Tentar de novo', en: 'Try again' },
  extend: { es: 'Necesito más tiempo', pt: 'Quero mais tempo', en: 'I need more time' },
  transfer: { es: 'Por transferencia', pt: 'Por transferência', en: 'Bank transfer' },
  cancel_yes: { es: 'Sí, cancelar', pt: 'Sim, cancelar', en: 'Yes, cancel' },
  cancel_no: { es: 'No, la mantengo', pt: 'Não, vou manter', en: 'No, keep it' },
  change_yes: { es: 'Sí, cambiar', pt: 'Sim, alterar', en: 'Yes, change it' },
  transfer_yes: { es: 'Sí, transferencia', pt: 'Sim, transferência', en: 'Yes, bank transfer' },
  change_no: { es: 'Dejar como está', pt: 'Deixar como está', en: 'Leave as it is' },
  keep_hold: { es: 'La mantengo', pt: 'Vou manter', en: 'Keep it' },
  let_go: { es: 'Soltarla', pt: 'Liberar', en: 'Let it go' },
  resume: { es: 'Sí, seguimos', pt: 'Sim, continuar', en: 'Yes, go on' },
  start_over: { es: 'Empezar de nuevo', pt: 'Começar de novo', en: 'Start over' },
  options: { es: 'Ver opciones', pt: 'Ver opções', en: 'See options' },
  cabins: { es: 'Ver cabañas', pt: 'Ver cabanas', en: 'See cabins' },
  tell_me: { es: 'Avisame si se libera', pt: 'Avise se liberar', en: 'Tell me if free' },
  more_cabins: { es: 'Ver más cabañas', pt: 'Ver mais cabanas', en: 'See more cabins' },
  ask_price: { es: 'Pedir otro precio', pt: 'Pedir outro preço', en: 'Ask for a price' },
  pay_now: { es: 'Pagar ahora', pt: 'Pagar agora', en: 'Pay now' },
  check_again: { es: '¿Sigue libre?', pt: 'Ainda está livre?', en: 'Is it still free?' },
  answer: { es: 'Responder', pt: 'Responder', en: 'Answer' },
  keep_all: { es: 'Guardar para todas', pt: 'Guardar para todas', en: 'Keep for all' },
  keep_cabin: { es: 'Solo esta cabaña', pt: 'Só esta cabana', en: 'Only this cabin' },
  keep_no: { es: 'No guardar', pt: 'Não guardar', en: 'Do not keep' },
  proof_yes: { es: 'Aprobar', pt: 'Aprovar', en: 'Approve' },
  proof_back: { es: 'Anotar y devolver', pt: 'Anotar e devolver', en: 'Note and return' },
  proof_no: { es: 'Rechazar', pt: 'Recusar', en: 'Refuse' },
  take_chat: { es: 'Lo atiendo yo', pt: 'Eu atendo', en: 'I take it' },
  price_yes: { es: 'Aceptar', pt: 'Aceitar', en: 'Accept' },
  price_no: { es: 'No', pt: 'Não', en: 'No' },
  price_other: { es: 'Otro precio', pt: 'Outro preço', en: 'Another price' },
  price_name: { es: 'Poner un precio', pt: 'Dar um preço', en: 'Name a price' },
  book_group: { es: 'Reservar todas', pt: 'Reservar todas', en: 'Book them all' },
  that_one: { es: 'Sí, eso', pt: 'Sim, isso', en: 'Yes, that' },
  something_else: { es: 'No, otra cosa', pt: 'Não, outra coisa', en: 'No, something else' },
  my_reservation: { es: 'Mi reserva', pt: 'Minha reserva', en: 'My booking' },
} as const satisfies Record<string, Record<Language, string>>

export type ButtonKey = keyof typeof BUTTONS
export const BUTTON_KEYS = keysOf(BUTTONS)

export function buttonLabel(key: ButtonKey, language: Language): string {
  return BUTTONS[key][language]
}

/** A text of the owner's (a cabin's name) as the title of a list row. */
export function listTitle(text: string): string {
  return fitWithin(text, LIST_TITLE_LIMIT)
}

export function listDescription(text: string): string {
  return fitWithin(text, LIST_DESCRIPTION_LIMIT)
}

export function buttonTitle(text: string): string {
  return fitWithin(text, BUTTON_TITLE_LIMIT)
}
