import { SHORTEST_PASSWORD } from '@tranquera/contracts/values'
import { TextField } from '../../../components/ui/field.tsx'
import { usePanelText } from '../../../lib/words.ts'

export const isLongEnough = (password: string) => password.length >= SHORTEST_PASSWORD

interface NewPasswordFieldProps {
  readonly value: string
  onChange(value: string): void
}

/** Says how long it has to be before anybody is refused. */
export function NewPasswordField({ value, onChange }: NewPasswordFieldProps) {
  const { t } = usePanelText()
  return (
    <TextField
      label={t('team.password_new')}
      hint={t('team.password_hint', { count: SHORTEST_PASSWORD })}
      type="password"
      autoComplete="new-password"
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  )
}
