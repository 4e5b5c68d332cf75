import { addDays, type LocalDate } from '../../../lib/local-date.ts'
import type { Understanding } from '../../language/domain.ts'
import type { OwnerDeed, StayDates } from './owner-deed.ts'
import { inParts, wordLists } from './word-lists.ts'

export type UnfinishedDeed = Extract<OwnerDeed, { type: 'unfinished' }>

/** What the owner asks of the bot from the own telephone. */
export type OwnerWish =
  | { readonly type: 'deed'; readonly deed: OwnerDeed }
  | { readonly type: 'which'; readonly told: UnfinishedDeed }
  /** `date`: another day than today. */
  | { readonly type: 'arrivals'; readonly date: LocalDate | null }
  | { readonly type: 'departures'; readonly date: LocalDate | null }
  | { readonly type: 'owing' }
  /** Who sleeps here. */
  | { readonly type: 'house' }
  | { readonly type: 'help' }
  /** The stay of a guest, by the name. */
  | { readonly type: 'confirm_of'; readonly who: string }
  | { readonly type: 'today' }
  /** Who has booked, or who arrives, between two days; without an end, from today on. */
  | {
      readonly type: 'stays' | 'coming'
      readonly from: LocalDate | null
      readonly to: LocalDate | null
      readonly accommodationId: string | null
    }
  /** What the nights cost, of one cabin or of all; without an end, from today on. */
  | {
      readonly type: 'rates'
      readonly from: LocalDate | null
      readonly to: LocalDate | null
      readonly accommodationId: string | null
    }
  /** Prices are changed, and sums read, in the panel. */
  | { readonly type: 'panel'; readonly what: 'prices' | 'figures' | 'stays' }
  /** Takes a chat or gives it back to the bot; `who` is a name, a number or a code, null the chat spoken of last. */
  | { readonly type: 'chat'; readonly to: 'human' | 'bot'; readonly who: string | null }

/** What opens a command; a word matches from its beginning, `=` asks for the whole word. */
const says = wordLists<
  | 'free'
  | 'block'
  | 'confirm'
  | 'departures'
  | 'arrivals'
  | 'house'
  | 'today'
  | 'owing'
  | 'help'
  | 'booked'
  | 'reprices'
  | 'rates'
  | 'figures'
  | 'in_panel'
  | 'cancels'
>(`
free
  desbloque, libera, libere, liberame, abri la, abri el, abrime la, =abrila, abrir la, abrirla, reabri,
  ya esta disponible, volve a abrir,
  unblock, free up, desbloqueia, reabre
block
  bloque, cerra la, cerra el, cerrame, no alquiles, no vendas, no reserves, no dejes entrar, no tomes reservas,
  bloqueala, cerrala, tapa la, tapame, guardame la, guarda la, reservame para mi, no esta disponible,
  fuera de servicio, bloqueia,
  fechar a, block, close the
confirm
  confirm, marca como pag, marcala como pag, marcar como pag, marcame como pag, dala por pag, dale por pag, da por pag,
  mark as paid, marca como pago
in_panel
  anota una reserva, anotame una reserva, anota la reserva, carga una reserva, cargame una reserva, agenda una reserva,
  agendame una reserva, nueva reserva:, add a booking, new booking:, anota uma reserva, dale mas tiempo, dale un rato
  mas, extendele, extende la reserva, extende el plazo, give more time
cancels
  cancela, cancelar, cancelale, anula, da de baja, cancel
departures
  quien se va, quienes se van, quien sale, quienes salen, quien deja la, salidas, se va alguien, quem sai, quem vai
  embora, saidas, who leaves, who is leaving, departures, check-outs, checkouts
arrivals
  quien llega, quienes llegan, quien entra, quienes entran, quien viene, quienes vienen, llega alguien, llegadas,
  entradas de, ingresos de, quem chega, chegadas, who arrives, who is arriving, arrivals
house
  quien esta, quienes estan, quien hay, hay alguien alojado, cuales estan ocupadas, que cabanas estan ocupadas, quem
  esta, who is here, who is staying, who is in
today
  resumen, como viene, que hay hoy, que hay para hoy, que tengo hoy, que tengo para hoy, lo de hoy, agenda
  de hoy, novedades de hoy, como estamos hoy, resumo, summary, what is on today
owing
  quien debe, quienes deben, quien me debe, quienes me deben, me deben, quien no pago, quienes no pagaron, falta
  cobrar, faltan cobrar, queda por cobrar, esta pago, esta paga, esta pagad, ya pago, ya pagaron, pago todo,
  saldos pendientes, deudores, quem deve, quem me deve, who owes
booked
  quien reservo, quienes reservaron, quien tiene reserv, quien tiene la, que reservas, lista de reservas, las reservas,
  mis reservas, reservas tengo, reservas hay, reservas de, reservas para, que tengo reservad, que hay reservad, que esta
  reservad, quem reservou, who booked, who has the, which bookings, what bookings, list of bookings, bookings in,
  bookings for
reprices
  subi el precio, subile, subir el precio, baja el precio, bajale, cambia el precio, cambiar el precio, cambiale el
  precio, pone el precio, ponele precio, actualiza el precio, aumenta el precio, aumentale, aumenta la, subi la, baja la
  tarifa, cambia la tarifa, sube o preco, muda o preco, change the price, raise the price, lower the price
rates
  cuanto esta, cuanto estan, cuanto sale, cuanto salen, cuanto vale, cuanto valen, cuanto cuesta, cuanto cuestan, cuanto
  cobramos, cuanto cobro, cuanto estamos cobrando, a cuanto esta, a cuanto estan, a cuanto la, a cuanto tengo,
  que precio tiene, que precio tengo, que precios, que tarifa, la tarifa de, las tarifas de, los precios de,
  el precio de, quanto
  esta, quanto custa, quanto estamos cobrando, que preco, how much is, how much are, what do we charge, the rate for,
  the rates for, what rate
figures
  cuanto factur, cuanto vendi, cuanto llevo, cuanta plata entro, cuanto entro, cuanto cobre, facturacion,
  ingresos del mes, que ocupacion, ocupacion de, ocupacion del, quanto faturei, faturamento, how much did i make,
  revenue, occupancy
help
  ayuda, que podes hacer, que puedo pedirte, que te puedo pedir, comandos, =help, ajuda, what can you do
`)

