import { useState } from 'react'
import { Button } from '../../../components/ui/button.tsx'
import { Card } from '../../../components/ui/card.tsx'
import { Rows } from '../../../components/ui/facts.tsx'
import { CircleAlert, CircleCheck, Send } from '../../../components/ui/panel-icons.tsx'
import { useAct } from '../../../components/ui/use-act.ts'
import { usePanelText } from '../../../lib/words.ts'
import { type Notices, type TestResult, tryNotices } from '../api/notices-api.ts'

/** Sends one by every way and says whom it reached. */
export function TryCard({ notices }: { notices: Notices }) {
  const { t } = usePanelText()
  const [results, setResults] = useState<readonly TestResult[]>()
  const reaches = notices.state.reduce((sum, one) => sum + one.reaches, 0)
  const attempt = useAct({
    run: () => tryNotices(),
    done: (answer) => {
      setResults(answer.results)
      return undefined
    },
  })
  return (
    <Card title={t('notices.try')}>
      <div className="space-y-3 px-4 pb-5 sm:px-5">
        <p className="text-muted">{t(reaches > 0 ? 'notices.try_text' : 'notices.try_nobody')}</p>
        <Button icon={Send} disabled={attempt.isPending} onClick={() => attempt.mutate()}>
          {t('notices.try_now')}
        </Button>
        <div aria-live="polite">
          {results?.length === 0 && <p className="font-medium text-warn">{t('notices.try_none')}</p>}
          {results && results.length > 0 && (
            <Rows>
              {results.map((one) => (
                <Result key={`${one.way}${one.to}`} result={one} />
              ))}
            </Rows>
          )}
        </div>
      </div>
    </Card>
  )
}

function Result({ result }: { result: TestResult }) {
  const { t } = usePanelText()
  const isSent = result.outcome === 'sent'
  const Sign = isSent ? CircleCheck : CircleAlert
  return (
    <li data-testid="notice-result" data-outcome={result.outcome} className="flex gap-3 py-2.5 text-sm">
      <Sign aria-hidden className={`size-5 shrink-0 ${isSent ? 'text-good' : 'text-bad'}`} />
      <span className="min-w-0">
        <span className="block font-medium">
          {t(isSent ? 'notices.went' : 'notices.went_not', { way: t(`notices.way.${result.way}`) })}
        </span>
        {result.way !== 'push' && <span className="block break-words text-muted">{result.to}</span>}
        {result.detail && <span className="block break-words text-muted">{result.detail}</span>}
      </span>
    </li>
  )
}
