import type { Purpose } from './request.ts'

type Language = 'es' | 'pt' | 'en'

const TITLES: Readonly<Record<Language, Readonly<Record<Purpose | 'total', string>>>> = {
  es: { deposit: 'Seña', balance: 'Saldo', total: 'Reserva' },
  pt: { deposit: 'Sinal', balance: 'Saldo', total: 'Reserva' },
  en: { deposit: 'Deposit', balance: 'Balance', total: 'Booking' },
}

/** What the guest reads at the checkout and on the card's statement of the purchase. */
export function linkTitle(
  language: Language,
  of: { readonly purpose: Purpose | 'total'; readonly cabin: string; readonly code: string },
): string {
  return `${TITLES[language][of.purpose]} ${of.cabin} (${of.code})`.slice(0, 200)
}
