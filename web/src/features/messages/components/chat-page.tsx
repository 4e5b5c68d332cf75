import { Link } from '@tanstack/react-router'
import { Button } from '../../../components/ui/button.tsx'
import { Card } from '../../../components/ui/card.tsx'
import { Failure, Loading } from '../../../components/ui/feedback.tsx'
import { PageHeader } from '../../../components/ui/page-header.tsx'
import { Bot, Hand } from '../../../components/ui/panel-icons.tsx'
import { useAct } from '../../../components/ui/use-act.ts'
import { useNow } from '../../../lib/clock.ts'
import { writePhone } from '../../../lib/contact.ts'
import { cx } from '../../../lib/cx.ts'
import { writeTimeLeft } from '../../../lib/days.ts'
import { usePanelText } from '../../../lib/words.ts'
import { Reach } from '../../reservations/components/stay-actions.tsx'
import { type Conversation, release, takeOver, useChat, useConversation } from '../api/messages-api.ts'
import { Bubbles } from './bubbles.tsx'
import { ClosedWindow } from './closed-window.tsx'
import { nameOf } from './messages-page.tsx'
import { ReplyBox } from './reply-box.tsx'

/** One talk: what was said, who answers, how long one may still write, and the box to write in. */
export function ChatPage({ id }: { id: string }) {
  const { t } = usePanelText()
  const chat = useChat(id)
  const conversation = useConversation(id)
  const back = { to: '/admin/messages', label: t('messages.title') } as const
  const found = conversation.data
  return (
    <>
      <PageHeader title={found ? nameOf(found, t('messages.guest')) : t('messages.guest')} back={back}>
        {found && <Standing conversation={found} />}
      </PageHeader>
      <Card className="overflow-hidden">
        {chat.isPending && <Loading />}
        {chat.isError && <Failure onRetry={() => void chat.refetch()} />}
        {chat.hasNextPage && (
          <Button
            look="quiet"
            className="w-full"
            disabled={chat.isFetchingNextPage}
            onClick={() => void chat.fetchNextPage()}
          >
            {t('messages.older')}
          </Button>
        )}
        {chat.data && (
          <Bubbles
            messages={chat.data.pages.flatMap((page) => page.items).toReversed()}
            className="h-[52dvh] md:h-[56dvh]"
          />
        )}
        {found && <Answering conversation={found} />}
      </Card>
      {found && found.reservation_codes.length > 0 && <Stays codes={found.reservation_codes} />}
    </>
  )
}

/** Who answers now, and the one tap that changes it. */
function Standing({ conversation }: { conversation: Conversation }) {
  const { t } = usePanelText()
  const take = useAct({ run: () => takeOver(conversation.id), done: () => t('messages.taken') })
  const give = useAct({ run: () => release(conversation.id), done: () => t('messages.released') })
  return (
    <div className="mt-1 flex flex-wrap items-center gap-2">
      <span data-testid="standing" className="text-sm text-muted">
        {t(`messages.status.${conversation.status}`)}
        {conversation.guest.phone && ` · ${writePhone(conversation.guest.phone)}`}
      </span>
      <span className="flex flex-1 flex-wrap justify-end gap-2">
        {conversation.status === 'human' ? (
          <Button icon={Bot} disabled={give.isPending} onClick={() => give.mutate()}>
            {t('messages.release')}
          </Button>
        ) : (
          <Button look="primary" icon={Hand} disabled={take.isPending} onClick={() => take.mutate()}>
            {t('messages.take')}
          </Button>
        )}
        {conversation.status === 'waiting_human' && (
          <Button icon={Bot} disabled={give.isPending} onClick={() => give.mutate()}>
            {t('messages.release')}
          </Button>
        )}
        <Reach phone={conversation.guest.phone} />
      </span>
    </div>
  )
}

const SECOND_MS = 1_000

/** WhatsApp lets free words out for 24 hours after the guest's last message; later one asked-for message only. */
function Answering({ conversation }: { conversation: Conversation }) {
  const { t } = usePanelText()
  const now = useNow(SECOND_MS * 30)
  const left = conversation.window_expires_at ? Date.parse(conversation.window_expires_at) - now.getTime() : 0
  if (left <= 0) return <ClosedWindow conversation={conversation} />
  return (
    <>
      <p className="border-t border-line px-4 py-2 text-sm text-muted">
        {t('messages.window_left', { time: hoursAndMinutes(left) })}
      </p>
      <ReplyBox conversation={conversation} />
    </>
  )
}

/** "23:12" hours and minutes. */
function hoursAndMinutes(milliseconds: number): string {
  const whole = writeTimeLeft(milliseconds)
  return whole.split(':').length === 3 ? `${whole.slice(0, -3)} h` : `${whole.slice(0, -3) || '0'} min`
}

function Stays({ codes }: { codes: readonly string[] }) {
  const { t } = usePanelText()
  return (
    <Card title={t('messages.stays')} className="mt-4">
      <ul className="flex flex-wrap gap-2 px-4 pb-4 sm:px-5">
        {codes.map((code) => (
          <li key={code}>
            <Link
              to="/admin/reservations/$code"
              params={{ code }}
              className={cx(
                'inline-flex min-h-11 items-center rounded-xl border border-line-strong px-4 font-mono',
                'text-sm font-medium text-link hover:bg-sunk',
              )}
            >
              {code}
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  )
}
