import type { GuestAssets, GuestPage } from '@tranquera/contracts/guest-pages'
import type { i18n } from 'i18next'
import { addressIn } from '../../features/booking/api/page.ts'
import { GALLERY_SIZES } from '../../features/booking/components/gallery.tsx'
import { LANGUAGES } from '../../lib/i18n.ts'
import { structuredData } from './structured-data.ts'

interface GuestHeadProps {
  readonly page: GuestPage
  readonly assets: GuestAssets
  readonly words: i18n
}

/** What search engines, messengers and the browser's tab are told. */
export function GuestHead({ page, assets, words }: GuestHeadProps) {
  const { title, text, picture } = toldOf(page, words)
  return (
    <head>
      <meta charSet="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
      <meta name="theme-color" content="#23483a" />
      <meta name="color-scheme" content="light dark" />
      <link rel="icon" type="image/svg+xml" href="/assets/tranquera.svg" />
      <title>{title}</title>
      {assets.styles.map((file) => (
        <link key={file} rel="stylesheet" href={file} />
      ))}
      <FirstPicture page={page} />
      {assets.preload[page.language].map((file) => (
        <link key={file} rel="modulepreload" href={file} />
      ))}
      <script type="module" src={assets.script} />
      {page.view.kind === 'home' || page.view.kind === 'cabin' ? (
        <PublicHead {...{ page, title, text, picture }} />
      ) : (
        <meta name="robots" content="noindex" />
      )}
    </head>
  )
}

/** The largest thing on the page of a cabin, asked for before scripts take up the line. */
function FirstPicture({ page: { view, catalogue } }: { readonly page: GuestPage }) {
  if (view.kind !== 'cabin') return null
  const photo = catalogue.items.find(({ slug }) => slug === view.slug)?.photos[0]
  if (!photo) return null
  return (
    <link
      rel="preload"
      as="image"
      href={photo.url}
      imageSrcSet={photo.srcset}
      imageSizes={GALLERY_SIZES}
      fetchPriority="high"
    />
  )
}

interface Told {
  readonly title: string
  readonly text: string
  readonly picture: string | undefined
}

function PublicHead({ page, title, text, picture }: Told & { readonly page: GuestPage }) {
  const address = (language: GuestPage['language']) => page.origin + addressIn(language, page.path)
  return (
    <>
      <meta name="description" content={text} />
      <link rel="canonical" href={address(page.language)} />
      {LANGUAGES.map((language) => (
        <link key={language} rel="alternate" hrefLang={language} href={address(language)} />
      ))}
      <link rel="alternate" hrefLang="x-default" href={address('es')} />
      <meta property="og:type" content="website" />
      <meta property="og:title" content={title} />
      <meta property="og:description" content={text} />
      <meta property="og:url" content={address(page.language)} />
      {picture && <meta property="og:image" content={picture} />}
      <meta name="twitter:card" content="summary_large_image" />
      <script
        type="application/ld+json"
        // biome-ignore lint/security/noDangerouslySetInnerHtml: escaped by jsonInHtml, and no text of a script
        dangerouslySetInnerHTML={{ __html: jsonInHtml(structuredData(page, text)) }}
      />
    </>
  )
}

function toldOf({ view, catalogue }: GuestPage, { getFixedT }: i18n): Told {
  const t = getFixedT(null, 'booking')
  const place = catalogue.property.name
  const cabin = view.kind === 'cabin' ? catalogue.items.find((one) => one.slug === view.slug) : undefined
  const text = t('page_text', { address: catalogue.property.address || place })
  if (cabin) {
    return {
      title: t('cabin_title', { name: cabin.name, place }),
      text: cabin.description || text,
      picture: cabin.photos[0]?.url,
    }
  }
  return {
    title: view.kind === 'home' ? t('page_title', { place }) : place,
    text,
    picture: catalogue.items[0]?.photos[0]?.url,
  }
}

/** JSON that cannot end the element it stands in. */
export function jsonInHtml(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c')
}
