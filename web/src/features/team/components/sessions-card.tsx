import { Button } from '../../../components/ui/button.tsx'
import { Card } from '../../../components/ui/card.tsx'
import { Rows } from '../../../components/ui/facts.tsx'
import { useAct } from '../../../components/ui/use-act.ts'
import { usePanelText } from '../../../lib/words.ts'
import { useWriting } from '../../../lib/writing.ts'
import { deviceOf } from '../api/device.ts'
import { endSession, type OwnSession, useOwnSessions } from '../api/team-api.ts'

/** Where one is signed in, so that a lost telephone can be shut out. */
export function SessionsCard() {
  const { t } = usePanelText()
  const sessions = useOwnSessions().data?.items ?? []
  return (
    <Card title={t('team.sessions')}>
      <Rows className="px-4 pb-2 sm:px-5">
        {sessions.map((session) => (
          <li key={session.id} className="flex flex-wrap items-center justify-between gap-3 py-3 text-sm">
            <SessionLine session={session} />
          </li>
        ))}
      </Rows>
    </Card>
  )
}

function SessionLine({ session }: { session: OwnSession }) {
  const { t } = usePanelText()
  const { instant } = useWriting()
  const end = useAct({ run: () => endSession(session.id), done: () => t('team.session_ended') })
  return (
    <>
      <span className="min-w-0">
        <span className="block font-medium">{deviceOf(session.user_agent) || t('team.device')}</span>
        <span className="block text-muted">
          {[t('team.seen', { when: instant(session.last_seen_at) }), session.ip].filter(Boolean).join(' · ')}
        </span>
      </span>
      {session.current ? (
        <span className="font-medium text-good">{t('team.this_one')}</span>
      ) : (
        <Button disabled={end.isPending} onClick={() => end.mutate()}>
          {t('team.session_end')}
        </Button>
      )}
    </>
  )
}
