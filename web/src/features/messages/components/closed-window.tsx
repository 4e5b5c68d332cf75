import { useQuery } from '@tanstack/react-query'
import type { whatsAppTemplateList } from '@tranquera/contracts/templates'
import { Button } from '../../../components/ui/button.tsx'
import { TriangleAlert } from '../../../components/ui/panel-icons.tsx'
import { useAct, useProblemText } from '../../../components/ui/use-act.ts'
import { askAdmin, PANEL } from '../../../lib/admin.ts'
import { useLanguage } from '../../../lib/i18n.ts'
import { usePanelText } from '../../../lib/words.ts'
import { useSettings } from '../../settings/api/settings-api.ts'
import { filledIn, firstName } from '../api/filled-in.ts'
import { type Conversation, writeTemplate } from '../api/messages-api.ts'

/** The one text that asks a guest to write again, so that free words may follow. */
const CALL = 'owner_wrote'
const APPROVED = 'APPROVED'

/** Prices of single messages are parts of a cent. */
function writeFraction(cost: { amount: string; currency: string }, locale: string): string {
  const number = new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 4 })
  return `${cost.currency}\u00a0${number.format(Number(cost.amount))}`
}

/** More than 24 hours after the guest's last word: the approved message, whole, and one tap that sends it. */
export function ClosedWindow({ conversation }: { conversation: Conversation }) {
  const { t } = usePanelText()
  const { locale } = useLanguage()
  const problemText = useProblemText()
  const templates = useQuery({
    queryKey: [PANEL, 'whatsapp-templates'],
    queryFn: () => askAdmin<typeof whatsAppTemplateList>('/whatsapp-templates'),
  })
  const place = useSettings().data
  const { language } = conversation.guest
  const calls = templates.data?.items.filter((one) => one.key === CALL) ?? []
  const call = calls.find((one) => one.language.startsWith(language)) ?? calls[0]
  const isApproved = call?.status === APPROVED
  const send = useAct({
    run: () => writeTemplate(conversation.id, CALL),
    done: () => t('messages.template_sent'),
    isQuiet: () => true,
  })
  return (
    <div data-testid="closed-window" className="space-y-3 border-t border-line p-3 text-sm">
      <p className="flex items-center gap-2 text-warn">
        <TriangleAlert aria-hidden className="size-4 shrink-0" />
        {t('messages.window_closed')}
      </p>
      {call && (
        <blockquote lang={call.language.slice(0, 2)} className="rounded-xl bg-sunk px-3 py-2 break-words">
          {filledIn(call.body, [firstName(conversation.guest.name), place?.name ?? ''])}
        </blockquote>
      )}
      {send.isError && (
        <p role="alert" className="text-bad">
          {problemText(send.error)}
        </p>
      )}
      {call && !isApproved && <p className="text-muted">{t('messages.template_waits')}</p>}
      {call && (
        <p data-testid="template-cost" className="text-muted">
          {call.cost
            ? t('messages.template_cost', { price: writeFraction(call.cost, locale) })
            : t('messages.template_charged')}
        </p>
      )}
      {isApproved && (
        <Button look="primary" disabled={send.isPending || send.isSuccess} onClick={() => send.mutate()}>
          {t('messages.template_send')}
        </Button>
      )}
    </div>
  )
}
