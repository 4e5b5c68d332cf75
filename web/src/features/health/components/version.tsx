import { Button } from '../../../components/ui/button.tsx'
import { Card } from '../../../components/ui/card.tsx'
import { CircleArrowUp } from '../../../components/ui/panel-icons.tsx'
import { useAct } from '../../../components/ui/use-act.ts'
import { usePanelText } from '../../../lib/words.ts'
import { checkVersion } from '../api/health-api.ts'

/** Which version runs, and whether there is a newer one: asked when somebody wants to know, never by itself. */
export function Version({ current }: { readonly current: string }) {
  const { t } = usePanelText()
  const check = useAct({ run: checkVersion })
  const found = check.data
  return (
    <Card title={t('health.version', { version: current })} className="lg:col-span-2">
      <div className="space-y-3 px-4 pb-4 text-sm sm:px-5">
        <p className="text-muted">{t('health.release.text')}</p>
        <Button icon={CircleArrowUp} disabled={check.isPending} onClick={() => check.mutate()}>
          {t('health.release.ask')}
        </Button>
        <div aria-live="polite" className="space-y-2">
          {check.isPending && <p className="text-muted">{t('health.release.asking')}</p>}
          {found && !check.isPending && (
            <p data-testid="version-found" data-outcome={found.outcome} className="font-medium">
              {t(`health.release.${found.outcome}`, { newest: found.newest ?? '' })}
            </p>
          )}
          {found?.outcome === 'newer' && !check.isPending && (
            <>
              <p>{t('health.release.how')}</p>
              <pre className="overflow-x-auto rounded-xl bg-soft px-3 py-2 text-on-soft">
                <code>sudo npm run update</code>
              </pre>
              <p className="text-muted">{t('health.release.page')}</p>
            </>
          )}
        </div>
      </div>
    </Card>
  )
}
