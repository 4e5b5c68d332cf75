import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { writeDay, writeInstant } from './days.ts'
import { useLanguage } from './i18n.ts'
import { writeAmount, writeMoney } from './money.ts'
import { type Party, partyParts } from './reservation.ts'

/** Amounts, days and hours as this reader writes them. */
export function useWriting() {
  const { locale } = useLanguage()
  return useMemo(
    () => ({
      money: (amount: string, currency = 'ARS') => writeMoney(amount, currency, locale),
      /** To the nearest whole unit: for a figure that is seen at a glance. */
      roundMoney: (amount: string, currency = 'ARS') =>
        writeMoney(String(Math.round(Number(amount))), currency, locale),
      /** Of no currency, for a field. */
      amount: (amount: string) => writeAmount(amount, locale),
      day: (day: string, options?: Intl.DateTimeFormatOptions) => writeDay(day, locale, options),
      instant: (instant: string) => writeInstant(instant, locale),
      stay: (from: string, to: string) => `${writeDay(from, locale)} – ${writeDay(to, locale)}`,
    }),
    [locale],
  )
}

/** "2 adultos, 2 menores" in the reader's language. */
export function useWriteParty(): (party: Party) => string {
  const { t } = useTranslation()
  return (party) =>
    partyParts(party)
      .map(([kind, count]) => t(`reservation.${kind}`, { count }))
      .join(', ')
}