const CODE = /RES\d{6}[A-Z2-9]{4}/i
/** "por pintura", "because of painting": what comes after it is the reason. */
const BECAUSE = /\b(?:por|porque|because of|for|(?=para mi))\s*(\D{3,60})$/i

/** "Reservame la Coihue para mi hermana": nights the owner keeps for somebody. */
const OWN_USE =
  /(?:reserv|apart|guard|anot)[aá](?:me|nos)? (?:la|el) .*para (?:m[ií]s?|un[ao]?s?|l[ao]s|el|la|nosotros)(?!\p{L})/iu

/** "Confirmá la reserva de Tere". */
const OF_GUEST = /\b(?:de|a|da|do|of)\s+([\p{L}’'-]{2,}(?:\s[\p{L}’'-]{2,}){0,2})$/iu

/** "Confirmá la de Julieta, me pagó en mano". */
const THAT_OF =
  /\b(?:la|el) (?:reserva )?(?:de|da|do) ([\p{L}’'-]{2,}(?:\s\p{Lu}[\p{L}’'-]+){0,2})(?=,|;| que | porque )/iu

/** Undefined when the owner talks like anybody else. */
export function ownerWish(
  text: string,
  read: Understanding | undefined,
  did: OwnerDeed | null = null,
): OwnerWish | undefined {
  const chat = chatMeant(text)
  if (chat) return chat
  const { checkIn: first = null, checkOut: last = null } = read?.stay ?? {}
  // One day is asked about: who leaves on it, or who comes. Null where today is meant.
  const range = rangeOf(read)
  if (range && says('arrivals', text)) return { type: 'coming', ...range, accommodationId: null }
  if (says('departures', text)) return { type: 'departures', date: last ?? first }
  if (says('arrivals', text)) return { type: 'arrivals', date: first ?? last }
  if (says('owing', text)) return { type: 'owing' }
  if (says('figures', text)) return { type: 'panel', what: 'figures' }
  if (says('reprices', text) || SETS_PRICE.test(text)) return { type: 'panel', what: 'prices' }
  if (says('booked', text) && !says('confirm', text)) {
    const on = range ?? { from: first, to: last ?? first }
    return { type: 'stays', ...on, accommodationId: read?.accommodationId ?? null }
  }
  if (says('rates', text) && asksRates(read)) {
    const accommodationId = read?.accommodationId ?? null
    const month = read?.stay.certainty === 'window' && range ? { ...range, to: addDays(range.to, 1) } : range
    return { type: 'rates', ...(month ?? { from: null, to: null }), accommodationId }
  }
  if (says('house', text) && read?.accommodationId == null) return { type: 'house' }
  if (/^(?:hoy|hoje|today)\W*$/i.test(text.trim()) || says('today', text)) return { type: 'today' }
  if (says('help', text)) return { type: 'help' }
  const code = CODE.exec(text)?.[0].toUpperCase()
  if (says('confirm', text) && code) return { type: 'deed', deed: { type: 'confirm', code } }
  const said = text.trim().replace(/[.!?]+$/, '')
  const named = OF_GUEST.exec(said)?.[1] ?? THAT_OF.exec(said)?.[1]
  if (says('confirm', text) && named) return { type: 'confirm_of', who: named }
  if (says('in_panel', text) || (named && says('cancels', text))) return { type: 'panel', what: 'stays' }
  const blocks = says('block', text) || OWN_USE.test(text)
  const type = says('free', text) ? 'free' : blocks ? 'block' : undefined
  if (!type) return undefined
  const meant = nightsMeant(read, did)
  const reason = BECAUSE.exec(text.trim())?.[1]?.trim() ?? null
  if (!meant) {
    const accommodationId = read?.accommodationId ?? null
    const told = { accommodationId, stay: read ? (nightsRead(read) ?? null) : null, reason }
    return { type: 'which', told: { type: 'unfinished', deed: type, ...told } }
  }
  return { type: 'deed', deed: { type, ...meant, reason } }
}

