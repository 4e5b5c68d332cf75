import { useState } from 'react'
import { Counter } from '../../../components/ui/counter.tsx'
import { TextField } from '../../../components/ui/field.tsx'
import { useAct } from '../../../components/ui/use-act.ts'
import { usePanelText } from '../../../lib/words.ts'
import { addCabin } from '../api/cabins-api.ts'

const USUAL_CAPACITY = 4

/** A cabin to be added: its name and how many sleep there. The rest is told once it exists. */
export function useNewCabin() {
  const { t } = usePanelText()
  const [name, setName] = useState('')
  const [capacity, setCapacity] = useState(USUAL_CAPACITY)
  const add = useAct({
    run: () => addCabin({ name: name.trim(), capacity }),
    done: () => t('cabins.added'),
  })
  const fields = (
    <>
      <TextField
        label={t('cabins.name')}
        value={name}
        maxLength={80}
        onChange={(event) => setName(event.target.value)}
      />
      <Counter label={t('cabins.capacity')} value={capacity} least={1} onChange={setCapacity} />
    </>
  )
  return { fields, add, hasName: name.trim() !== '' }
}
