import type { ReactNode } from 'react'
import { Icon } from '../../../components/ui/icon.tsx'
import { Logo } from '../../../components/ui/logo.tsx'
import { cx } from '../../../lib/cx.ts'
import { LANGUAGES } from '../../../lib/i18n.ts'
import { useBookingText } from '../../../lib/words.ts'
import { addressIn, queryOfWish, useChatAddress, useGuestPage } from '../api/page.ts'

interface PageFrameProps {
  readonly width: string
  /** What is already typed when the guest writes from here. */
  readonly hello: string
  readonly children: ReactNode
}

/** The business and the languages at the top, WhatsApp always at hand: what every page for guests stands in. */
export function PageFrame({ width, hello, children }: PageFrameProps) {
  const { t } = useBookingText()
  const { catalogue } = useGuestPage()
  return (
    <div className="min-h-dvh bg-page pb-24 text-ink">
      <PageHeader className={width} />
      {children}
      <footer className="mt-10 border-t border-line px-4 py-6 text-center text-sm text-muted">
        <p>{[catalogue.property.name, catalogue.property.address].filter(Boolean).join(' · ')}</p>
        {catalogue.contact.sandbox && <p className="mt-1">{t('demo')}</p>}
        <a href="/admin" className="inline-flex min-h-11 items-center underline underline-offset-4">
          {t('owner')}
        </a>
      </footer>
      <aside aria-label={t('whatsapp')}>
        <WriteUs text={hello} />
      </aside>
    </div>
  )
}

function PageHeader({ className }: { className: string }) {
  const { catalogue, language } = useGuestPage()
  return (
    <header className={cx('mx-auto flex items-center justify-between gap-3 px-4 py-3 sm:px-6', className)}>
      <a
        href={addressIn(language, '/')}
        className="flex min-h-11 min-w-0 items-center gap-2.5 text-base font-bold text-link sm:text-lg"
      >
        <Logo />
        <span className="truncate">{catalogue.property.name}</span>
      </a>
      <Languages />
    </header>
  )
}

const NAMES = { es: 'Español', pt: 'Português', en: 'English' } as const

/** Each language has an address; a stay's own page is asked for another one. */
function Languages() {
  const { t } = useBookingText()
  const { language, path, view, wish } = useGuestPage()
  const addressOf = (one: (typeof LANGUAGES)[number]) => {
    if (view.kind !== 'stay') return addressIn(one, path) + queryOfWish(wish)
    return `${path}?lang=${one}${view.token ? `&token=${encodeURIComponent(view.token)}` : ''}`
  }
  return (
    <nav
      aria-label={t('translation:common.language')}
      className="flex rounded-full border border-line-strong bg-panel p-0.5"
    >
      {LANGUAGES.map((one) => (
        <a
          key={one}
          href={addressOf(one)}
          hrefLang={one}
          lang={one}
          aria-current={one === language ? 'true' : undefined}
          className={cx(
            'grid min-h-10 min-w-10 place-items-center rounded-full text-sm font-medium uppercase',
            one === language ? 'bg-brand text-white' : 'text-muted',
          )}
        >
          <span aria-hidden>{one}</span>
          <span className="sr-only">{NAMES[one]}</span>
        </a>
      ))}
    </nav>
  )
}

function WriteUs({ text }: { text: string }) {
  const { t } = useBookingText()
  const address = useChatAddress(text)
  if (!address) return null
  return (
    <a
      href={address}
      data-testid="write"
      className={cx(
        'fixed right-4 bottom-[calc(1rem+env(safe-area-inset-bottom))] z-20 inline-flex min-h-13',
        'min-w-13 items-center justify-center gap-2 rounded-full bg-[#25d366] font-semibold sm:px-5',
        'text-forest-900 shadow-lg hover:brightness-105',
      )}
    >
      <Icon name="chat" />
      <span className="max-sm:sr-only">{t('whatsapp')}</span>
    </a>
  )
}

export function Notice({ look, icon, children }: { look: string; icon: ReactNode; children: ReactNode }) {
  return (
    <div role="status" className={cx('flex gap-4 rounded-2xl p-5', look)}>
      {icon}
      <div className="min-w-0">{children}</div>
    </div>
  )
}
