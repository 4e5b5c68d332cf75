import { useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../components/ui/button.tsx'
import { TextField } from '../../../components/ui/field.tsx'
import { LanguageSwitch } from '../../../components/ui/language-switch.tsx'
import { Logo } from '../../../components/ui/logo.tsx'
import { RequestFailed } from '../../../lib/http.ts'
import { PANEL_LANGUAGES } from '../../../lib/i18n.ts'
import { usePanelText } from '../../../lib/words.ts'
import { type Credentials, useSignIn } from '../api/session.ts'

export function SignIn() {
  const { t } = usePanelText()
  const form = useForm<Credentials>({ defaultValues: { email: '', password: '' } })
  const signIn = useSignIn()
  const { errors } = form.formState
  return (
    <main className="grid min-h-dvh place-items-center bg-linear-to-b from-soft to-page p-4">
      <form
        noValidate
        onSubmit={form.handleSubmit((credentials) => signIn.mutate(credentials))}
        className="w-full max-w-sm space-y-5 rounded-3xl border border-line bg-panel p-7 shadow-xl"
      >
        <div className="flex items-center justify-between">
          <Logo className="size-11" />
          <LanguageSwitch offered={PANEL_LANGUAGES} />
        </div>
        <div>
          <h1 className="text-2xl font-bold text-heading">{t('account.sign_in_title')}</h1>
          <p className="mt-1 text-sm text-muted">{t('account.sign_in_text')}</p>
        </div>
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
        {signIn.isError && (
          <p role="alert" className="rounded-lg bg-bad-soft px-3 py-2 text-sm text-bad">
            <Refusal error={signIn.error} />
          </p>
        )}
        <Button look="primary" type="submit" disabled={signIn.isPending} className="w-full">
          {t('account.sign_in')}
        </Button>
      </form>
    </main>
  )
}

function Refusal({ error }: { error: Error }) {
  const { t } = useTranslation(['panel', 'translation'])
  if (!(error instanceof RequestFailed)) return t('translation:common.failed')
  if (error.status === 429) return t('account.too_many')
  return error.status >= 400 && error.status < 500 ? t('account.wrong') : t('translation:common.failed')
}
