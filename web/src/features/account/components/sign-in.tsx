import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../components/ui/button.tsx'
import { TextField } from '../../../components/ui/field.tsx'
import { RequestFailed } from '../../../lib/http.ts'
import { usePanelText } from '../../../lib/words.ts'
import { type Credentials, useSignIn } from '../api/session.ts'
import { Door, DoorRefusal } from './door.tsx'
import { Recover } from './recover.tsx'

export function SignIn() {
  const [hasForgotten, setForgotten] = useState(false)
  return hasForgotten ? (
    <Recover onBack={() => setForgotten(false)} />
  ) : (
    <SignInForm onForgotten={() => setForgotten(true)} />
  )
}

function SignInForm({ onForgotten }: { onForgotten(): void }) {
  const { t } = usePanelText()
  const form = useForm<Credentials>({ defaultValues: { email: '', password: '', totp: '' } })
  const signIn = useSignIn()
  const { errors } = form.formState
  const refusal = signIn.error instanceof RequestFailed ? signIn.error.code : undefined
  const asksCode = refusal === 'totp_required' || refusal === 'totp_invalid'
  return (
    <Door
      title={t('account.sign_in_title')}
      text={t('account.sign_in_text')}
      onSubmit={form.handleSubmit(({ totp, ...credentials }) =>
        signIn.mutate(totp ? { ...credentials, totp } : credentials),
      )}
    >
      <TextField
        label={t('account.email')}
        type="email"
        autoComplete="username"
        error={errors.email && t('account.required')}
        {...form.register('email', { required: true })}
      />
      <TextField
        label={t('account.password')}
        type="password"
        autoComplete="current-password"
        error={errors.password && t('account.required')}
        {...form.register('password', { required: true })}
      />
      {asksCode && (
        <TextField
          label={t('account.code')}
          hint={t('account.code_hint')}
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={8}
          {...form.register('totp')}
        />
      )}
      {signIn.isError && refusal !== 'totp_required' && (
        <DoorRefusal>
          <Refusal error={signIn.error} />
        </DoorRefusal>
      )}
      <Button look="primary" type="submit" disabled={signIn.isPending} className="w-full">
        {t('account.sign_in')}
      </Button>
      <Button look="quiet" onClick={onForgotten} className="w-full">
        {t('account.forgotten')}
      </Button>
    </Door>
  )
}

function Refusal({ error }: { error: Error }) {
  const { t } = useTranslation(['panel', 'translation'])
  if (!(error instanceof RequestFailed)) return t('translation:common.failed')
  if (error.status === 429) return t('account.too_many')
  if (error.code === 'totp_invalid') return t('account.code_wrong')
  return error.status >= 400 && error.status < 500 ? t('account.wrong') : t('translation:common.failed')
}
