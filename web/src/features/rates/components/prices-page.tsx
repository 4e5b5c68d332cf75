import { Link } from '@tanstack/react-router'
import { buttonLook } from '../../../components/ui/button.tsx'
import { Card } from '../../../components/ui/card.tsx'
import { Rows } from '../../../components/ui/facts.tsx'
import { Failure, Loading } from '../../../components/ui/feedback.tsx'
import { Nothing } from '../../../components/ui/nothing.tsx'
import { PageHeader } from '../../../components/ui/page-header.tsx'
import { ChevronRight, Tag } from '../../../components/ui/panel-icons.tsx'
import { usePanelText } from '../../../lib/words.ts'
import { useWriting } from '../../../lib/writing.ts'
import { useCabins } from '../../cabins/api/cabins-api.ts'

/** Which cabin's prices. */
export function PricesPage() {
  const { t } = usePanelText()
  const { money } = useWriting()
  const cabins = useCabins()
  return (
    <>
      <PageHeader title={t('rates.title')} back={{ to: '/admin/more', label: t('nav.more') }} />
      <Card className="overflow-hidden">
        {cabins.isPending && <Loading />}
        {cabins.isError && <Failure onRetry={() => void cabins.refetch()} />}
        {cabins.data?.items.length === 0 && (
          <Nothing
            icon={Tag}
            title={t('cabins.none_title')}
            text={t('cabins.none_text')}
            action={
              <Link to="/admin/more/cabins" className={buttonLook('primary')}>
                {t('cabins.add')}
              </Link>
            }
          />
        )}
        <Rows>
          {cabins.data?.items.map((cabin) => (
            <li key={cabin.id}>
              <Link
                to="/admin/more/prices/$id"
                params={{ id: cabin.id }}
                className="flex min-h-16 items-center justify-between gap-4 px-4 py-3 hover:bg-sunk sm:px-5"
              >
                <span className="min-w-0">
                  <span className="block font-medium break-words">{cabin.name}</span>
                  <span className={cabin.base_price ? 'text-sm text-muted' : 'text-sm font-medium text-bad'}>
                    {cabin.base_price
                      ? t('cabins.night', { price: money(cabin.base_price, cabin.currency) })
                      : t('cabins.no_price')}
                  </span>
                </span>
                <ChevronRight aria-hidden className="size-5 shrink-0 text-muted" />
              </Link>
            </li>
          ))}
        </Rows>
      </Card>
    </>
  )
}
