import { useTranslation } from 'react-i18next'
import { cx } from '../../lib/cx.ts'
import { LANGUAGES, type Language, useLanguage } from '../../lib/i18n.ts'

const NAMES: Record<Language, string> = { es: 'Español', pt: 'Português', en: 'English' }

export function LanguageSwitch({ offered = LANGUAGES }: { offered?: readonly Language[] }) {
  const { t } = useTranslation()
  const { language, choose } = useLanguage()
  return (
    <fieldset className="inline-flex rounded-full border border-line-strong bg-panel p-0.5">
      <legend className="sr-only">{t('common.language')}</legend>
      {offered.map((one) => (
        <button
          key={one}
          type="button"
          lang={one}
          title={NAMES[one]}
          aria-pressed={language === one}
          onClick={() => choose(one)}
          className={cx(
            'min-h-9 min-w-10 rounded-full px-2.5 text-sm font-medium uppercase',
            language === one ? 'bg-brand text-on-brand' : 'text-muted hover:text-ink',
          )}
        >
          <span aria-hidden>{one}</span>
          <span className="sr-only">{NAMES[one]}</span>
        </button>
      ))}
    </fieldset>
  )
}
