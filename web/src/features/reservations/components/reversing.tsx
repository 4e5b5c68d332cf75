import { useState } from 'react'
import { Confirmation } from '../../../components/ui/confirmation.tsx'
import { useAct } from '../../../components/ui/use-act.ts'
import { usePanelText } from '../../../lib/words.ts'

/** Takes back an entry that was written down wrongly, once the owner has said yes; `reverse` gets the reason too. */
export function useReversing(reverse: (id: string, reason: string) => Promise<unknown>) {
  const { t } = usePanelText()
  const [asked, setAsked] = useState<string>()
  const act = useAct({
    run: (id: string) => reverse(id, t('reservations.ask.reverse_reason')),
    done: () => t('reservations.done.reverse'),
  })
  const question = (
    <Confirmation
      isOpen={asked !== undefined}
      title={t('reservations.ask.reverse')}
      text={t('reservations.ask.reverse_text')}
      yes={t('yes')}
      no={t('no')}
      onYes={() => asked !== undefined && act.mutate(asked)}
      onClose={() => setAsked(undefined)}
    />
  )
  return { ask: (entry: { readonly id: string }) => setAsked(entry.id), question }
}
