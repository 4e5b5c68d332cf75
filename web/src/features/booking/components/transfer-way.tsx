import { useState } from 'react'
import { Icon } from '../../../components/ui/icon.tsx'
import { cx } from '../../../lib/cx.ts'
import { useBookingText } from '../../../lib/words.ts'
import { useWriting } from '../../../lib/writing.ts'
import type { OwnStay } from '../api/booking-api.ts'
import { useChatAddress } from '../api/page.ts'

/** How to pay where nobody takes cards: to which account, and where to show that it is done. */
export function TransferWay({ stay, amount }: { readonly stay: OwnStay; readonly amount: string }) {
  const { t } = useBookingText()
  const { money } = useWriting()
  const { code, transfer } = stay
  const chat = useChatAddress(t(transfer ? 'pay.proof_hello' : 'pay.ask_hello', { code }))
  const { alias, cbu, holder, bank } = transfer ?? {}
  const lines = [
    [t('pay.alias'), alias],
    [t('pay.cbu'), cbu],
    [t('pay.holder'), holder],
    [t('pay.bank'), bank],
  ] as const
  const number = alias ?? cbu
  return (
    <div data-testid="transfer" className="mt-4 space-y-3 border-t border-line pt-4">
      {transfer ? (
        <>
          <p className="font-medium">{t('pay.transfer', { amount: money(amount, stay.currency) })}</p>
          <dl className="space-y-1.5 text-sm">
            {lines.map(
              ([name, value]) =>
                value && (
                  <div key={name} className="flex justify-between gap-6">
                    <dt className="shrink-0 text-muted">{name}</dt>
                    <dd className="min-w-0 text-right font-semibold break-all">{value}</dd>
                  </div>
                ),
            )}
          </dl>
          {number && <Copy text={number} />}
          <p className="text-sm text-muted">{t(chat ? 'pay.proof_text' : 'pay.seen_text')}</p>
        </>
      ) : (
        <p className="text-sm">{t(chat ? 'pay.ask_text' : 'pay.told_text')}</p>
      )}
      {chat && (
        <a
          href={chat}
          data-testid="pay-chat"
          className={cx(
            'flex min-h-12 items-center justify-center gap-2 rounded-xl bg-brand px-5 font-semibold',
            'text-on-brand hover:brightness-110',
          )}
        >
          <Icon name="chat" className="size-5" />
          {t(transfer ? 'pay.proof' : 'pay.ask')}
        </a>
      )}
    </div>
  )
}

function Copy({ text }: { readonly text: string }) {
  const { t } = useBookingText()
  const [isCopied, setCopied] = useState(false)
  const copy = async () => {
    await navigator.clipboard.writeText(text)
    setCopied(true)
  }
  return (
    <button
      type="button"
      onClick={() => void copy()}
      className={cx(
        'min-h-11 w-full rounded-xl border border-line-strong px-4 text-sm font-semibold text-link',
        'hover:bg-sunk',
      )}
    >
      <span aria-live="polite">{t(isCopied ? 'pay.copied' : 'pay.copy')}</span>
    </button>
  )
}
