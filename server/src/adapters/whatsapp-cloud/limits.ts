import type { ListSection, OutboundContent } from '../../features/messaging/ports.ts'

/** WhatsApp's limits in UTF-16 units, the strictest way it may count. */
export const LIMITS = {
  text: 4096,
  body: 1024,
  caption: 1024,
  footer: 60,
  header: 60,
  buttonTitle: 20,
  buttons: 3,
  listButton: 20,
  rowTitle: 24,
  rowDescription: 72,
  sectionTitle: 24,
  rows: 10,
  correlation: 512,
} as const

const graphemes = new Intl.Segmenter('es', { granularity: 'grapheme' })

/** At most `max` UTF-16 units, never cutting through an emoji or an accent; a cut ends in `…`. */
export function truncate(text: string, max: number): string {
  const trimmed = text.trim()
  if (trimmed.length <= max) return trimmed
  let kept = ''
  for (const { segment } of graphemes.segment(trimmed)) {
    if (kept.length + segment.length > max - 1) break
    kept += segment
  }
  return `${kept.trimEnd()}…`
}

/** Pieces of at most `max` units, cut at a paragraph, a line, a sentence or a word, in that order of preference. */
export function splitText(text: string, max: number): string[] {
  const pieces: string[] = []
  let rest = text.trim()
  while (rest.length > max) {
    const cut = cutPoint(rest, max)
    pieces.push(rest.slice(0, cut).trimEnd())
    rest = rest.slice(cut).trimStart()
  }
  if (rest !== '') pieces.push(rest)
  return pieces
}

function cutPoint(text: string, max: number): number {
  const head = text.slice(0, max)
  for (const mark of ['\n\n', '\n', '. ', ' ']) {
    const at = head.lastIndexOf(mark)
    // a very early mark would leave a crumb of a message
    if (at > max / 3) return at + mark.length
  }
  let length = 0
  for (const { segment } of graphemes.segment(text.slice(0, max * 2))) {
    if (length + segment.length > max) break
    length += segment.length
  }
  return length > 0 ? length : max // one grapheme longer than a message: cut it, there is no better place
}

/** Shortened to the limit and still told apart: a title that repeats gets a number. */
function fitTitles<T extends { readonly title: string }>(items: readonly T[], max: number): T[] {
  const seen = new Set<string>()
  return items.map((item) => {
    let title = truncate(item.title, max)
    for (let copy = 2; seen.has(title); copy += 1)
      title = `${truncate(item.title, max - ` ${copy}`.length)} ${copy}`
    seen.add(title)
    return { ...item, title }
  })
}

/** The messages this content becomes so that each one is accepted. What does not fit in a body goes ahead as text. */
export function fitContent(content: OutboundContent): OutboundContent[] {
  switch (content.type) {
    case 'text':
      return splitText(content.body, LIMITS.text).map((body) => ({ ...content, body }))
    case 'image':
    case 'document':
      return fitCaption(content)
    case 'buttons':
      return ahead(content, {
        buttons: fitTitles(content.buttons.slice(0, LIMITS.buttons), LIMITS.buttonTitle),
      })
    case 'list':
      return fitList(content)
    case 'cta_url':
      return ahead(content, { displayText: truncate(content.displayText, LIMITS.buttonTitle) })
    case 'location':
    case 'template':
      return [content]
  }
}

type Captioned = Extract<OutboundContent, { type: 'image' | 'document' }>
type Framed = Extract<OutboundContent, { type: 'buttons' | 'list' | 'cta_url' }>
type List = Extract<OutboundContent, { type: 'list' }>

function fitCaption(content: Captioned): OutboundContent[] {
  if (!content.caption || content.caption.length <= LIMITS.caption) return [content]
  const { caption, ...bare } = content
  return [bare, ...splitText(caption, LIMITS.text).map((body): OutboundContent => ({ type: 'text', body }))]
}

function ahead<T extends Framed>(content: T, fitted: Partial<T>): OutboundContent[] {
  const footer = content.footer === undefined ? {} : { footer: truncate(content.footer, LIMITS.footer) }
  const pieces = splitText(content.body, LIMITS.body)
  const body = pieces.pop() ?? content.body
  const texts = pieces.length === 0 ? [] : splitText(pieces.join('\n'), LIMITS.text)
  return [
    ...texts.map((text): OutboundContent => ({ type: 'text', body: text })),
    { ...content, ...footer, ...fitted, body },
  ]
}

function fitList(content: List): OutboundContent[] {
  const sections = fitSections(content.sections)
  const header = content.header === undefined ? {} : { header: truncate(content.header, LIMITS.header) }
  return ahead(content, { sections, buttonText: truncate(content.buttonText, LIMITS.listButton), ...header })
}

function fitSections(sections: readonly ListSection[]): ListSection[] {
  let room: number = LIMITS.rows
  const kept: ListSection[] = []
  for (const section of sections) {
    const rows = fitTitles(section.rows.slice(0, room), LIMITS.rowTitle).map((row) => ({
      ...row,
      ...(row.description ? { description: truncate(row.description, LIMITS.rowDescription) } : {}),
    }))
    if (rows.length === 0) continue
    room -= rows.length
    kept.push({ ...(section.title ? { title: truncate(section.title, LIMITS.sectionTitle) } : {}), rows })
  }
  // WhatsApp demands a title as soon as there are two sections
  return kept.length > 1 ? kept.map((one, index) => ({ ...one, title: one.title || `${index + 1}` })) : kept
}
