import { type Refusal, unknownObject } from './graph-error.ts'
import {
  bareMime,
  findMedia,
  keepMedia,
  type MediaKind,
  mediaRefusal,
  phoneMediaUrl,
  UPLOAD_TTL_SECONDS,
} from './media.ts'
import type { CheckedContent, CheckedSend, MediaNode } from './send-checks.ts'
import { blankMessage, type Media, type PhoneMessage, type State } from './state.ts'
import { fillTemplate } from './templates.ts'

/** `sync`: refused at once; otherwise accepted and reported as failed by webhook. */
type RenderRefusal = Refusal & { readonly sync: boolean }

type Rendered = { readonly message: PhoneMessage } | RenderRefusal

/** What the guest will see, with media and templates resolved. */
export async function renderMessage(state: State, checked: CheckedSend, id: string): Promise<Rendered> {
  const { content } = checked
  const blank: PhoneMessage = {
    ...blankMessage({ id, from: 'bot', at: state.options.clock.now().toString(), type: content.type }),
    reply_to: checked.envelope.context?.message_id ?? null,
  }
  const fields = await renderContent(state, content)
  return 'code' in fields ? fields : { message: { ...blank, ...fields } }
}

type Fields = Partial<PhoneMessage>

async function renderContent(state: State, content: CheckedContent): Promise<Fields | RenderRefusal> {
  switch (content.type) {
    case 'text':
      return { text: content.node.body }
    case 'image':
    case 'audio':
    case 'video':
    case 'document':
    case 'sticker':
      return renderMedia(state, content.type, content.node)
    case 'interactive':
      return renderInteractive(state, content.node)
    case 'template': {
      const view = fillTemplate(state, content.node)
      if ('code' in view) return { ...view, sync: true }
      const header = await templateHeader(state, content.node)
      if ('code' in header) return header
      const { body, footer, buttons, cta } = view
      return { text: body, footer, header_text: view.header, buttons, cta, ...header }
    }
    case 'location': {
      const { name, address, latitude, longitude } = content.node
      return { text: [name, address, `${latitude}, ${longitude}`].filter(Boolean).join('\n') }
    }
    case 'contacts':
      return { text: content.node.map((one) => one.name.formatted_name).join('\n') }
    case 'reaction':
      return { text: content.node.emoji, reply_to: content.node.message_id }
  }
}

async function renderMedia(state: State, kind: MediaKind, node: MediaNode): Promise<Fields | RenderRefusal> {
  const media = await resolve(state, kind, node)
  if ('code' in media) return media
  return {
    text: node.caption ?? null,
    media_url: phoneMediaUrl(media),
    mime: bareMime(media.mime),
    filename: node.filename ?? media.filename,
  }
}

/** By id at once; a link is fetched as Meta would, and its failure comes later. */
async function resolve(state: State, kind: MediaKind, node: MediaNode): Promise<Media | RenderRefusal> {
  const media = node.id === undefined ? await fetchLink(state, node.link ?? '') : findMedia(state, node.id)
  if (!media) return { ...unknownObject(node.id ?? ''), sync: true }
  if ('code' in media) return media
  const refusal = mediaRefusal(kind, media.mime, media.bytes.length)
  return refusal ? { code: 131053, details: refusal, sync: node.id !== undefined } : media
}

async function fetchLink(state: State, link: string): Promise<Media | RenderRefusal> {
  try {
    const response = await fetch(link, { signal: AbortSignal.timeout(5000) })
    if (!response.ok) throw new Error(`HTTP ${response.status}`)
    return keepMedia(state, {
      bytes: Buffer.from(await response.arrayBuffer()),
      mime: response.headers.get('content-type') ?? 'application/octet-stream',
      filename: null,
      ttlSeconds: UPLOAD_TTL_SECONDS,
    })
  } catch (error) {
    const why = error instanceof Error ? error.message : 'failed'
    return { code: 131053, details: `Media at ${link} could not be downloaded: ${why}`, sync: false }
  }
}

type InteractiveNode = Extract<CheckedContent, { type: 'interactive' }>['node']

async function renderInteractive(state: State, node: InteractiveNode): Promise<Fields | RenderRefusal> {
  const header = 'header' in node ? await renderHeader(state, node.header) : {}
  if ('code' in header) return header
  const footer = 'footer' in node ? (node.footer?.text ?? null) : null
  const frame: Fields = { text: node.body.text, footer, ...header }
  switch (node.type) {
    case 'button':
      return { ...frame, buttons: node.action.buttons.map((one) => one.reply) }
    case 'list':
      return {
        ...frame,
        list: {
          button: node.action.button,
          sections: node.action.sections.map(({ title, rows }) => ({
            title: title ?? null,
            rows: rows.map((row) => ({ ...row, description: row.description ?? null })),
          })),
        },
      }
    case 'cta_url': {
      const { display_text: text, url } = node.action.parameters
      return { ...frame, cta: { text, url } }
    }
    default:
      return frame
  }
}

type HeaderNode = Extract<InteractiveNode, { type: 'button' }>['header']

async function renderHeader(state: State, header: HeaderNode): Promise<Fields | RenderRefusal> {
  if (!header) return {}
  switch (header.type) {
    case 'text':
      return { header_text: header.text }
    case 'image':
      return headerMedia(await resolve(state, 'image', header.image), 'image', header.image)
    case 'video':
      return headerMedia(await resolve(state, 'video', header.video), 'video', header.video)
    case 'document':
      return headerMedia(await resolve(state, 'document', header.document), 'document', header.document)
  }
}

function headerMedia(media: Media | RenderRefusal, kind: MediaKind, node: MediaNode): Fields | RenderRefusal {
  if ('code' in media) return media
  if (kind === 'image') return { header_image_url: phoneMediaUrl(media) }
  return {
    media_url: phoneMediaUrl(media),
    mime: bareMime(media.mime),
    filename: node.filename ?? media.filename,
  }
}

type TemplateNode = Extract<CheckedContent, { type: 'template' }>['node']

async function templateHeader(state: State, node: TemplateNode): Promise<Fields | RenderRefusal> {
  const parameter = node.components.find((one) => one.type === 'header')?.parameters[0]
  if (parameter?.image)
    return headerMedia(await resolve(state, 'image', parameter.image), 'image', parameter.image)
  if (parameter?.document)
    return headerMedia(await resolve(state, 'document', parameter.document), 'document', parameter.document)
  return parameter?.text === undefined ? {} : { header_text: parameter.text }
}
