import { useState } from 'react'
import { Button } from '../../../components/ui/button.tsx'
import { Card } from '../../../components/ui/card.tsx'
import { Rows } from '../../../components/ui/facts.tsx'
import { Failure, Loading } from '../../../components/ui/feedback.tsx'
import { PageHeader } from '../../../components/ui/page-header.tsx'
import { CircleAlert, CircleCheck, CircleMinus, Wrench } from '../../../components/ui/panel-icons.tsx'
import { cx } from '../../../lib/cx.ts'
import { usePanelText } from '../../../lib/words.ts'
import { useWriting } from '../../../lib/writing.ts'
import { CheckPanel } from '../../setup/components/check-panel.tsx'
import { type Check, useHealth } from '../api/health-api.ts'
import { Letters } from './letters.tsx'
import { Technical } from './technical.tsx'
import { Version } from './version.tsx'

/** One sentence first, then the parts, then what only who set it up understands. */
export function HealthPage() {
  const { t } = usePanelText()
  const health = useHealth()
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <PageHeader title={t('health.title')} back={{ to: '/admin/more', label: t('nav.more') }} />
      {health.isPending && <Loading />}
      {health.isError && <Failure onRetry={() => void health.refetch()} />}
      {health.data && (
        <>
          <p
            data-testid="health"
            data-status={health.data.status}
            className={cx(
              'mb-4 rounded-2xl px-4 py-4 text-lg font-semibold',
              health.data.status === 'healthy' ? 'bg-soft text-on-soft' : 'bg-warn-soft text-warn',
            )}
          >
            {t(`health.${health.data.status}`)}
          </p>
          <div className="grid grid-cols-1 items-start gap-4 lg:grid-cols-2">
            <Card title={t('health.parts')}>
              <Rows className="px-4 pb-2 sm:px-5">
                {Object.entries(health.data.checks).map(([name, check]) => (
                  <CheckLine key={name} name={name} check={check} />
                ))}
              </Rows>
            </Card>
            <Letters />
            <Card title={t('setup.check.title')} className="lg:col-span-2">
              <div className="space-y-3 px-4 pb-4 sm:px-5">
                <p className="text-sm text-muted">{t('setup.check.text')}</p>
                <CheckPanel />
              </div>
            </Card>
            <Version current={health.data.version} />
          </div>
        </>
      )}
      <Button icon={Wrench} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)} className="mt-4">
        {t('health.show')}
      </Button>
      {isOpen && <Technical />}
    </>
  )
}

const SIGNS = {
  ok: { icon: CircleCheck, look: 'text-good' },
  slow: { icon: CircleAlert, look: 'text-warn' },
  warning: { icon: CircleAlert, look: 'text-warn' },
  error: { icon: CircleAlert, look: 'text-bad' },
  disabled: { icon: CircleMinus, look: 'text-muted' },
} as const

function CheckLine({ name, check }: { name: string; check: Check }) {
  const { t } = usePanelText()
  const { instant } = useWriting()
  const { icon: Sign, look } = SIGNS[check.status]
  const seen = 'last_event_at' in check && check.last_event_at
  return (
    <li className="flex items-center justify-between gap-3 py-2.5 text-sm">
      <span className="min-w-0">
        <span className="font-medium">{t(`health.check.${name}`, { defaultValue: name })}</span>
        {seen && <span className="block text-muted">{t('health.last_event', { when: instant(seen) })}</span>}
        {check.detail && (
          <span className="block break-words text-muted">
            {t(`health.detail.${check.detail.replaceAll(' ', '_')}`, { defaultValue: check.detail })}
          </span>
        )}
      </span>
      <span className={`flex shrink-0 items-center gap-1.5 font-medium ${look}`}>
        <Sign aria-hidden className="size-5" />
        {t(`health.status.${check.status}`)}
      </span>
    </li>
  )
}
