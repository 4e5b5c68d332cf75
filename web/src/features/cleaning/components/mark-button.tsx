import { Button } from '../../../components/ui/button.tsx'
import { Sparkles, SprayCan } from '../../../components/ui/panel-icons.tsx'
import { useAct } from '../../../components/ui/use-act.ts'
import { cx } from '../../../lib/cx.ts'
import { usePanelText } from '../../../lib/words.ts'
import { type CleaningState, markCabin } from '../api/cleaning-api.ts'

interface MarkButtonProps {
  readonly cabin: { readonly id: string; readonly name: string; readonly state: CleaningState }
}

/** Says the other of the two; a slip is taken back from the note. */
export function MarkButton({ cabin }: MarkButtonProps) {
  const { t } = usePanelText()
  const next = cabin.state === 'clean' ? 'dirty' : 'clean'
  const mark = useAct({
    run: () => markCabin(cabin.id, next),
    done: () => t(`cleaning.now_${next}`, { name: cabin.name }),
    undo: () => markCabin(cabin.id, cabin.state),
  })
  return (
    <Button
      icon={next === 'clean' ? Sparkles : SprayCan}
      disabled={mark.isPending}
      onClick={() => mark.mutate()}
      aria-label={`${t(`cleaning.mark_${next}`)}: ${cabin.name}`}
    >
      {t(`cleaning.mark_${next}`)}
    </Button>
  )
}

export function StateBadge({ state }: { state: CleaningState }) {
  const { t } = usePanelText()
  return (
    <span
      data-testid="cleaning-state"
      data-state={state}
      className={cx(
        'inline-block rounded-full px-2.5 py-0.5 text-xs font-semibold whitespace-nowrap',
        state === 'clean' ? 'bg-soft text-on-soft' : 'bg-warn-soft text-warn',
      )}
    >
      {t(`cleaning.${state}`)}
    </span>
  )
}
