import { LANGUAGES } from '@tranquera/contracts/values'
import { addressIn } from './domain.ts'

/**
 * `sitemap.xml`: every page a search engine may show, each with its other languages. `origin` has no slash at the end;
 * `slugs` are those of the cabins that are offered.
 */
export function presentSitemap(origin: string, slugs: readonly string[]): string {
  const paths = ['/', ...slugs.map((slug) => `/c/${slug}`)]
  const urls = paths.flatMap((path) => {
    const others = LANGUAGES.map(
      (language) =>
        `<xhtml:link rel="alternate" hreflang="${language}" href="${origin}${addressIn(language, path)}"/>`,
    ).join('')
    return LANGUAGES.map((language) => `<url><loc>${origin}${addressIn(language, path)}</loc>${others}</url>`)
  })
  const spaces =
    'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml"'
  return `<?xml version="1.0" encoding="UTF-8"?>\n<urlset ${spaces}>\n${urls.join('\n')}\n</urlset>\n`
}

/** `robots.txt`: everything a guest may read is for everybody; stays, the panel and the programs' doors are not. */
export function presentRobots(origin: string): string {
  const closed = ['/admin', '/api/', '/r/', '/sandbox', '/limpieza/'].map((path) => `Disallow: ${path}`)
  // Pictures stand below the API's address.
  return `User-agent: *\nAllow: /api/v1/media/\n${closed.join('\n')}\nSitemap: ${origin}/sitemap.xml\n`
}
