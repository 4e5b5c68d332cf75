import './guest.css'
import type { GuestPage } from '@tranquera/contracts/guest-pages'
import { hydrateRoot } from 'react-dom/client'
import { GuestApp, speaking } from './guest-app.tsx'
import { loadWords } from './guest-words.ts'

const root = document.getElementById('root')
const drawnFrom = document.getElementById('page')?.textContent
if (!root || !drawnFrom) throw new Error('The server did not draw this page')
const page: GuestPage = JSON.parse(drawnFrom)
const words = speaking(page.language, await loadWords(page.language))
hydrateRoot(root, <GuestApp page={page} words={words} />)
