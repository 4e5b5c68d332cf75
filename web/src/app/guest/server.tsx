import type { GuestAssets, GuestPage } from '@tranquera/contracts/guest-pages'
import { renderToString } from 'react-dom/server'
import { LOCALES } from '../../lib/i18n.ts'
import { GuestApp, speaking } from './guest-app.tsx'
import { GuestHead, jsonInHtml } from './guest-head.tsx'
import { words as en } from './words-en.ts'
import { words as es } from './words-es.ts'
import { words as pt } from './words-pt.ts'

const WORDS = { es: speaking('es', es), pt: speaking('pt', pt), en: speaking('en', en) }

/** A whole page, readable before any script runs; the script then takes over what already stands there. */
export function renderGuestPage(page: GuestPage, assets: GuestAssets): string {
  const words = WORDS[page.language]
  const head = renderToString(<GuestHead page={page} assets={assets} words={words} />)
  // On its own, so that the names React gives to labels are those the browser will give.
  const body = renderToString(<GuestApp page={page} words={words} />)
  return [
    `<!doctype html><html lang="${LOCALES[page.language]}" data-follows>${head}<body>`,
    `<div id="root">${body}</div>`,
    `<script id="page" type="application/json">${jsonInHtml(page)}</script>`,
    '</body></html>',
  ].join('')
}
