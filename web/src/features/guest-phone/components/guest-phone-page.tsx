import { useCallback, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '../../../components/ui/icon.tsx'
import { Logo } from '../../../components/ui/logo.tsx'
import { cx } from '../../../lib/cx.ts'
import { type Phone, type PhoneMessage, sendMedia, sendText, sendVoice, tap } from '../api/phone-api.ts'
import { type Chat, useChat } from '../api/use-chat.ts'
import { useBusinessName, usePhone } from '../api/use-phone.ts'
import { ChatScreen } from './chat-screen.tsx'
import { Composer } from './composer.tsx'
import { HelpPanel, Starters } from './help-panel.tsx'
import { ListSheet } from './list-sheet.tsx'

/** `draft` stands in the field already; the guest sends it. */
export function GuestPhonePage({ draft }: { draft: string | undefined }) {
  const { phone, failed, connect, renew } = usePhone()
  const onLost = useCallback(() => void renew(), [renew])
  const chat = useChat(phone?.phone, onLost)
  const [isRefused, setRefused] = useState(false)
  const [openList, setOpenList] = useState<PhoneMessage>()
  const screen = useRef<HTMLDivElement>(null)

  async function send(action: (phone: string) => Promise<PhoneMessage>) {
    if (!phone) return
    try {
      chat.receive(await action(phone.phone))
      setRefused(false)
    } catch {
      setRefused(true)
    }
  }
  const say = (text: string) => send((to) => sendText(to, text))
  const choose = (message: PhoneMessage, choice: string) => send((to) => tap(to, message.id, choice))

  return (
    <main
      className={cx(
        'flex h-dvh justify-center gap-16 bg-gradient-to-br from-sand-100 to-forest-100',
        'lg:items-center lg:px-10 xl:gap-24',
      )}
    >
      <HelpPanel onExample={say} />
      <div
        className={cx(
          'h-full w-full lg:h-[min(820px,calc(100dvh-3rem))] lg:w-[400px] lg:rounded-[3rem]',
          'lg:bg-[#16191b] lg:p-3 lg:shadow-2xl',
        )}
      >
        <div
          ref={screen}
          className="relative flex h-full flex-col overflow-hidden bg-chat-wall lg:rounded-[2.3rem]"
        >
          <ChatHeader phone={phone} chat={chat} onRenew={onLost} />
          <ChatScreen chat={chat} onTap={choose} onOpenList={setOpenList} />
          {phone && chat.online && chat.messages.length === 0 && <Starters onExample={say} />}
          {(failed || isRefused) && <Trouble onRetry={failed ? connect : undefined} />}
          <div className="bg-chat-wall">
            <Composer
              draft={draft ?? ''}
              isDisabled={!phone}
              onText={say}
              onFile={(file) => send((to) => sendMedia(to, file, { filename: file.name }))}
              onVoice={(voice, spoken) => send((to) => sendVoice(to, voice, spoken))}
            />
          </div>
          {openList?.list && (
            <ListSheet
              list={openList.list}
              container={screen.current}
              onClose={() => setOpenList(undefined)}
              onChoose={(rowId) => {
                void choose(openList, rowId)
                setOpenList(undefined)
              }}
            />
          )}
        </div>
      </div>
    </main>
  )
}

function ChatHeader({ phone, chat, onRenew }: { phone: Phone | undefined; chat: Chat; onRenew(): void }) {
  const { t } = useTranslation()
  const name = useBusinessName()
  const state = chat.typing ? t('phone.typing') : chat.online ? t('phone.online') : t('phone.connecting')
  return (
    <header
      className={cx(
        'flex items-center gap-3 bg-chat-green px-3 py-2 pt-[max(0.5rem,env(safe-area-inset-top))]',
        'text-white',
      )}
    >
      <Logo className="size-10 rounded-full" />
      <div className="min-w-0 flex-1">
        <h1 className="truncate font-semibold">{name}</h1>
        <p className="truncate text-[13px]" data-testid="presence">
          {state}
        </p>
      </div>
      <button
        type="button"
        data-testid="other-guest"
        onClick={onRenew}
        title={phone ? `${phone.name} · +${phone.phone}` : undefined}
        aria-label={t('phone.other_label')}
        className="flex min-h-11 items-center gap-1.5 rounded-full px-3 text-[13px] font-medium hover:bg-white/15"
      >
        <Icon name="swap" className="size-4" />
        {t('phone.other')}
      </button>
    </header>
  )
}

function Trouble({ onRetry }: { onRetry: (() => void) | undefined }) {
  const { t } = useTranslation()
  return (
    <div role="alert" className="flex items-center gap-3 bg-amber-100 px-4 py-2 text-sm text-amber-950">
      <Icon name="warn" />
      <p className="flex-1">{t(onRetry ? 'phone.unreachable' : 'phone.refused')}</p>
      {onRetry && (
        <button type="button" onClick={onRetry} className="font-semibold underline">
          {t('common.retry')}
        </button>
      )}
    </div>
  )
}
