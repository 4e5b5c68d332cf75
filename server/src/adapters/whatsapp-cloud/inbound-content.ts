import type { z } from 'zod'
import type { InboundContent, InboundMedia, ProviderError } from '../../features/inbox/domain.ts'
import { isKeyOf } from '../../lib/records.ts'
import { contentNodes, errorNode, type MessageHead } from './inbound-schema.ts'

type Nodes = typeof contentNodes
type Reader = (raw: unknown) => InboundContent | undefined

/** Undefined where the node is missing or strange. */
function reads<Node extends z.ZodType>(node: Node, content: (node: z.infer<Node>) => InboundContent): Reader {
  return (raw) => {
    const parsed = node.safeParse(raw)
    return parsed.success ? content(parsed.data) : undefined
  }
}

const readers = {
  text: reads(contentNodes.text, (node) => ({ type: 'text', body: node.body })),
  image: reads(contentNodes.image, (node) => ({
    type: 'image',
    media: mediaOf(node),
    caption: node.caption ?? null,
  })),
  video: reads(contentNodes.video, (node) => ({
    type: 'video',
    media: mediaOf(node),
    caption: node.caption ?? null,
  })),
  audio: reads(contentNodes.audio, (node) => ({
    type: 'audio',
    media: mediaOf(node),
    voice: node.voice === true,
  })),
  document: reads(contentNodes.document, (node) => ({
    type: 'document',
    media: mediaOf(node),
    filename: node.filename ?? null,
    caption: node.caption ?? null,
  })),
  sticker: reads(contentNodes.sticker, (node) => ({
    type: 'sticker',
    media: mediaOf(node),
    animated: node.animated === true,
  })),
  location: reads(contentNodes.location, (node) => ({
    type: 'location',
    latitude: node.latitude,
    longitude: node.longitude,
    name: node.name ?? null,
    address: node.address ?? null,
  })),
  contacts: reads(contentNodes.contacts, (cards) => ({
    type: 'contacts',
    requested: cards.some((card) => card.origin === 'contact_request'),
    contacts: cards.map((card) => ({ name: cardName(card), phones: cardPhones(card) })),
  })),
  button: reads(contentNodes.button, (node) => ({
    type: 'choice',
    source: 'template',
    id: node.payload ?? node.text ?? '',
    title: node.text ?? node.payload ?? '',
  })),
  interactive: reads(contentNodes.interactive, (node) => interactiveContent(node)),
  reaction: reads(contentNodes.reaction, (node) => ({
    type: 'reaction',
    messageId: node.message_id,
    emoji: node.emoji || null,
  })),
  order: reads(contentNodes.order, (node) => ({
    type: 'order',
    catalogId: node.catalog_id ?? null,
    text: node.text || null,
    items: node.product_items?.length ?? 0,
  })),
  edit: reads(contentNodes.edit, (node) => ({
    type: 'edit',
    originalMessageId: node.original_message_id,
    body: node.message?.text?.body ?? null,
  })),
  revoke: reads(contentNodes.revoke, (node) => ({
    type: 'revoke',
    originalMessageId: node.original_message_id,
  })),
} satisfies Record<Exclude<keyof Nodes, 'system'>, Reader>

/** A known type whose node is missing or strange is `unsupported`: the guest is asked to write it. */
export function contentOf(head: MessageHead): InboundContent {
  const { type } = head
  if (isKeyOf(readers, type)) return readers[type](head[type]) ?? unsupported(head)
  // `unknown` is the older spelling of `unsupported`
  if (type === 'unsupported' || type === 'unknown') return unsupported(head)
  return { type: 'unknown', providerType: type }
}

function unsupported(head: MessageHead): InboundContent {
  const what =
    head.unsupported?.type ?? (head.type === 'unsupported' || head.type === 'unknown' ? null : head.type)
  return { type: 'unsupported', what, errors: providerErrors(head.errors) }
}

function interactiveContent(node: z.infer<Nodes['interactive']>): InboundContent {
  const { button_reply: button, list_reply: row, nfm_reply: flow, call_permission_reply: call } = node
  if (button) return { type: 'choice', source: 'button', id: button.id, title: button.title ?? '' }
  if (row) return { type: 'choice', source: 'list', id: row.id, title: row.title ?? '' }
  if (flow) return { type: 'flow_reply', name: flow.name ?? null, responseJson: flow.response_json }
  if (call) return { type: 'call_permission', accepted: call.response === 'accept' }
  return { type: 'unknown', providerType: `interactive.${node.type}` }
}

function mediaOf(node: z.infer<Nodes['image']>): InboundMedia {
  const mime = (node.mime_type.split(';')[0] ?? '').trim().toLowerCase()
  return { mediaId: node.id, mime, sha256: node.sha256 ?? null }
}

type Card = z.infer<Nodes['contacts']>[number]

function cardName(card: Card): string | null {
  return card.name?.formatted_name ?? card.name?.first_name ?? null
}

/** A card given on request may hold nothing but a vCard. */
function cardPhones(card: Card): string[] {
  const listed = (card.phones ?? []).flatMap((one) => one.wa_id ?? one.phone ?? [])
  if (listed.length > 0) return listed
  return [...(card.vcard ?? '').matchAll(/^TEL[^:\r\n]*:(.+)$/gim)].map((match) => (match[1] ?? '').trim())
}

export function providerErrors(nodes: readonly unknown[] | null | undefined): ProviderError[] {
  return (nodes ?? []).flatMap((raw) => {
    const node = errorNode.safeParse(raw).data
    if (!node) return []
    const detail = node.error_data?.details ?? node.details ?? null
    return [{ code: node.code ?? null, title: node.title ?? node.message ?? 'error', detail }]
  })
}
