import { useTranslation } from 'react-i18next'
import { type Party, partyParts } from './reservation.ts'

/** "2 adultos, 2 menores" in the reader's language. */
export function useWriteParty(): (party: Party) => string {
  const { t } = useTranslation()
  return (party) =>
    partyParts(party)
      .map(([kind, count]) => t(`reservation.${kind}`, { count }))
      .join(', ')
}
