import { Counter } from '../../../components/ui/counter.tsx'
import { usePanelText } from '../../../lib/words.ts'

export interface PartyCounts {
  readonly adults: number
  readonly children: number
  readonly babies: number
  readonly pets: number
}

const KINDS = ['adults', 'children', 'babies', 'pets'] as const

interface PartyFieldsProps {
  readonly party: PartyCounts
  onChange(party: PartyCounts): void
}

/** Who comes; at least one adult. */
export function PartyFields({ party, onChange }: PartyFieldsProps) {
  const { t } = usePanelText()
  return (
    <div className="grid gap-x-6 sm:grid-cols-2">
      {KINDS.map((kind) => (
        <Counter
          key={kind}
          label={t(`reservations.change.${kind}`)}
          value={party[kind]}
          least={kind === 'adults' ? 1 : 0}
          onChange={(count) => onChange({ ...party, [kind]: count })}
        />
      ))}
    </div>
  )
}