/** The rest of what was asked for: "la Arrayán", after which cabin was asked. */
export function finished(owner: UnfinishedDeed, read: Understanding): UnfinishedDeed | OwnerDeed {
  const accommodationId = read.accommodationId ?? owner.accommodationId
  const stay = nightsRead(read) ?? owner.stay
  const { deed, reason } = owner
  if (!accommodationId || !stay) return { ...owner, accommodationId, stay }
  return { type: deed, accommodationId, stay, reason }
}

/** The cabin and its nights; where neither was said, those that were closed or opened last. */
function nightsMeant(read: Understanding | undefined, did: OwnerDeed | null) {
  const certain = read?.stay.certainty === 'sure' || read?.stay.certainty === 'assume'
  const accommodationId = read?.accommodationId ?? null
  const stay = read && certain ? nightsRead(read) : undefined
  if (stay && accommodationId) return { accommodationId, stay }
  if (did?.type !== 'block' && did?.type !== 'free') return undefined
  if (certain || (accommodationId && accommodationId !== did.accommodationId)) return undefined
  return { accommodationId: did.accommodationId, stay: did.stay }
}

/** One day alone is its night; of several readings the one in the month that is spoken of, as it is shown first. */
export function nightsRead({ stay }: Understanding, about?: StayDates): StayDates | undefined {
  const month = about?.checkIn.slice(0, 7)
  const option = stay.options.find(({ checkIn }) => checkIn.startsWith(month ?? '')) ?? stay.options[0]
  const read = stay.certainty === 'ask' ? option : stay.certainty === 'window' ? undefined : stay
  if (!read?.checkIn) return undefined
  return { checkIn: read.checkIn, checkOut: read.checkOut ?? addDays(read.checkIn, stay.nights ?? 1) }
}

/** More than one day: a weekend, a month. */
function rangeOf(read: Understanding | undefined) {
  const { certainty, checkIn: from, checkOut: to } = read?.stay ?? {}
  if (!from || !to || (certainty !== 'window' && addDays(from, 1) >= to)) return undefined
  return { from, to }
}

/** Of a cabin or of a month, and for nobody in particular: who tries the bot as a guest is answered as one. */
function asksRates(read: Understanding | undefined): boolean {
  if (!read || read.guests !== null) return false
  const { certainty, nights } = read.stay
  return (
    nights === null && (certainty === 'window' || (certainty === 'none' && read.accommodationId !== null))
  )
}

/** "Poné la Coihue a 200 mil en febrero". */
const SETS_PRICE =
  /^(?:pon[eé](?:le|me)?|dej[aá](?:me)?|sub[ií](?:me|la)?|baj[aá](?:me|la)?|set) .*\d+ ?(?:mil|lucas|k|000)/iu

const TAKES = inParts(
  '^(?:tomo|agarro|atiendo|lo atiendo|la atiendo|yo sigo|sigo yo|contesto|yo le contesto|yo contesto|',
  'me encargo|me ocupo|dejame|take) ',
)
const GIVES = inParts(
  '^(?:seguí|segui|seguile|sigue|que siga|dejá que siga|deja que siga|devuelvo|devolvé|devolve|te devuelvo|',
  'soltá|solta|suelto|contestale|contestá|atendé|atende|hacete cargo|release|give back) ',
)
/** What stands between the verb and the guest. */
const FILLS = /^(?:(?:yo|vos|el|la|al|bot|the|chat|conversaci[oó]n|de|del|a|con|of|with) )+/i
/** To whom it is given. */
const TO_BOT = / (?:al bot|a vos|para vos|vos|con el bot|a m[ií]|yo|to the bot|to you)$/i

/** Whoever was spoken of last: "seguí vos con ella", "lo atiendo yo". */
const OF_LAST = /^(?:yo|vos|bot|ella|[eé]l|ellos|ellas|es[ea]|est[ea]|es[ea] chat|her|him|them|ela|ele|)$/i

/** "Atiendo yo a Julieta", "seguí vos con Julieta". */
function chatMeant(text: string): Extract<OwnerWish, { type: 'chat' }> | undefined {
  const said = `${text.trim().replace(/[.!¡?¿]+/g, '')} `
  const to = TAKES.test(said) ? ('human' as const) : GIVES.test(said) ? ('bot' as const) : undefined
  if (!to) return undefined
  const who = said
    .replace(to === 'human' ? TAKES : GIVES, '')
    .replace(FILLS, '')
    .trim()
    .replace(TO_BOT, '')
  if (OF_LAST.test(who.trim())) return { type: 'chat', to, who: null }
  return who.length >= 2 && who.length <= 60 ? { type: 'chat', to, who } : undefined
}
