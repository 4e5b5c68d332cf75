import { Card } from '../../../components/ui/card.tsx'
import { AreaField, SelectField } from '../../../components/ui/field.tsx'
import { Hash, Mail, MessageCircle, Smartphone } from '../../../components/ui/panel-icons.tsx'
import { SwitchField } from '../../../components/ui/switch-field.tsx'
import { usePanelText } from '../../../lib/words.ts'
import { useWriting } from '../../../lib/writing.ts'
import { type ChangeNotices, type Notices, SEVERITIES, type WayState } from '../api/notices-api.ts'
import { plainPhone, recipientsOf } from '../api/recipients.ts'

const SIGNS = { push: Smartphone, whatsapp: MessageCircle, email: Mail, slack: Hash } as const

interface WayCardProps {
  readonly state: WayState
  readonly way: Notices['ways'][WayState['way']]
  readonly onChange: ChangeNotices
}

/** One way to be told: on or off, to whom, and from how grave on. */
export function WayCard({ state, way, onChange }: WayCardProps) {
  const { t } = usePanelText()
  const { way: name } = state
  const Sign = SIGNS[name]
  return (
    <Card>
      <div data-testid="way" data-way={name} className="space-y-3 px-4 py-3 sm:px-5">
        <div className="flex items-start gap-3">
          <Sign aria-hidden className="mt-3.5 size-5 shrink-0 text-link" />
          <div className="min-w-0 flex-1">
            <SwitchField
              label={t(`notices.way.${name}`)}
              hint={<Standing state={state} />}
              checked={way.enabled}
              onChange={(enabled) => onChange({ ways: { [name]: { enabled } } })}
            />
          </div>
        </div>
        {way.enabled && (name === 'whatsapp' || name === 'email') && (
          <Recipients key={way.to?.join()} name={name} to={way.to} onChange={onChange} />
        )}
        {way.enabled && (
          <SelectField
            label={t('notices.from')}
            value={way.from_severity}
            choices={SEVERITIES.map((one) => ({ value: one, label: t(`notices.severity.${one}`) }))}
            onChange={({ target: { value } }) => {
              const severity = SEVERITIES.find((one) => one === value)
              if (severity) onChange({ ways: { [name]: { from_severity: severity } } })
            }}
          />
        )}
      </div>
    </Card>
  )
}

function Standing({ state }: { state: WayState }) {
  const { t } = usePanelText()
  const { instant } = useWriting()
  const { last_sent_at: sent, last_failed_at: failed } = state
  if (!state.configured) return t(`notices.not_set.${state.way}`)
  if (failed && (!sent || Date.parse(failed) > Date.parse(sent))) {
    return t('notices.failed_at', { when: instant(failed), why: state.last_error ?? '' })
  }
  const reaches = t(`notices.reaches.${state.way}`, { count: state.reaches })
  return sent ? `${reaches} · ${t('notices.sent_at', { when: instant(sent) })}` : reaches
}

interface RecipientsProps {
  readonly name: 'whatsapp' | 'email'
  readonly to: readonly string[] | null
  readonly onChange: ChangeNotices
}

function Recipients({ name, to, onChange }: RecipientsProps) {
  const { t } = usePanelText()
  const keep = (written: string) => {
    const listed = recipientsOf(written)
    const next = name === 'whatsapp' ? (listed?.map(plainPhone) ?? null) : listed
    if (next?.join() !== to?.join()) onChange({ ways: { [name]: { to: next } } })
  }
  return (
    <AreaField
      label={t(`notices.to.${name}`)}
      hint={t('notices.to_hint')}
      rows={2}
      defaultValue={to?.join('\n') ?? ''}
      onBlur={(event) => keep(event.target.value)}
    />
  )
}
