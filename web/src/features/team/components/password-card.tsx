import { useState } from 'react'
import { Button } from '../../../components/ui/button.tsx'
import { Card } from '../../../components/ui/card.tsx'
import { TextField } from '../../../components/ui/field.tsx'
import { useAct } from '../../../components/ui/use-act.ts'
import { usePanelText } from '../../../lib/words.ts'
import { changePassword } from '../api/team-api.ts'

/** As the server asks for it. */
const SHORTEST_PASSWORD = 10

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
        <TextField
          label={t('team.password_new')}
          hint={t('team.password_hint', { count: SHORTEST_PASSWORD })}
          type="password"
          autoComplete="new-password"
          value={next}
          onChange={(event) => setNext(event.target.value)}
        />
        <Button type="submit" disabled={!current || next.length < SHORTEST_PASSWORD || change.isPending}>
          {t('team.password_change')}
        </Button>
      </form>
    </Card>
  )
}
