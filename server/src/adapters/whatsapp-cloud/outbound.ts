import type {
  MediaRef,
  MessageHeader,
  OutboundContent,
  Recipient,
  SendOptions,
} from '../../features/messaging/ports.ts'
import { LIMITS, truncate } from './limits.ts'
import { dialledForm } from './recipient.ts'

export type Json = Record<string, unknown>

/** A picture once the adapter has uploaded it: WhatsApp knows ids and links only. */
type SentMedia = { readonly mediaId: string } | { readonly link: string }
export type ResolveMedia = (ref: MediaRef) => SentMedia

/** The body of `POST /{phone_number_id}/messages`. */
export function sendPayload(recipient: Recipient, content: Json, options: SendOptions): Json {
  const to = recipient.waId
    ? { to: dialledForm(recipient.waId, recipient.format ?? 'as_received') }
    : { recipient: recipient.bsuid }
  return {
    messaging_product: 'whatsapp',
    recipient_type: 'individual',
    ...to,
    ...content,
    ...(options.replyToMessageId ? { context: { message_id: options.replyToMessageId } } : {}),
    biz_opaque_callback_data: options.correlationId.slice(0, LIMITS.correlation),
  }
}

/** Every stored file the content needs, to be uploaded before the payload can be made. */
export function mediaKeysOf(content: OutboundContent): string[] {
  return refsOf(content).flatMap((ref) => ('mediaKey' in ref ? [ref.mediaKey] : []))
}

function refsOf(content: OutboundContent): MediaRef[] {
  switch (content.type) {
    case 'image':
    case 'document':
      return [content.media]
    case 'cta_url':
      return content.headerImage ? [content.headerImage] : []
    case 'buttons':
    case 'template':
      return content.header && content.header.type !== 'text' ? [content.header.media] : []
    default:
      return []
  }
}

/** Type and node of the message. Expects content that fits; see `fitContent`. */
export function contentPayload(content: OutboundContent, resolve: ResolveMedia): Json {
  switch (content.type) {
    case 'text':
      return textPayload(content.body, content.previewUrl ?? false)
    case 'image':
      return { type: 'image', image: { ...mediaNode(content.media, resolve), ...captionOf(content.caption) } }
    case 'document':
      return {
        type: 'document',
        document: {
          ...mediaNode(content.media, resolve),
          filename: content.filename,
          ...captionOf(content.caption),
        },
      }
    case 'buttons':
      return interactive('button', content, {
        header: content.header && headerNode(content.header, resolve),
        action: { buttons: content.buttons.map((reply) => ({ type: 'reply', reply })) },
      })
    case 'list':
      return interactive('list', content, {
        header: content.header ? { type: 'text', text: content.header } : undefined,
        action: { button: content.buttonText, sections: content.sections },
      })
    case 'cta_url':
      return linkPayload(content, resolve)
    case 'location': {
      const { type, ...location } = content
      return { type, location }
    }
    case 'template':
      return { type: 'template', template: templateNode(content, resolve) }
  }
}

function textPayload(body: string, previewUrl: boolean): Json {
  return { type: 'text', text: { body, preview_url: previewUrl } }
}

function mediaNode(ref: MediaRef, resolve: ResolveMedia): Json {
  const sent = resolve(ref)
  return 'mediaId' in sent ? { id: sent.mediaId } : { link: sent.link }
}

function captionOf(caption: string | undefined): Json {
  return caption ? { caption } : {}
}

function headerNode(header: MessageHeader, resolve: ResolveMedia): Json {
  switch (header.type) {
    case 'text':
      return { type: 'text', text: truncate(header.text, LIMITS.header) }
    case 'image':
      return { type: 'image', image: mediaNode(header.media, resolve) }
    case 'document':
      return {
        type: 'document',
        document: { ...mediaNode(header.media, resolve), filename: header.filename },
      }
  }
}

interface Frame {
  readonly body: string
  readonly footer?: string | undefined
}

function interactive(type: string, frame: Frame, parts: { header?: Json | undefined; action: Json }): Json {
  return {
    type: 'interactive',
    interactive: {
      type,
      ...(parts.header ? { header: parts.header } : {}),
      body: { text: frame.body },
      ...(frame.footer ? { footer: { text: frame.footer } } : {}),
      action: parts.action,
    },
  }
}

type LinkContent = Extract<OutboundContent, { type: 'cta_url' }>

/** WhatsApp refuses link buttons to bare IP addresses and to anything but http(s): those go out as text. */
function linkPayload(content: LinkContent, resolve: ResolveMedia): Json {
  if (!isLinkButtonUrl(content.url)) {
    const link = `${content.displayText}: ${content.url}`
    return textPayload(`${truncate(content.body, LIMITS.text - link.length - 2)}\n\n${link}`, false)
  }
  return interactive('cta_url', content, {
    header: content.headerImage && { type: 'image', image: mediaNode(content.headerImage, resolve) },
    action: { name: 'cta_url', parameters: { display_text: content.displayText, url: content.url } },
  })
}

function isLinkButtonUrl(url: string): boolean {
  if (!URL.canParse(url)) return false
  const { protocol, hostname } = new URL(url)
  if (protocol !== 'https:' && protocol !== 'http:') return false
  // the URL parser has already written every spelling of an IPv4 address as four numbers
  return !/^\d+\.\d+\.\d+\.\d+$/.test(hostname) && !hostname.startsWith('[')
}

type TemplateContent = Extract<OutboundContent, { type: 'template' }>

function templateNode(content: TemplateContent, resolve: ResolveMedia): Json {
  const components: Json[] = []
  if (content.header) components.push({ type: 'header', parameters: [headerNode(content.header, resolve)] })
  if (content.body.length > 0)
    components.push({
      type: 'body',
      parameters: content.body.map(({ name, text }) => ({
        type: 'text',
        ...(name ? { parameter_name: name } : {}),
        text: templateText(text),
      })),
    })
  for (const button of content.buttons ?? []) {
    const parameter =
      button.type === 'url'
        ? { type: 'text', text: button.suffix }
        : { type: 'payload', payload: button.payload }
    components.push({
      type: 'button',
      sub_type: button.type,
      index: String(button.index),
      parameters: [parameter],
    })
  }
  return { name: content.name, language: { code: content.language, policy: 'deterministic' }, components }
}

/** Parameters with new lines, tabs or more than four spaces in a row are refused (132012). */
function templateText(text: string): string {
  return truncate(text.replace(/[\r\n\t]+/g, ' ').replace(/ {2,}/g, ' '), LIMITS.body) || '-'
}
