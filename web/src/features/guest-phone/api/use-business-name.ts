import { useTranslation } from 'react-i18next'
import { useCatalogue } from '../../../lib/catalogue.ts'

/** The name at the top of the chat: the property's own. */
export function useBusinessName(): string {
  const { t } = useTranslation()
  return useCatalogue().data?.property?.name ?? t('phone.business')
}
