import { z } from 'zod'
import type { Refusal } from './graph-error.ts'

/** Characters as Meta counts them is not documented; UTF-16 units are the strictest reading. */
const text = (max: number) => z.string().min(1).max(max)
const mediaNode = z
  .object({
    id: z.string().optional(),
    link: z.url({ protocol: /^https?$/ }).optional(),
    caption: z.string().max(1024).optional(),
    filename: z.string().optional(),
    voice: z.boolean().optional(),
  })
  .refine(
    (node) => (node.id === undefined) !== (node.link === undefined),
    'exactly one of id and link is required',
  )
export type MediaNode = z.infer<typeof mediaNode>

const header = z.discriminatedUnion('type', [
  z.object({ type: z.literal('text'), text: text(60) }),
  z.object({ type: z.literal('image'), image: mediaNode }),
  z.object({ type: z.literal('video'), video: mediaNode }),
  z.object({ type: z.literal('document'), document: mediaNode }),
])
const frame = {
  header: header.optional(),
  body: z.object({ text: text(1024) }),
  footer: z.object({ text: text(60) }).optional(),
}

const edgeless = z.string().regex(/^\S(?:[\s\S]*\S)?$/, 'must not begin or end with a space')
const reply = z.object({ id: edgeless.max(256), title: text(20) })
const row = z.object({ id: edgeless.max(200), title: text(24), description: z.string().max(72).optional() })

type Tappable = { readonly reply: z.infer<typeof reply> }

const unique =
  <T>(of: (item: T) => string) =>
  (items: readonly T[]) =>
    new Set(items.map(of)).size === items.length
const bareIp = /^(?:\d{1,3}(?:\.\d{1,3}){3}|\[[0-9a-f:.]+\])$/i

const interactive = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('button'),
    ...frame,
    action: z.object({
      buttons: z
        .array(z.object({ type: z.literal('reply'), reply }))
        .min(1)
        .max(3)
        .refine(
          unique((one: Tappable) => one.reply.id),
          'duplicated button id',
        )
        .refine(
          unique((one: Tappable) => one.reply.title),
          'duplicated button title',
        ),
    }),
  }),
  z.object({
    type: z.literal('list'),
    ...frame,
    header: z.object({ type: z.literal('text'), text: text(60) }).optional(),
    action: z.object({
      button: text(20),
      sections: z
        .array(z.object({ title: z.string().max(24).optional(), rows: z.array(row).min(1) }))
        .min(1)
        .max(10)
        .refine((all) => all.flatMap((one) => one.rows).length <= 10, 'total row count exceeds 10')
        .refine((all) => all.length === 1 || all.every((one) => one.title), 'section title is required')
        .refine(
          (all) => unique<{ id: string }>((one) => one.id)(all.flatMap((one) => one.rows)),
          'duplicated row id',
        ),
    }),
  }),
  z.object({
    type: z.literal('cta_url'),
    ...frame,
    action: z.object({
      name: z.literal('cta_url'),
      parameters: z.object({
        display_text: text(20),
        url: z
          .url({ protocol: /^https?$/ })
          .refine((url) => !bareIp.test(new URL(url).hostname), 'url must not have an IP address as host'),
      }),
    }),
  }),
  z.object({
    type: z.enum(['location_request_message', 'request_contact_info']),
    body: z.object({ text: text(1024) }),
    action: z.object({ name: z.string() }),
  }),
])

const templateParameter = z.object({
  type: z.string(),
  parameter_name: z.string().optional(),
  text: z.string().optional(),
  payload: z.string().optional(),
  image: mediaNode.optional(),
  document: mediaNode.optional(),
})
const template = z.object({
  name: z.string().min(1),
  language: z.object({ code: z.string().min(2) }),
  components: z
    .array(
      z.object({
        type: z.enum(['header', 'body', 'button']),
        sub_type: z.string().optional(),
        index: z.union([z.string(), z.number()]).optional(),
        parameters: z.array(templateParameter).default([]),
      }),
    )
    .default([]),
})
export type TemplateNode = z.infer<typeof template>

const nodes = {
  text: z.object({ body: text(4096), preview_url: z.boolean().optional() }),
  image: mediaNode,
  audio: mediaNode.refine((node) => node.caption === undefined, 'audio takes no caption'),
  video: mediaNode,
  document: mediaNode,
  sticker: mediaNode,
  location: z.object({
    latitude: z.number().min(-90).max(90),
    longitude: z.number().min(-180).max(180),
    name: z.string().optional(),
    address: z.string().optional(),
  }),
  contacts: z.array(z.object({ name: z.object({ formatted_name: z.string().min(1) }) })).min(1),
  reaction: z.object({ message_id: z.string().min(1), emoji: z.string() }),
  interactive,
  template,
}
type SendType = keyof typeof nodes

const envelope = z.object({
  messaging_product: z.literal('whatsapp'),
  recipient_type: z.literal('individual').optional(),
  to: z.string().optional(),
  recipient: z.string().optional(),
  type: z.string().default('text'),
  context: z.object({ message_id: z.string().min(1) }).optional(),
  biz_opaque_callback_data: z.string().max(512).optional(),
})

type NodeOf<T extends SendType> = z.infer<(typeof nodes)[T]>
export type CheckedContent = { [T in SendType]: { readonly type: T; readonly node: NodeOf<T> } }[SendType]

export interface CheckedSend {
  readonly envelope: z.infer<typeof envelope>
  readonly content: CheckedContent
}

function isSendType(type: string): type is SendType {
  return Object.hasOwn(nodes, type)
}

/** The shape and the limits of a send, before anything of the account is looked at. */
export function checkSend(body: unknown): CheckedSend | Refusal {
  const parsed = envelope.safeParse(body)
  if (!parsed.success) return { code: 100, details: firstIssue(parsed.error, '') }
  const { type } = parsed.data
  if (!isSendType(type))
    return { code: 100, details: `Param type must be one of {${Object.keys(nodes).join(', ')}}` }
  const raw = z.record(z.string(), z.unknown()).parse(body)[type]
  if (raw === undefined)
    return { code: 131008, details: `Parameter '${type}' is mandatory for type '${type}'` }
  return checkNode(type, raw, parsed.data)
}

function checkNode<T extends SendType>(
  type: T,
  raw: unknown,
  head: z.infer<typeof envelope>,
): CheckedSend | Refusal {
  const node = nodes[type].safeParse(raw)
  if (!node.success) return { code: 131009, details: firstIssue(node.error, type) }
  // The node was read by the schema of this type; the compiler does not follow that through a variable.
  return { envelope: head, content: { type, node: node.data } as CheckedContent }
}

function firstIssue(error: z.ZodError, root: string): string {
  const issue = error.issues[0]
  const place = [root, ...(issue?.path ?? [])].filter((step) => step !== '').join('.')
  return `${place}: ${issue?.message ?? 'is not valid'}`
}
