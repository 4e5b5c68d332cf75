import { useState } from 'react'
import { Button } from '../../../components/ui/button.tsx'
import { Card } from '../../../components/ui/card.tsx'
import { TextField } from '../../../components/ui/field.tsx'
import { useAct } from '../../../components/ui/use-act.ts'
import { usePanelText } from '../../../lib/words.ts'
import { isLongEnough, NewPasswordField } from '../../account/components/new-password-field.tsx'
import { changePassword } from '../api/team-api.ts'

export function PasswordCard() {
  const { t } = usePanelText()
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const change = useAct({
    run: () => changePassword({ current, new: next }),
    done: () => {
      setCurrent('')
      setNext('')
      return t('team.password_changed')
    },
  })
  return (
    <Card title={t('team.password')}>
      <form
        className="space-y-4 px-4 pb-5 sm:px-5"
        onSubmit={(event) => {
          event.preventDefault()
          change.mutate()
        }}
      >
        <TextField
          label={t('team.password_now')}
          type="password"
          autoComplete="current-password"
          value={current}
          onChange={(event) => setCurrent(event.target.value)}
        />
        <NewPasswordField value={next} onChange={setNext} />
        <Button type="submit" disabled={!current || !isLongEnough(next) || change.isPending}>
          {t('team.password_change')}
        </Button>
      </form>
    </Card>
  )
}
