import { PageHeader } from '../../../components/ui/page-header.tsx'
import { usePanelText } from '../../../lib/words.ts'
import { useSession } from '../../account/api/session.ts'
import { PasswordCard } from './password-card.tsx'
import { PeopleCard } from './people-card.tsx'
import { SecondFactorCard } from './second-factor-card.tsx'
import { SessionsCard } from './sessions-card.tsx'

/** Who may come in, and how the one who reads this comes in. */
export function TeamPage() {
  const { t } = usePanelText()
  const me = useSession().data
  return (
    <>
      <PageHeader title={t('team.title')} back={{ to: '/admin/more', label: t('nav.more') }}>
        {me && (
          <p className="mt-1 text-sm break-words text-muted">
            {t('team.you', { email: me.email, role: t(`team.role.${me.role}`) })}
          </p>
        )}
      </PageHeader>
      <div className="grid grid-cols-1 items-start gap-4 lg:grid-cols-2">
        {me?.role === 'owner' && <PeopleCard me={me.id} />}
        <PasswordCard />
        {me && <SecondFactorCard />}
        <SessionsCard />
      </div>
    </>
  )
}
