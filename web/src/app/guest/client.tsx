import './guest.css'
import type { GuestPage } from '@tranquera/contracts/guest-pages'
import { hydrateRoot } from 'react-dom/client'
import { GuestApp, type GuestWords, speaking } from './guest-app.tsx'

const LOADERS: Record<GuestPage['language'], () => Promise<GuestWords>> = {
  es: async () => ({
    booking: (await import('../../features/booking/words/es.ts')).es,
    translation: (await import('../../lib/dictionaries/es.ts')).es,
  }),
  pt: async () => ({
    booking: (await import('../../features/booking/words/pt.ts')).pt,
    translation: (await import('../../lib/dictionaries/pt.ts')).pt,
  }),
  en: async () => ({
    booking: (await import('../../features/booking/words/en.ts')).en,
    translation: (await import('../../lib/dictionaries/en.ts')).en,
  }),
}

const root = document.getElementById('root')
const drawnFrom = document.getElementById('page')?.textContent
if (!root || !drawnFrom) throw new Error('The server did not draw this page')
const page: GuestPage = JSON.parse(drawnFrom)
const words = speaking(page.language, await LOADERS[page.language]())
hydrateRoot(root, <GuestApp page={page} words={words} />)
