import type { Language } from '@tranquera/contracts/values'
import type { es as bookingWords } from '../../features/booking/words/es.ts'
import type { es as sharedWords } from '../../lib/dictionaries/es.ts'
import type { Translation } from '../../lib/words.ts'

/** By namespace, as i18next wants them. */
export type GuestWords = {
  readonly booking: Translation<typeof bookingWords>
  readonly translation: Translation<typeof sharedWords>
}

/** One file a language, fetched while the page is already being read. */
const LOADERS: Record<Language, () => Promise<{ readonly words: GuestWords }>> = {
  es: () => import('./words-es.ts'),
  pt: () => import('./words-pt.ts'),
  en: () => import('./words-en.ts'),
}

export async function loadWords(language: Language): Promise<GuestWords> {
  const { words } = await LOADERS[language]()
  return words
}
