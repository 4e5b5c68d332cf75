import { useTranslation } from 'react-i18next'
import { Logo } from '../components/ui/logo.tsx'

export function NotFound() {
  const { t } = useTranslation()
  return (
    <main className="grid min-h-dvh place-content-center justify-items-center gap-4 bg-sand-50 p-6 text-center">
      <Logo className="size-14" />
      <h1 className="text-xl font-bold">{t('common.not_found')}</h1>
      <a href="/" className="font-semibold text-forest-700 underline underline-offset-4">
        {t('common.to_start')}
      </a>
    </main>
  )
}
