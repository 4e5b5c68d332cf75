import { useId } from 'react'
import { useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { LanguageSwitch } from '../../../components/ui/language-switch.tsx'
import { Logo } from '../../../components/ui/logo.tsx'
import { RequestFailed } from '../../../lib/http.ts'
import { PANEL_LANGUAGES } from '../../../lib/i18n.ts'
import { type Credentials, useSignIn } from '../api/session.ts'

export function SignIn() {
  const { t } = useTranslation()
  const signIn = useSignIn()
  const form = useForm<Credentials>({ defaultValues: { email: '', password: '' } })
  const { errors } = form.formState
  return (
    <main className="grid min-h-dvh place-items-center bg-gradient-to-br from-sand-100 to-forest-100 p-4">
      <form
        noValidate
        onSubmit={form.handleSubmit((credentials) => signIn.mutate(credentials))}
        className="w-full max-w-sm space-y-5 rounded-3xl border border-sand-200 bg-white p-7 shadow-xl"
      >
        <div className="flex items-center justify-between">
          <Logo className="size-11" />
          <LanguageSwitch offered={PANEL_LANGUAGES} />
        </div>
        <div>
          <h1 className="text-2xl font-bold text-forest-900">{t('panel.sign_in_title')}</h1>
          <p className="mt-1 text-sm text-muted">{t('panel.sign_in_text')}</p>
        </div>
        <Field
          label={t('panel.email')}
          type="email"
          autoComplete="username"
          error={errors.email && t('panel.required')}
          {...form.register('email', { required: true })}
        />
        <Field
          label={t('panel.password')}
          type="password"
          autoComplete="current-password"
          error={errors.password && t('panel.required')}
          {...form.register('password', { required: true })}
        />
        {signIn.isError && (
          <p role="alert" className="rounded-lg bg-clay-100 px-3 py-2 text-sm text-clay-700">
            {t(refusalKey(signIn.error))}
          </p>
        )}
        <button
          type="submit"
          disabled={signIn.isPending}
          className="min-h-12 w-full rounded-xl bg-forest-700 font-semibold text-white hover:bg-forest-600 disabled:opacity-60"
        >
          {t('panel.sign_in')}
        </button>
      </form>
    </main>
  )
}

function refusalKey(error: Error): 'common.failed' | 'panel.too_many' | 'panel.wrong' {
  if (!(error instanceof RequestFailed)) return 'common.failed'
  if (error.status === 429) return 'panel.too_many'
  return error.status >= 400 && error.status < 500 ? 'panel.wrong' : 'common.failed'
}

interface FieldProps extends React.ComponentProps<'input'> {
  readonly label: string
  readonly error: string | undefined
}

function Field({ label, error, ...input }: FieldProps) {
  const id = useId()
  return (
    <div>
      <label htmlFor={id} className="text-sm font-medium">
        {label}
      </label>
      <input
        id={id}
        aria-invalid={Boolean(error)}
        aria-describedby={error ? `${id}-error` : undefined}
        className="mt-1 min-h-12 w-full rounded-xl border border-sand-300 bg-white px-3 text-base aria-invalid:border-clay-600"
        {...input}
      />
      {error && (
        <p id={`${id}-error`} className="mt-1 text-sm text-clay-700">
          {error}
        </p>
      )}
    </div>
  )
}
