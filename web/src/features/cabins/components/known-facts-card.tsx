import { SelectField } from '../../../components/ui/field.tsx'
import { noteDone } from '../../../components/ui/notes.tsx'
import { usePanelText } from '../../../lib/words.ts'
import { useSettings } from '../../settings/api/settings-api.ts'
import { changeCabin, type OwnCabin, useCabins } from '../api/cabins-api.ts'
import { type KnownFacts, knownFacts, placeFacts, toldAnew } from '../api/known-facts.ts'
import { KnownFactsForm } from './known-facts-form.tsx'

/** What guests ask about the cabin. */
export function KnownFactsCard({ cabin }: { cabin: OwnCabin }) {
  const { t } = usePanelText()
  const place = useSettings().data
  return (
    <KnownFactsForm
      general={placeFacts(place?.facts ?? {})}
      title={t('cabins.known.title')}
      text={t('cabins.known.text')}
      initial={knownFacts(cabin)}
      // A cabin takes pets or does not: a search must know.
      decided={['pets']}
      save={async ({ before, after }) =>
        knownFacts(await changeCabin(cabin.id, { facts: toldAnew(before, after) }))
      }
      renderMore={(onFill) => <CopyField cabin={cabin} onCopy={onFill} />}
    />
  )
}

function CopyField({ cabin, onCopy }: { cabin: OwnCabin; onCopy(known: KnownFacts): void }) {
  const { t } = usePanelText()
  const others = (useCabins().data?.items ?? []).filter((one) => one.id !== cabin.id)
  if (others.length === 0) return null
  return (
    <SelectField
      className="mt-4"
      label={t('cabins.known.copy')}
      hint={t('cabins.known.copy_hint')}
      value=""
      choices={[
        { value: '', label: t('cabins.known.choose') },
        ...others.map((one) => ({ value: one.id, label: one.name })),
      ]}
      onChange={(event) => {
        const from = others.find((one) => one.id === event.target.value)
        if (!from) return
        onCopy(knownFacts(from))
        noteDone(t('cabins.known.copied', { cabin: from.name }))
      }}
    />
  )
}
