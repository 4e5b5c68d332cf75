import { Card } from '../../../components/ui/card.tsx'
import { Failure, Loading } from '../../../components/ui/feedback.tsx'
import { SelectField, TextField } from '../../../components/ui/field.tsx'
import { PageHeader } from '../../../components/ui/page-header.tsx'
import { SwitchField } from '../../../components/ui/switch-field.tsx'
import { useAct } from '../../../components/ui/use-act.ts'
import { useAlertWords } from '../../../lib/alert-words.ts'
import { LANGUAGES } from '../../../lib/i18n.ts'
import { usePanelText } from '../../../lib/words.ts'
import { useSession } from '../../account/api/session.ts'
import { SUBJECTS, subjectOf } from '../api/kind-groups.ts'
import {
  type ChangeNotices,
  changeNotices,
  type Notices,
  useNotices,
  useShowNotices,
} from '../api/notices-api.ts'
import { PushCard } from './push-card.tsx'
import { TryCard } from './try-card.tsx'
import { WayCard } from './way-card.tsx'

/** What the owner is told, by which way, and when not. */
export function NoticesPage() {
  const { t } = usePanelText()
  const notices = useNotices()
  const show = useShowNotices()
  const isOwner = useSession().data?.role === 'owner'
  const change = useAct({
    run: changeNotices,
    done: (answer) => {
      show(answer)
      return t('saved')
    },
  })
  return (
    <>
      <PageHeader title={t('notices.title')} back={{ to: '/admin/more', label: t('nav.more') }}>
        <p className="mt-1 text-muted">{t('notices.intro')}</p>
      </PageHeader>
      {notices.isPending && <Loading />}
      {notices.isError && <Failure onRetry={() => void notices.refetch()} />}
      {notices.data && (
        <div className="grid grid-cols-1 items-start gap-4 lg:grid-cols-2">
          <PushCard vapidKey={notices.data.vapid_public_key} />
          <TryCard notices={notices.data} />
          {isOwner && <Ways notices={notices.data} onChange={change.mutate} />}
          {isOwner && <When notices={notices.data} onChange={change.mutate} />}
          {isOwner && <Kinds notices={notices.data} onChange={change.mutate} />}
        </div>
      )}
    </>
  )
}

interface PartProps {
  readonly notices: Notices
  readonly onChange: ChangeNotices
}

function Ways({ notices, onChange }: PartProps) {
  return notices.state.map((state) => (
    <WayCard key={state.way} state={state} way={notices.ways[state.way]} onChange={onChange} />
  ))
}

const USUAL_QUIET = { from: '22:00', to: '08:00' } as const

/** Hours in which only what cannot wait rings. */
function When({ notices, onChange }: PartProps) {
  const { t } = usePanelText()
  const quiet = notices.quiet_hours
  return (
    <Card title={t('notices.when')}>
      <div className="space-y-3 px-4 pb-5 sm:px-5">
        <SwitchField
          label={t('notices.quiet')}
          hint={t('notices.quiet_text')}
          checked={quiet !== null}
          onChange={(isOn) => onChange({ quiet_hours: isOn ? USUAL_QUIET : null })}
        />
        {quiet && (
          <div className="grid grid-cols-2 gap-3">
            {(['from', 'to'] as const).map((end) => (
              <TextField
                key={`${end}${quiet[end]}`}
                label={t(`notices.quiet_${end}`)}
                type="time"
                required
                defaultValue={quiet[end]}
                onBlur={({ target: { value } }) => {
                  if (value && value !== quiet[end]) onChange({ quiet_hours: { ...quiet, [end]: value } })
                }}
              />
            ))}
          </div>
        )}
        <SelectField
          label={t('notices.language')}
          value={notices.language}
          choices={LANGUAGES.map((one) => ({ value: one, label: t(`tongue.${one}`) }))}
          onChange={({ target: { value } }) => {
            const language = LANGUAGES.find((one) => one === value)
            if (language) onChange({ language })
          }}
        />
      </div>
    </Card>
  )
}

/** Everything that can be told; what is off still stands in the panel. */
function Kinds({ notices, onChange }: PartProps) {
  const { t } = usePanelText()
  const wordsOf = useAlertWords()
  const { muted_kinds: muted } = notices
  return (
    <Card title={t('notices.kinds')} className="lg:col-span-2">
      <div className="px-4 pb-4 sm:px-5">
        <p className="pb-1 text-sm text-muted">{t('notices.kinds_text')}</p>
        {SUBJECTS.map((subject) => {
          const kinds = notices.kinds.filter(({ kind }) => subjectOf(kind) === subject)
          const off = kinds.filter(({ kind }) => muted.includes(kind)).length
          return (
            <details key={subject} open={subject === 'guests'} className="border-t border-line">
              <summary className="flex min-h-12 cursor-pointer items-center justify-between gap-3 font-medium">
                <span>{t(`notices.subject.${subject}`)}</span>
                <span className="text-sm font-normal text-muted">
                  {off > 0 ? t('notices.some_off', { count: off }) : t('notices.all_on')}
                </span>
              </summary>
              <div className="grid gap-x-8 pb-3 md:grid-cols-2">
                {kinds.map(({ kind }) => (
                  <SwitchField
                    key={kind}
                    label={wordsOf(kind).title}
                    checked={!muted.includes(kind)}
                    onChange={(isTold) =>
                      onChange({
                        muted_kinds: isTold ? muted.filter((one) => one !== kind) : [...muted, kind],
                      })
                    }
                  />
                ))}
              </div>
            </details>
          )
        })}
      </div>
    </Card>
  )
}
