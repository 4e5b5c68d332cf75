import { useQuery } from '@tanstack/react-query'
import type { messageTemplate, messageTemplateList, templatePreview } from '@tranquera/contracts/templates'
import type { z } from 'zod'
import { askAdmin, PANEL, post, put, REMOVE } from '../../../lib/admin.ts'

export type BotText = z.output<typeof messageTemplate>

/** Every message of the bot, in each language. */
export function useBotTexts() {
  return useQuery({
    queryKey: [PANEL, 'texts'],
    queryFn: () => askAdmin<typeof messageTemplateList>('/templates'),
  })
}

function addressOf({ key, language }: BotText): string {
  return `/templates/${encodeURIComponent(key)}/${language}`
}

export function saveText(one: BotText, text: string) {
  return askAdmin<typeof messageTemplate>(addressOf(one), put({ text }))
}

export function restoreText(one: BotText) {
  return askAdmin<typeof messageTemplate>(addressOf(one), REMOVE)
}

/** The message with example values, while it is written. */
export function useTextPreview({ key, language }: BotText, text: string) {
  return useQuery({
    queryKey: [PANEL, 'text-preview', key, language, text],
    enabled: text.trim() !== '',
    retry: false,
    placeholderData: (previous) => previous,
    queryFn: () => askAdmin<typeof templatePreview>('/templates/preview', post({ key, language, text })),
  })
}

/** Plain words to find a text by: the braces of its variables and its marks are no words. */
export function findTexts(texts: readonly BotText[], sought: string): readonly BotText[] {
  const plain = (text: string) => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()
  const words = plain(sought).split(/\s+/).filter(Boolean)
  return texts.filter(({ text }) => words.every((word) => plain(text).includes(word)))
}
