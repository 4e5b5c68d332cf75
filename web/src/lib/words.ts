import { useTranslation } from 'react-i18next'

/** The same keys with other sentences: what a translation must have, no more and no less. */
export type Translation<Words> = {
  readonly [Key in keyof Words]: Words[Key] extends string ? string : Translation<Words[Key]>
}

/** The panel's sentences; those it shares with guests as `translation:…`. */
export function usePanelText() {
  return useTranslation(['panel', 'translation'])
}

/** The sentences of the pages where guests book; those they share with the panel as `translation:…`. */
export function useBookingText() {
  return useTranslation(['booking', 'translation'])
}

/** Every sentence as its path and the variables it takes, in order: how two languages are compared. */
export function sentences(words: object, path = ''): string[] {
  return Object.entries(words)
    .flatMap(([key, value]) => {
      if (typeof value === 'object') return sentences(value, `${path}${key}.`)
      const variables = [...String(value).matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1])
      return [`${path}${key} ${variables.toSorted().join(' ')}`.trim()]
    })
    .toSorted()
}
