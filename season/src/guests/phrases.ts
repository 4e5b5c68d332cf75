import type { Tongue } from './meaning.ts'

type Said = Readonly<Record<Tongue, readonly string[]>>

/** What is said besides the wish itself; each has one meaning. */
export const PHRASES = {
  thanksNo: {
    es: ['gracias, lo voy a pensar', 'uh es mucho, gracias igual', 'dale, lo charlo y te aviso'],
    pt: ['obrigado, vou pensar', 'é muito caro, obrigado'],
    en: ['thanks, I will think about it', 'too expensive, thanks anyway'],
  },
  person: {
    es: ['quiero hablar con una persona', 'me podés pasar con alguien?'],
    pt: ['quero falar com uma pessoa'],
    en: ['I want to talk to a person please'],
  },
  known: {
    es: ['a qué hora es el check in?', 'dónde queda?', 'tienen wifi?', 'aceptan mascotas?', 'cómo se paga?'],
    pt: ['qual o horário do check-in?', 'onde fica?', 'tem wifi?'],
    en: ['what time is check-in?', 'where is it?', 'is there wifi?'],
  },
  unknown: {
    es: [
      'tienen telescopio para ver las estrellas?',
      'se puede llegar con una moto de agua?',
      'la cama es de resortes o de espuma?',
    ],
    pt: ['tem telescópio para ver as estrelas?'],
    en: ['do you have a telescope to watch the stars?'],
  },
  yes: { es: ['sí', 'dale', 'si, dale'], pt: ['sim'], en: ['yes'] },
  stillWant: {
    es: ['no llegué a pagar, todavía la quiero'],
    pt: ['não consegui pagar, ainda quero'],
    en: ['I did not manage to pay, I still want it'],
  },
  transfer: {
    es: ['transferencia', 'prefiero transferir'],
    pt: ['prefiro transferência'],
    en: ['I prefer a bank transfer'],
  },
  cancel: {
    es: ['necesito cancelar la reserva', 'quiero cancelar'],
    pt: ['preciso cancelar a reserva'],
    en: ['I need to cancel my booking'],
  },
  payBalance: {
    es: ['quiero pagar el saldo'],
    pt: ['quero pagar o saldo'],
    en: ['I want to pay the balance'],
  },
  complaint: {
    es: ['estoy muy enojado, nadie me contesta y es una vergüenza'],
    pt: ['estou muito bravo, ninguém responde, é uma vergonha'],
    en: ['this is unacceptable, I want to complain'],
  },
  arrival: {
    es: ['llegamos tipo 22, hay problema?'],
    pt: ['vamos chegar às 22h, tem problema?'],
    en: ['we will arrive at 10pm, is that ok?'],
  },
} as const satisfies Record<string, Said>

/** What changing dates is said with, before the new ones. */
export const CHANGE: Readonly<Record<Tongue, string>> = {
  es: 'necesito cambiar las fechas de mi reserva: ',
  pt: 'preciso mudar as datas da minha reserva: ',
  en: 'I need to change the dates of my booking: ',
}
export const CORRECTION: Readonly<Record<Tongue, string>> = {
  es: 'no, me refería a ',
  pt: 'não, eu queria dizer ',
  en: 'no, I meant ',
}
export const BETTER: Readonly<Record<Tongue, string>> = { es: 'mejor ', pt: 'melhor ', en: 'rather ' }

/** Titles of buttons as people know them. */
export const BUTTONS = {
  book: /^(Reservar|Book it|Sí, reservar|Sim, reservar|Yes, book it|Reservar todas|Book them all)$/,
  bookAll: /^(Reservar todas|Book them all)$/,
  goOn: /^(Sí, seguimos|Sim, continuar|Yes, go on)$/,
  otherThing: /^(No, otra cosa|Não, outra coisa|No, something else)$/,
  cancelYes: /^(Sí, cancelar|Sim, cancelar|Yes, cancel)$/,
  cancelNo: /^(No, la mantengo|Não, vou manter|No, keep it)$/,
  changeYes: /^(Sí, cambiar|Sim, alterar|Yes, change it)$/,
  changeNo: /^(Dejar como está|Deixar como está|Leave as it is)$/,
  tellMe: /^(Avisame si se libera|Avise se liberar|Tell me if free)$/,
  moreTime: /^(Necesito más tiempo|Quero mais tempo|I need more time)$/,
  transfer: /^(Por transferencia|Por transferência|Bank transfer)$/,
  botYes: /^(Sí, buscame vos|Sim, pode ver|Yes, go ahead)$/,
  noDates: /^(Otras fechas|Outras datas|Other dates|Otras cabañas|Outras cabanas|Other cabins)$/,
} as const

/** What a question is about, by its words. */
export const QUESTIONS = {
  party: /cuántos son|quantos são|quantas pessoas|how many (people|of you|guests)|who('s| is) coming/i,
  dates: /para qué fechas|para quais datas|which dates|qué fechas/i,
  nights: /cuántas noches|quantas noites|how many nights/i,
  name: /a nombre de quién|em nome de quem|what name should/i,
  email: /a qué correo|para qual e-mail|which e-mail/i,
  phone: /teléfono de contacto|telefone de contato|contact phone/i,
} as const

export const TOLD = {
  handed:
    /persona de \*|te responde una persona|uma pessoa responde|pessoa de \*|person (at|from) \*|a person will answer/i,
  confirmed: /confirmad[ao]|Booking confirmed|is confirmed/i,
  expired: /Se cumplió el plazo|O prazo (de .* )?acabou|The time (for .* )?ran out/i,
  taken:
    /ya no tengo lugar|já não tenho|não tenho mais|no longer (available|have)|is taken|no hay lugar|fully booked/i,
  cancelled: /quedó cancelada|foi cancelada|is cancelled/i,
  changed: /quedó así|ficou assim|is now:/i,
  lookInto: /lo averiguo|vou verificar e te aviso|I'll find out/i,
} as const
