import type { Translation } from '../../../lib/words.ts'
import type { es } from './es.ts'

export const en: Translation<typeof es> = {
  title: "The bot's words",
  text: 'Everything the bot says, to be said your way.',
  one: 'Change the text',
  search: 'Search by what it says',
  none_found: 'No text says that',
  see_all: 'See all texts',
  changed: 'In your words',
  words: 'Text',
  variables: 'Tap a detail to put it where you are writing:',
  preview: 'How the guest gets it',
  saved: 'Saved: the next guest reads it so.',
  restore: 'Back to the original',
  restored: 'The original text is back.',
}
