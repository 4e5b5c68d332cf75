import { useState } from 'react'
import { Button } from '../../../components/ui/button.tsx'
import { Card } from '../../../components/ui/card.tsx'
import { TextField } from '../../../components/ui/field.tsx'
import { useAct, useProblemText } from '../../../components/ui/use-act.ts'
import { RequestFailed } from '../../../lib/http.ts'
import { usePanelText } from '../../../lib/words.ts'
import { secondFactor } from '../api/team-api.ts'

/** A code of an app beside the password: on with a code that fits, off with another. */
export function SecondFactorCard() {
  const { t } = usePanelText()
  const problemText = useProblemText()
  const [isOn, setOn] = useState(false)
  const enrol = useAct({ run: () => secondFactor({ action: 'enrol' }), isQuiet: () => true })
  // Who has it on already is told so instead of a new secret.
  const hasIt = isOn || (enrol.error instanceof RequestFailed && enrol.error.code === 'conflict')
  const secret = enrol.data?.secret
  const done = (isNowOn: boolean) => {
    enrol.reset()
    setOn(isNowOn)
  }
  return (
    <Card title={t('team.factor')}>
      <div className="space-y-4 px-4 pb-5 sm:px-5">
        <p className="text-sm text-muted">{t(hasIt ? 'team.factor_on' : 'team.factor_off')}</p>
        {!hasIt && !secret && (
          <Button disabled={enrol.isPending} onClick={() => enrol.mutate()}>
            {t('team.factor_begin')}
          </Button>
        )}
        {!hasIt && secret && <Secret secret={secret} uri={enrol.data?.otpauth_uri ?? ''} />}
        {(hasIt || secret) && <CodeForm action={hasIt ? 'disable' : 'confirm'} onDone={done} />}
        {enrol.isError && !hasIt && (
          <p role="alert" className="text-sm text-bad">
            {problemText(enrol.error)}
          </p>
        )}
      </div>
    </Card>
  )
}

/** On the telephone that holds the app a tap is enough; elsewhere the letters are copied. */
function Secret({ secret, uri }: { secret: string; uri: string }) {
  const { t } = usePanelText()
  return (
    <div className="space-y-3 text-sm">
      <p>{t('team.factor_how')}</p>
      <a
        href={uri}
        className="inline-block min-h-11 content-center font-semibold text-link underline underline-offset-4"
      >
        {t('team.factor_open')}
      </a>
      <TextField
        label={t('team.factor_secret')}
        readOnly
        value={secret}
        onFocus={(event) => event.target.select()}
      />
    </div>
  )
}

interface CodeFormProps {
  readonly action: 'confirm' | 'disable'
  onDone(isOn: boolean): void
}

function CodeForm({ action, onDone }: CodeFormProps) {
  const { t } = usePanelText()
  const [code, setCode] = useState('')
  const send = useAct({
    run: () => secondFactor({ action, code: code.trim() }),
    done: ({ enabled }) => t(enabled ? 'team.factor_now_on' : 'team.factor_now_off'),
  })
  return (
    <form
      className="flex items-end gap-2"
      onSubmit={(event) => {
        event.preventDefault()
        send.mutate(undefined, {
          onSuccess: ({ enabled }) => {
            setCode('')
            onDone(enabled)
          },
        })
      }}
    >
      <TextField
        label={t('account.code')}
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={8}
        value={code}
        onChange={(event) => setCode(event.target.value)}
        className="flex-1"
      />
      <Button
        type="submit"
        look={action === 'disable' ? 'danger' : 'primary'}
        disabled={!code.trim() || send.isPending}
      >
        {t(`team.factor_${action}`)}
      </Button>
    </form>
  )
}
