import type { StayReading } from '../../domain.ts'
import { drop, type Found, lower } from './found-intents.ts'

export interface QuestionScene {
  readonly stay: StayReading
  readonly hasGuests: boolean
}

const ASKS_FREE = /dispon|lugar|libre|vaga|availab|queda(?:n|ria)? (?:algo|alg|cab|lugar|fecha)/
const ASKS_HOUR =
  /hora|horario|horas|time|late|early|temprano|tarde|antes|cedo|\d (?:hs|h|am|pm)|a las|a la una|madrugada|:/
const ASKS_PETS =
  /acept|admit|permit|puedo|podemos|puede|llevar|llevo|cobra|friendly|dejan|recib|extra|allow|welcome|bring|aceit|levar|mascotas? ?\?|problema|accept|permitted|pets ?\?/
/** "te confirmo mañana", "ok te aviso" put an answer off. */
const POSTPONES =
  /(?:^| )(?:te|les|le|lo|i'll|vou te) (?:confirmo|aviso|digo|escribo|pienso|let|confirmar|avisar)/
const ASKS_POLICY = /politica|policy|condicion|sin cargo|sin costo|hasta cuando|gratis|termos|terms/

/** Cues that mean something else in company, within one question. Each line is a reason heard from guests, not from grammar. */
export function settleQuestion(found: Found, text: string, scene: QuestionScene): Found {
  if (POSTPONES.test(text)) drop(found, 'yes')
  if (found.size < 2 && !found.has('pets') && !found.has('checkin_time')) return found
  settleBooking(found, text)
  settleHours(found, text, scene)
  if (found.has('pets') && isOnlyCompany(text, scene)) found.delete('pets')
  if (found.has('pets')) drop(found, 'amenities', 'policies', 'price', 'availability')
  if (found.has('photos')) drop(found, 'amenities')
  if (found.has('location')) drop(found, 'price', 'amenities')
  if (found.has('payment')) drop(found, 'price', 'amenities')
  if (found.has('policies')) drop(found, 'amenities')
  settleAmenities(found, text, scene)
  return found
}

function settleBooking(found: Found, text: string): void {
  // "¿me devolvés la seña si cancelo?" is about cancelling; "seña" and "devolución" are part of it.
  if (found.has('cancel')) {
    drop(found, 'book', 'my_reservation', 'payment', 'change_dates', 'availability')
    if (ASKS_POLICY.test(text)) lower(found, 'cancel', 0.6)
    else drop(found, 'policies')
  }
  if (found.has('change_dates')) drop(found, 'book', 'my_reservation', 'availability')
  if (found.has('my_reservation')) drop(found, 'book', 'price')
  if (found.has('payment_proof')) drop(found, 'payment', 'price', 'availability', 'book', 'amenities', 'yes')
  if (found.has('human')) drop(found, 'no', 'availability', 'book')
  if (found.has('policies') && /devol|devuel|reemb|reint|refund/.test(text)) drop(found, 'payment')
  if (found.has('payment') && found.has('book') && /sena|deposit|sinal/.test(text)) lower(found, 'book', 0.5)
  if (found.has('book') && !ASKS_FREE.test(text)) drop(found, 'availability')
}

/** "check in 3 enero check out 10 enero" gives dates, "llegamos el jueves a la noche" too. */
function settleHours(found: Found, text: string, scene: QuestionScene): void {
  if (!found.has('checkin_time')) return
  const asks =
    /(?:que|qual|what|which) (?:hora|horas|horario|time)|horario|late|early|antes|hs|a las \d/.test(text)
  if (scene.stay.certainty !== 'none' && !asks) found.delete('checkin_time')
  else if (ASKS_HOUR.test(text)) drop(found, 'amenities', 'availability')
}

function settleAmenities(found: Found, text: string, scene: QuestionScene): void {
  const dated = scene.stay.certainty !== 'none'
  if (found.has('price') && found.has('amenities') && /\d|noche|semana|descuento/.test(text))
    lower(found, 'amenities', 0.5)
  const about = (['price', 'amenities', 'photos', 'location', 'checkin_time', 'policies'] as const).some(
    (name) => found.has(name),
  )
  if (about && !ASKS_FREE.test(text) && !dated) found.delete('availability')
  if (!found.has('amenities') || !found.has('availability')) return
  if (dated) lower(found, 'amenities', 0.8)
  else drop(found, ASKS_FREE.test(text) && !/estacion|auto/.test(text) ? 'amenities' : 'availability')
}

/** "somos 4 más un perro" tells who comes; "vamos con una perrita, ¿se puede?" asks. */
function isOnlyCompany(text: string, scene: QuestionScene): boolean {
  return !ASKS_PETS.test(text) && (scene.hasGuests || scene.stay.certainty !== 'none')
}
