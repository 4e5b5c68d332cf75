import type { PatchStaffBody } from '@tranquera/contracts/staff'
import { useState } from 'react'
import { ActForm } from '../../../components/ui/act-form.tsx'
import { Button } from '../../../components/ui/button.tsx'
import { Chips } from '../../../components/ui/chips.tsx'
import { TextField } from '../../../components/ui/field.tsx'
import { Buttons, Sheet } from '../../../components/ui/sheet.tsx'
import { SwitchField } from '../../../components/ui/switch-field.tsx'
import { useAct } from '../../../components/ui/use-act.ts'
import { usePanelText } from '../../../lib/words.ts'
import { addPerson, changePerson, type Person, ROLES, type Role, removePerson } from '../api/team-api.ts'

/** A new account; its first password is shown this once. */
export function AddPersonSheet({ onClose }: { onClose(): void }) {
  const { t } = usePanelText()
  const [name, setName] = useState('')
  const [email, setEmail] = useState('')
  const [role, setRole] = useState<Role>('staff')
  const add = useAct({ run: () => addPerson({ name: name.trim(), email: email.trim(), role }) })
  if (add.data) {
    return (
      <FirstPassword email={add.data.email} password={add.data.one_time_password ?? ''} onClose={onClose} />
    )
  }
  return (
    <Sheet isOpen title={t('team.add')} onClose={onClose}>
      <ActForm
        className="space-y-4"
        label={t('team.add')}
        isReady={email.includes('@')}
        isPending={add.isPending}
        onAct={() => add.mutate()}
      >
        <TextField
          label={t('team.name')}
          autoComplete="off"
          maxLength={120}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <TextField
          label={t('account.email')}
          type="email"
          autoComplete="off"
          value={email}
          onChange={(event) => setEmail(event.target.value)}
        />
        <RoleChips role={role} onChange={setRole} />
      </ActForm>
    </Sheet>
  )
}

function RoleChips({ role, onChange }: { role: Role; onChange(role: Role): void }) {
  const { t } = usePanelText()
  return (
    <div>
      <p className="mb-2 text-sm font-medium">{t('team.may')}</p>
      <Chips
        label={t('team.may')}
        value={role}
        choices={ROLES.map((one) => ({ value: one, label: t(`team.role.${one}`) }))}
        onChange={onChange}
      />
      <p className="mt-2 text-sm text-muted">{t(`team.role_text.${role}`)}</p>
    </div>
  )
}

function FirstPassword(props: { email: string; password: string; onClose(): void }) {
  const { t } = usePanelText()
  const { email, password, onClose } = props
  return (
    <Sheet isOpen title={t('team.added')} text={t('team.added_text', { email })} onClose={onClose}>
      <TextField
        label={t('team.first_password')}
        readOnly
        data-testid="first-password"
        value={password}
        onFocus={(event) => event.target.select()}
      />
      <Buttons>
        <Button look="primary" onClick={onClose}>
          {t('team.noted')}
        </Button>
      </Buttons>
    </Sheet>
  )
}

/** What somebody else may do, and whether they may come in at all. */
export function PersonSheet({ person, onClose }: { person: Person; onClose(): void }) {
  const { t } = usePanelText()
  const [role, setRole] = useState(person.role)
  const [isActive, setActive] = useState(person.active)
  const [keepsFactor, setKeepsFactor] = useState(person.totp_enabled)
  const change: PatchStaffBody = {
    ...(role === person.role ? {} : { role }),
    ...(isActive === person.active ? {} : { active: isActive }),
    ...(person.totp_enabled && !keepsFactor ? { totp_enabled: false } : {}),
  }
  const save = useAct({ run: () => changePerson(person.id, change), done: () => t('saved') })
  const remove = useAct({ run: () => removePerson(person.id), done: () => t('team.removed') })
  return (
    <Sheet isOpen title={person.name || person.email} text={person.email} onClose={onClose}>
      <ActForm
        className="space-y-4"
        isReady={Object.keys(change).length > 0}
        isPending={save.isPending}
        beside={
          <Button
            look="danger"
            disabled={remove.isPending}
            onClick={() => remove.mutate(undefined, { onSuccess: onClose })}
          >
            {t('remove')}
          </Button>
        }
        onAct={() => save.mutate(undefined, { onSuccess: onClose })}
      >
        <RoleChips role={role} onChange={setRole} />
        <SwitchField label={t('team.comes_in')} checked={isActive} onChange={setActive} />
        {person.totp_enabled && (
          <SwitchField
            label={t('team.factor_theirs')}
            hint={t('team.factor_theirs_hint')}
            checked={keepsFactor}
            onChange={setKeepsFactor}
          />
        )}
      </ActForm>
    </Sheet>
  )
}
