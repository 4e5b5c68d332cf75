import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from '../../../components/ui/button.tsx'
import { Card } from '../../../components/ui/card.tsx'
import { BellOff, BellRing } from '../../../components/ui/panel-icons.tsx'
import { useAct } from '../../../components/ui/use-act.ts'
import { usePanelText } from '../../../lib/words.ts'
import { pushStanding, turnPushOff, turnPushOn } from '../api/push.ts'

const KEY = ['push-standing']

/** Notices on the very device one holds: asked for with a tap, and given back with one. */
export function PushCard({ vapidKey }: { vapidKey: string }) {
  const { t } = usePanelText()
  const queries = useQueryClient()
  const standing = useQuery({ queryKey: KEY, queryFn: pushStanding }).data
  const turn = useAct({
    run: (isOn: boolean) => (isOn ? turnPushOn(vapidKey) : turnPushOff()),
    done: (now) => {
      queries.setQueryData(KEY, now)
      return now === 'denied' ? undefined : t(`notices.push_now_${now}`, { defaultValue: '' })
    },
  })
  return (
    <Card title={t('notices.push')}>
      <div className="space-y-3 px-4 pb-5 sm:px-5">
        <p data-testid="push-standing" data-standing={standing} className="min-h-6 text-muted">
          {standing && t(`notices.push_${standing}`)}
        </p>
        {standing === 'off' && (
          <Button look="primary" icon={BellRing} disabled={turn.isPending} onClick={() => turn.mutate(true)}>
            {t('notices.push_turn_on')}
          </Button>
        )}
        {standing === 'on' && (
          <Button icon={BellOff} disabled={turn.isPending} onClick={() => turn.mutate(false)}>
            {t('notices.push_turn_off')}
          </Button>
        )}
      </div>
    </Card>
  )
}
