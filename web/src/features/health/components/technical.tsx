import type { ReactNode } from 'react'
import { Card } from '../../../components/ui/card.tsx'
import { Rows } from '../../../components/ui/facts.tsx'
import { usePanelText } from '../../../lib/words.ts'
import { useWriting } from '../../../lib/writing.ts'
import { useAudit, useRateLimits, useWebhooks } from '../api/health-api.ts'

/** For whoever set the place up: what came in, who was held back, who did what. */
export function Technical() {
  const { t } = usePanelText()
  const { instant } = useWriting()
  const hooks = useWebhooks(true).data?.items ?? []
  const limits = useRateLimits(true).data?.blocked ?? []
  const audit = useAudit(true).data?.items ?? []
  return (
    <div className="mt-4 grid grid-cols-1 items-start gap-4 lg:grid-cols-2">
      <Card title={t('health.hooks')}>
        <Rows className="px-4 pb-2 sm:px-5">
          {hooks.length === 0 && <Line name={t('health.hooks_none')} />}
          {hooks.map((hook) => (
            <Line
              key={hook.id}
              name={`${hook.provider} · ${hook.topic}`}
              note={instant(hook.received_at)}
              value={
                hook.latency_ms === null ? t('health.waiting') : t('health.taken', { ms: hook.latency_ms })
              }
            />
          ))}
        </Rows>
      </Card>
      <Card title={t('health.limits')}>
        <Rows className="px-4 pb-2 sm:px-5">
          {limits.length === 0 && <Line name={t('health.limits_none')} />}
          {limits.map((one) => (
            <Line
              key={`${one.path}${one.client_ip}`}
              name={one.path}
              note={one.client_ip}
              value={t('health.times', { count: one.count })}
            />
          ))}
        </Rows>
      </Card>
      <Card title={t('health.audit')} className="lg:col-span-2">
        <Rows className="px-4 pb-2 sm:px-5">
          {audit.map((entry) => (
            <Line
              key={entry.id}
              name={t(`history.event.${entry.action}`, { defaultValue: entry.action })}
              note={[t(`history.actor.${entry.actor_kind}`, { defaultValue: entry.actor_kind }), entry.cause]
                .filter(Boolean)
                .join(' · ')}
              value={instant(entry.at)}
            />
          ))}
        </Rows>
      </Card>
    </div>
  )
}

function Line({ name, note, value }: { name: string; note?: string; value?: ReactNode }) {
  return (
    <li className="flex items-baseline justify-between gap-4 py-2 text-sm">
      <span className="min-w-0 break-words">
        {name}
        {note && <span className="block text-muted">{note}</span>}
      </span>
      {value && <span className="shrink-0 text-right text-muted tabular-nums">{value}</span>}
    </li>
  )
}
