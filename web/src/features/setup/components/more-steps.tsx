import { Link } from '@tanstack/react-router'
import { Button, buttonLook } from '../../../components/ui/button.tsx'
import { Loading } from '../../../components/ui/feedback.tsx'
import { NotebookPen } from '../../../components/ui/panel-icons.tsx'
import { usePanelText } from '../../../lib/words.ts'
import { useSession } from '../../account/api/session.ts'
import { useCabins } from '../../cabins/api/cabins-api.ts'
import { PhotoCard } from '../../cabins/components/photo-card.tsx'
import { useNotices } from '../../notices/api/notices-api.ts'
import { PushCard } from '../../notices/components/push-card.tsx'
import { TryCard } from '../../notices/components/try-card.tsx'
import { PeopleCard } from '../../team/components/people-card.tsx'

interface StepProps {
  onDone(): void
}

function Next({ onDone }: StepProps) {
  const { t } = usePanelText()
  return (
    <Button look="primary" className="w-full" onClick={onDone}>
      {t('setup.next')}
    </Button>
  )
}

/** Of the cabin that was written down last. */
export function PhotosStep({ onDone }: StepProps) {
  const { t } = usePanelText()
  const cabins = useCabins()
  const latest = cabins.data?.items.at(-1)
  return (
    <div className="space-y-4">
      {cabins.isPending && <Loading />}
      {latest && <PhotoCard cabin={latest} />}
      {cabins.isSuccess && !latest && <p className="text-muted">{t('setup.no_cabin')}</p>}
      <Next onDone={onDone} />
    </div>
  )
}

/** What stood in a notebook or a spreadsheet until today. */
export function NotebookStep({ onDone }: StepProps) {
  const { t } = usePanelText()
  return (
    <div className="space-y-4">
      <Link to="/admin/more/import" className={buttonLook('plain', 'w-full')}>
        <NotebookPen aria-hidden className="size-4.5" />
        {t('setup.notebook')}
      </Link>
      <Next onDone={onDone} />
    </div>
  )
}

export function TeamStep({ onDone }: StepProps) {
  const me = useSession().data
  return (
    <div className="space-y-4">
      {me?.role === 'owner' && <PeopleCard me={me.id} />}
      <Next onDone={onDone} />
    </div>
  )
}

/** Turned on, and one of them received. */
export function NoticesStep({ onDone }: StepProps) {
  const notices = useNotices().data
  return (
    <div className="space-y-4">
      {notices && <PushCard vapidKey={notices.vapid_public_key} />}
      {notices && <TryCard notices={notices} />}
      <Next onDone={onDone} />
    </div>
  )
}
