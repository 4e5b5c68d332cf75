import type { LocalDate } from '../../../lib/local-date.ts'
import type { Language } from '../../language/domain.ts'

export interface LeadAnswer {
  readonly subject: string
  readonly text: string
}

interface Words {
  readonly greeting: (name: string | null) => string
  readonly thanks: (place: string, stay: string | null) => string
  readonly link: (url: string) => string
  readonly opening: (stay: string | null) => string
  readonly stay: (from: string, to: string) => string
}

const WORDS: Readonly<Record<Language, Words>> = {
  es: {
    greeting: (name) => (name ? `¡Hola, ${name}!` : '¡Hola!'),
    thanks: (place, stay) =>
      `Gracias por escribirnos a ${place}${stay ? ` por tu estadía ${stay}` : ''}. Ya recibimos tu consulta.`,
    link: (url) => `Si querés, escribinos por WhatsApp y te respondemos al momento: ${url}`,
    opening: (stay) => (stay ? `Hola, consulto por una estadía ${stay}` : 'Hola, quiero hacer una consulta'),
    stay: (from, to) => `del ${from} al ${to}`,
  },
  pt: {
    greeting: (name) => (name ? `Olá, ${name}!` : 'Olá!'),
    thanks: (place, stay) =>
      `Obrigado por escrever para ${place}${stay ? ` sobre a sua estadia ${stay}` : ''}. Já recebemos a sua consulta.`,
    link: (url) => `Se quiser, fale com a gente pelo WhatsApp e respondemos na hora: ${url}`,
    opening: (stay) => (stay ? `Olá, gostaria de uma estadia ${stay}` : 'Olá, tenho uma pergunta'),
    stay: (from, to) => `de ${from} a ${to}`,
  },
  en: {
    greeting: (name) => (name ? `Hi ${name},` : 'Hi,'),
    thanks: (place, stay) =>
      `Thank you for writing to ${place}${stay ? ` about your stay ${stay}` : ''}. We have your message.`,
    link: (url) => `If you like, write to us on WhatsApp and we answer right away: ${url}`,
    opening: (stay) => (stay ? `Hi, I am asking about a stay ${stay}` : 'Hi, I have a question'),
    stay: (from, to) => `from ${from} to ${to}`,
  },
}

/** The first answer to an enquiry: that it arrived, and where the talk goes on. `phone` in digits. */
export function leadAnswer(of: {
  readonly language: Language
  readonly subject: string
  readonly place: string
  readonly guestName: string | null
  readonly stay: { readonly checkIn: LocalDate; readonly checkOut: LocalDate } | null
  readonly phone: string | null
}): LeadAnswer {
  const words = WORDS[of.language]
  const stay = of.stay && words.stay(shown(of.stay.checkIn), shown(of.stay.checkOut))
  const [firstName = null] = of.guestName?.split(/\s+/) ?? []
  const url = of.phone && `https://wa.me/${of.phone}?text=${encodeURIComponent(words.opening(stay))}`
  const lines = [
    words.greeting(firstName),
    words.thanks(of.place, stay),
    ...(url ? [words.link(url)] : []),
    of.place,
  ]
  return { subject: /^re:/i.test(of.subject) ? of.subject : `Re: ${of.subject}`, text: lines.join('\n\n') }
}

/** 15/01/2027, unmistakable enough in the three languages because both days of a stay are given. */
function shown(date: LocalDate): string {
  return `${date.slice(8)}/${date.slice(5, 7)}/${date.slice(0, 4)}`
}
