import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon, type IconName } from './icon.tsx'

export function Loading() {
  const { t } = useTranslation()
  return (
    <p role="status" className="flex items-center justify-center gap-3 p-10 text-muted">
      <span className="size-5 animate-spin rounded-full border-2 border-forest-300 border-t-forest-700" />
      {t('common.loading')}
    </p>
  )
}

export function Failure({ onRetry }: { onRetry?: () => void }) {
  const { t } = useTranslation()
  return (
    <div role="alert" className="flex flex-col items-center gap-3 p-10 text-center text-muted">
      <Icon name="warn" className="size-7 text-bad" />
      <p>{t('common.failed')}</p>
      {onRetry && (
        <button type="button" onClick={onRetry} className="font-semibold text-link underline">
          {t('common.retry')}
        </button>
      )}
    </div>
  )
}

export function Empty({ icon, children }: { icon: IconName; children: ReactNode }) {
  return (
    <div className="flex flex-col items-center gap-2 px-4 py-8 text-center text-sm text-muted">
      <Icon name={icon} className="size-6 text-forest-300" />
      <p>{children}</p>
    </div>
  )
}
