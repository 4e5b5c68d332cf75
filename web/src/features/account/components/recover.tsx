import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { Button, buttonLook } from '../../../components/ui/button.tsx'
import { TextField } from '../../../components/ui/field.tsx'
import { useProblemText } from '../../../components/ui/use-act.ts'
import { usePanelText } from '../../../lib/words.ts'
import { recoverPassword, resetPassword } from '../api/session.ts'
import { Door, DoorRefusal } from './door.tsx'
import { isLongEnough, NewPasswordField } from './new-password-field.tsx'

/** Asks for a link to the mail; says the same whoever asks. */
export function Recover({ onBack }: { onBack(): void }) {
  const { t } = usePanelText()
  const problemText = useProblemText()
  const [email, setEmail] = useState('')
  const recover = useMutation({ mutationFn: () => recoverPassword(email.trim()) })
  return (
    <Door title={t('account.recover')} text={t('account.recover_text')} onSubmit={() => recover.mutate()}>
      <TextField
        label={t('account.email')}
        type="email"
        autoComplete="username"
        value={email}
        onChange={(event) => setEmail(event.target.value)}
      />
      {recover.isError && <DoorRefusal>{problemText(recover.error)}</DoorRefusal>}
      {recover.isSuccess && (
        <p role="status" className="rounded-lg bg-soft px-3 py-2 text-sm text-on-soft">
          {t(recover.data.by_email ? 'account.recover_sent' : 'account.recover_no_mail')}
        </p>
      )}
      <Button look="primary" type="submit" disabled={!email.trim() || recover.isPending} className="w-full">
        {t('account.recover_button')}
      </Button>
      <Button look="quiet" onClick={onBack} className="w-full">
        {t('back')}
      </Button>
    </Door>
  )
}

/** Where the link of the mail leads: a new password, once. */
export function ResetPassword({ token }: { token: string }) {
  const { t } = usePanelText()
  const problemText = useProblemText()
  const [password, setPassword] = useState('')
  const reset = useMutation({ mutationFn: () => resetPassword(token, password) })
  return (
    <Door title={t('account.reset')} text={t('account.reset_text')} onSubmit={() => reset.mutate()}>
      {reset.isSuccess ? (
        <>
          <p role="status" className="rounded-lg bg-soft px-3 py-2 text-sm text-on-soft">
            {t('account.reset_done')}
          </p>
          <a href="/admin" className={buttonLook('primary', 'w-full')}>
            {t('account.sign_in')}
          </a>
        </>
      ) : (
        <>
          <NewPasswordField value={password} onChange={setPassword} />
          {reset.isError && <DoorRefusal>{problemText(reset.error)}</DoorRefusal>}
          <Button
            look="primary"
            type="submit"
            disabled={!isLongEnough(password) || reset.isPending}
            className="w-full"
          >
            {t('account.reset_button')}
          </Button>
        </>
      )}
    </Door>
  )
}
