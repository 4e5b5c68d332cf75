import { useTranslation } from 'react-i18next'
import { Icon } from '../../../components/ui/icon.tsx'
import { chatAddress, useCatalogue } from '../../../lib/catalogue.ts'

export function WriteUs({ text }: { text: string }) {
  const { t } = useTranslation()
  const address = chatAddress(useCatalogue().data?.contact, text)
  if (!address) return null
  return (
    <a
      href={address}
      className="mx-auto flex min-h-12 w-fit items-center gap-2 rounded-full px-5 font-semibold text-forest-700 hover:bg-forest-100"
    >
      <Icon name="chat" />
      {t('reservation.write_us')}
    </a>
  )
}
