import type { GuestAssets, GuestPage } from '@tranquera/contracts/guest-pages'
import { renderToString } from 'react-dom/server'
import { en as bookingEn } from '../../features/booking/words/en.ts'
import { es as bookingEs } from '../../features/booking/words/es.ts'
import { pt as bookingPt } from '../../features/booking/words/pt.ts'
import { en } from '../../lib/dictionaries/en.ts'
import { es } from '../../lib/dictionaries/es.ts'
import { pt } from '../../lib/dictionaries/pt.ts'
import { LOCALES } from '../../lib/i18n.ts'
import { GuestApp, speaking } from './guest-app.tsx'
import { GuestHead, jsonInHtml } from './guest-head.tsx'

const WORDS = {
  es: speaking('es', { booking: bookingEs, translation: es }),
  pt: speaking('pt', { booking: bookingPt, translation: pt }),
  en: speaking('en', { booking: bookingEn, translation: en }),
}

/** A whole page, readable before any script runs; the script then takes over what already stands there. */
export function renderGuestPage(page: GuestPage, assets: GuestAssets): string {
  const words = WORDS[page.language]
  const head = renderToString(<GuestHead page={page} assets={assets} words={words} />)
  // On its own, so that the names React gives to labels are those the browser will give.
  const body = renderToString(<GuestApp page={page} words={words} />)
  return [
    `<!doctype html><html lang="${LOCALES[page.language]}">${head}<body>`,
    `<div id="root">${body}</div>`,
    `<script id="page" type="application/json">${jsonInHtml(page)}</script>`,
    '</body></html>',
  ].join('')
}
