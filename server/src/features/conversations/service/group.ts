import type { InboundRow } from '../repository.ts'

/** So many bubbles are answered even when the guest goes on typing. */
export const MOST_BUBBLES = 8
/** What the language reads in one piece; a longer burst is read in several. */
const MOST_CHARACTERS = 900

/**
 * Whether the guest may still be typing: something came after the bubble this job was made for, and its own job will
 * answer both. No clock is asked, so a slow machine cannot split a burst.
 */
export function isStillTyping(waiting: readonly InboundRow[], messageId: string | undefined): boolean {
  if (messageId === undefined || waiting.length >= MOST_BUBBLES) return false
  const own = waiting.find((row) => row.id === messageId)
  if (!own) return waiting.length > 0
  return waiting.some((row) => row.seq > own.seq)
}

/** The bubbles that are answered as one message, the oldest first. Without gathering each is one by itself. */
export function nextGroup<Row extends InboundRow>(waiting: readonly Row[], gathers: boolean): Row[] {
  const [first, ...rest] = waiting
  if (!first) return []
  const group = [first]
  if (!gathers || !isPlainText(first)) return group
  let length = textOfRow(first).length
  for (const row of rest) {
    length += textOfRow(row).length + 1
    if (!isPlainText(row) || length > MOST_CHARACTERS) break
    group.push(row)
  }
  return group
}

export function gatheredText(group: readonly InboundRow[]): string {
  return group.map(textOfRow).join('\n')
}

/** Another message behind these will be answered, so a bare greeting among them needs no answer of its own. */
export function hasMoreToAnswer(waiting: readonly InboundRow[], group: readonly InboundRow[]): boolean {
  return waiting.slice(group.length).some((row) => ANSWERED.has(row.type))
}

const ANSWERED: ReadonlySet<string> = new Set(['text', 'choice', 'audio', 'image', 'document'])

function isPlainText(row: InboundRow): boolean {
  return row.type === 'text' && row.reply_to === null
}

function textOfRow(row: InboundRow): string {
  const content = row.content
  return content.type === 'text' ? content.body : ''
}
