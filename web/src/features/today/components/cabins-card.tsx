import { Link } from '@tanstack/react-router'
import { Card } from '../../../components/ui/card.tsx'
import { Rows } from '../../../components/ui/facts.tsx'
import { usePanelText } from '../../../lib/words.ts'
import { MarkButton, StateBadge } from '../../cleaning/components/mark-button.tsx'
import type { Today } from '../api/today-api.ts'

/** Which cabins wait to be cleaned; nothing where everything is clean. */
export function CabinsCard({ cabins }: { cabins: Today['cabins'] | undefined }) {
  const { t } = usePanelText()
  const dirty = cabins?.filter((cabin) => cabin.state === 'dirty') ?? []
  if (dirty.length === 0) return null
  return (
    <Card
      title={t('today.to_clean')}
      className="mt-4"
      aside={
        <Link
          to="/admin/more/cleaning"
          className="min-h-11 content-center text-sm font-semibold text-link underline underline-offset-4"
        >
          {t('today.cleaning')}
        </Link>
      }
    >
      <Rows>
        {dirty.map(({ accommodation_id: id, accommodation_name: name, state }) => (
          <li key={id} className="flex items-center justify-between gap-3 px-4 py-3 sm:px-5">
            <span className="flex min-w-0 flex-wrap items-center gap-2 font-medium break-words">
              {name} <StateBadge state={state} />
            </span>
            <MarkButton cabin={{ id, name, state }} />
          </li>
        ))}
      </Rows>
    </Card>
  )
}
