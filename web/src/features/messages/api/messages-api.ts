import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import type {
  conversationList,
  conversationView,
  savedReplies,
  transcript,
} from '@tranquera/contracts/conversations'
import type { z } from 'zod'
import { askAdmin, PANEL, post, put } from '../../../lib/admin.ts'
import { queryOf } from '../../../lib/http.ts'

export type Conversation = z.output<typeof conversationList>['items'][number]

export const CHIPS = ['waiting', 'human', 'bot', 'all'] as const
export type Chip = (typeof CHIPS)[number]

const STATUS_OF = { waiting: 'waiting_human', human: 'human', bot: 'bot', all: undefined } as const
const PAGE_SIZE = 50

/** Newest first, as far back as somebody asks. */
export function useConversations({ chip, q }: { chip: Chip; q?: string | undefined }) {
  return useInfiniteQuery({
    queryKey: [PANEL, 'conversations', chip, q],
    queryFn: ({ pageParam }) =>
      askAdmin<typeof conversationList>(
        `/conversations${queryOf({ status: STATUS_OF[chip], q, page: pageParam, page_size: PAGE_SIZE })}`,
      ),
    initialPageParam: 1,
    getNextPageParam: ({ pagination }) =>
      pagination.page < pagination.total_pages ? pagination.page + 1 : undefined,
    placeholderData: (previous) => previous,
  })
}

/** How many guests wait for a person: the figure on the tab. */
export function useWaitingCount(): number {
  const waiting = useQuery({
    queryKey: [PANEL, 'conversations', 'waiting-count'],
    queryFn: () => askAdmin<typeof conversationList>('/conversations?status=waiting_human&page_size=1'),
  })
  return waiting.data?.pagination.total ?? 0
}

function addressOf(id: string, part: string): string {
  return `/conversations/${encodeURIComponent(id)}/${part}`
}

/** The newest page first; earlier ones as somebody asks for them. */
export function useChat(id: string) {
  return useInfiniteQuery({
    queryKey: [PANEL, 'conversation', id],
    queryFn: ({ pageParam }) =>
      askAdmin<typeof transcript>(
        `${addressOf(id, 'messages')}${queryOf({ limit: PAGE_SIZE, before: pageParam })}`,
      ),
    initialPageParam: FIRST_PAGE,
    getNextPageParam: ({ items }) => (items.length === PAGE_SIZE ? items.at(-1)?.id : undefined),
  })
}

const FIRST_PAGE: string | undefined = undefined

export function writeTo(id: string, text: string) {
  return askAdmin<z.ZodType>(addressOf(id, 'messages'), post({ text }))
}

/** Outside of WhatsApp's 24 hours only an approved message goes. */
export function writeTemplate(id: string, template: 'owner_wrote') {
  return askAdmin<z.ZodType>(addressOf(id, 'messages'), post({ template }))
}

export function takeOver(id: string) {
  return askAdmin<z.ZodType>(addressOf(id, 'takeover'), post())
}

export function release(id: string) {
  return askAdmin<z.ZodType>(addressOf(id, 'release'), post())
}

export type SavedReply = z.output<typeof savedReplies>['items'][number]

export function useSavedReplies(isWanted: boolean) {
  return useQuery({
    queryKey: [PANEL, 'saved-replies'],
    enabled: isWanted,
    queryFn: () => askAdmin<typeof savedReplies>('/saved-replies'),
  })
}

export function saveReplies(items: readonly SavedReply[]) {
  return askAdmin<typeof savedReplies>('/saved-replies', put({ items }))
}

export function useConversation(id: string) {
  return useQuery({
    queryKey: [PANEL, 'conversations', 'one', id],
    queryFn: () => askAdmin<typeof conversationView>(`/conversations/${encodeURIComponent(id)}`),
  })
}
