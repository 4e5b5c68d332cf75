import { useTranslation } from 'react-i18next'
import { LanguageSwitch } from '../../../components/ui/language-switch.tsx'
import { Logo } from '../../../components/ui/logo.tsx'
import { cx } from '../../../lib/cx.ts'

const EXAMPLES = ['stay', 'weekend', 'pets', 'mine', 'human'] as const
const STARTERS = 3

/** The first words of a newcomer, where the panel beside the phone has no room. */
export function Starters({ onExample }: { onExample(text: string): void }) {
  const { t } = useTranslation()
  return (
    <div className="bg-chat-wall px-3 pt-2 lg:hidden">
      <p className="text-[13px] font-medium text-chat-muted">{t('phone.help.try')}</p>
      <ul className="mt-1.5 flex flex-col items-start gap-1.5">
        {EXAMPLES.slice(0, STARTERS).map((example) => (
          <li key={example}>
            <button
              type="button"
              data-testid="starter"
              onClick={() => onExample(t(`phone.example.${example}`))}
              className={cx(
                'min-h-11 rounded-2xl bg-white px-3.5 py-2 text-left text-[14px] text-chat-green shadow-sm',
                'active:bg-forest-50',
              )}
            >
              {t(`phone.example.${example}`)}
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}

/** What this page is and what to try, beside the phone on a wide screen. */
export function HelpPanel({ onExample }: { onExample(text: string): void }) {
  const { t } = useTranslation()
  return (
    <aside className="hidden max-w-md flex-col justify-center gap-6 lg:flex">
      <a href="/" className="flex items-center gap-3 self-start text-xl font-bold text-forest-800">
        <Logo className="size-10" /> Tranquera
      </a>
      <div>
        <h2 className="text-3xl leading-tight font-bold text-forest-900">{t('phone.help.title')}</h2>
        <p className="mt-3 text-muted">{t('phone.help.text')}</p>
      </div>
      <div>
        <h3 className="text-sm font-semibold text-forest-800">{t('phone.help.try')}</h3>
        <ul className="mt-2 flex flex-wrap gap-2">
          {EXAMPLES.map((example) => (
            <li key={example}>
              <button
                type="button"
                data-testid="example"
                onClick={() => onExample(t(`phone.example.${example}`))}
                className={cx(
                  'rounded-2xl border border-forest-200 bg-white px-3.5 py-2 text-left text-sm text-forest-800',
                  'shadow-sm transition hover:border-forest-500 hover:bg-forest-50',
                )}
              >
                {t(`phone.example.${example}`)}
              </button>
            </li>
          ))}
        </ul>
      </div>
      <ol className="space-y-2 text-sm text-muted">
        {(['one', 'two', 'three'] as const).map((step, index) => (
          <li key={step} className="flex gap-3">
            <span
              className={cx(
                'grid size-6 shrink-0 place-items-center rounded-full bg-forest-700 text-xs font-semibold',
                'text-white',
              )}
            >
              {index + 1}
            </span>
            {t(`phone.step.${step}`)}
          </li>
        ))}
      </ol>
      <div className="flex items-center justify-between border-t border-sand-200 pt-4 text-sm">
        <a href="/admin" className="font-medium text-forest-700 underline underline-offset-4">
          {t('phone.help.panel')}
        </a>
        <LanguageSwitch />
      </div>
    </aside>
  )
}
