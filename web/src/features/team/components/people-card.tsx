import { useState } from 'react'
import { Button } from '../../../components/ui/button.tsx'
import { Card } from '../../../components/ui/card.tsx'
import { Rows } from '../../../components/ui/facts.tsx'
import { UserPlus } from '../../../components/ui/panel-icons.tsx'
import { usePanelText } from '../../../lib/words.ts'
import { useWriting } from '../../../lib/writing.ts'
import { type Person, usePeople } from '../api/team-api.ts'
import { AddPersonSheet, PersonSheet } from './person-sheet.tsx'

/** Everybody who may come in; `me` is not changed here. */
export function PeopleCard({ me }: { me: string }) {
  const { t } = usePanelText()
  const people = usePeople(true).data?.items ?? []
  const [isAdding, setAdding] = useState(false)
  const [open, setOpen] = useState<Person>()
  return (
    <Card
      title={t('team.people')}
      aside={
        <Button icon={UserPlus} onClick={() => setAdding(true)}>
          {t('team.add')}
        </Button>
      }
    >
      <Rows className="pb-2">
        {people.map((person) => (
          <li key={person.id}>
            {person.id === me ? (
              <div className="px-4 py-3 sm:px-5">
                <PersonLine person={person} />
              </div>
            ) : (
              <button
                type="button"
                data-testid="person"
                onClick={() => setOpen(person)}
                className="block w-full px-4 py-3 text-left hover:bg-sunk sm:px-5"
              >
                <PersonLine person={person} />
              </button>
            )}
          </li>
        ))}
      </Rows>
      {isAdding && <AddPersonSheet onClose={() => setAdding(false)} />}
      {open && <PersonSheet person={open} onClose={() => setOpen(undefined)} />}
    </Card>
  )
}

function PersonLine({ person }: { person: Person }) {
  const { t } = usePanelText()
  const { instant } = useWriting()
  return (
    <>
      <span className="block font-medium break-words">{person.name || person.email}</span>
      <span className="block text-sm break-words text-muted">
        {[
          t(`team.role.${person.role}`),
          person.name && person.email,
          person.active
            ? person.last_seen_at && t('team.seen', { when: instant(person.last_seen_at) })
            : t('team.closed'),
        ]
          .filter(Boolean)
          .join(' · ')}
      </span>
    </>
  )
}
