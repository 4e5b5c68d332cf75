import { useState } from 'react'
import { Button } from '../../../components/ui/button.tsx'
import { Rows } from '../../../components/ui/facts.tsx'
import { CircleAlert, CircleCheck, CircleMinus, Stethoscope } from '../../../components/ui/panel-icons.tsx'
import { useAct } from '../../../components/ui/use-act.ts'
import { cx } from '../../../lib/cx.ts'
import { useLanguage } from '../../../lib/i18n.ts'
import { usePanelText } from '../../../lib/words.ts'
import { byUrgency, checkSetup, type SetupCheck } from '../api/check-api.ts'

/** One button that asks every part of the installation, and what to do about each answer. */
export function CheckPanel() {
  const { t } = usePanelText()
  const { language } = useLanguage()
  const [isWhole, setWhole] = useState(false)
  const check = useAct({ run: () => checkSetup(language) })
  const report = check.data
  const lines = byUrgency(report?.checks ?? [])
  const shown = lines.filter(({ status }) => isWhole || status === 'error' || status === 'warning')
  return (
    <div className="space-y-4">
      <Button
        look={report ? 'plain' : 'primary'}
        icon={Stethoscope}
        disabled={check.isPending}
        onClick={() => check.mutate()}
        className="w-full"
      >
        {t(report ? 'setup.check.again' : 'setup.check.run')}
      </Button>
      <div aria-live="polite" className="space-y-2">
        {check.isPending && <p className="text-sm text-muted">{t('setup.check.running')}</p>}
        {report && !check.isPending && (
          <>
            <p
              data-testid="setup-report"
              data-ok={report.ok}
              className={cx(
                'rounded-2xl px-4 py-3 font-semibold',
                report.ok ? 'bg-soft text-on-soft' : 'bg-warn-soft text-warn',
              )}
            >
              {t(report.ok ? 'setup.check.well' : 'setup.check.broken')}
            </p>
            <Rows>
              {shown.map((line) => (
                <CheckLine key={`${line.check}: ${line.says}`} line={line} />
              ))}
            </Rows>
            {!isWhole && (
              <Button look="quiet" onClick={() => setWhole(true)}>
                {t('setup.check.all')}
              </Button>
            )}
          </>
        )}
      </div>
    </div>
  )
}

const SIGNS = {
  ok: { icon: CircleCheck, look: 'text-good' },
  warning: { icon: CircleAlert, look: 'text-warn' },
  error: { icon: CircleAlert, look: 'text-bad' },
  off: { icon: CircleMinus, look: 'text-muted' },
} as const

const STATUS_WORDS = {
  ok: 'health.status.ok',
  warning: 'health.status.warning',
  error: 'health.status.error',
  off: 'health.status.disabled',
} as const

function CheckLine({ line }: { readonly line: SetupCheck }) {
  const { t } = usePanelText()
  const { icon: Sign, look } = SIGNS[line.status]
  return (
    <li data-testid="setup-check" data-status={line.status} className="flex gap-3 py-3 text-sm">
      <Sign aria-label={t(STATUS_WORDS[line.status])} role="img" className={`size-5 shrink-0 ${look}`} />
      <span className="min-w-0">
        <span className="font-medium">{line.title}</span>
        <span className="block break-words text-muted">{line.says}</span>
        {line.advice && <span className="mt-1 block break-words">{line.advice}</span>}
      </span>
    </li>
  )
}
