import { z } from 'zod'

/**
 * Meta adds keys and leaves keys out without notice, so every key is optional unless nothing can be done without it,
 * and unknown ones pass. Ids may come as numbers.
 */
const text = z.coerce.string()
const maybe = text.nullish()

export const errorNode = z.object({
  code: z.number().nullish(),
  title: maybe,
  message: maybe,
  details: maybe,
  error_data: z.object({ details: maybe }).nullish().catch(null),
})

const mediaNode = z.object({
  id: text,
  mime_type: z.string(),
  sha256: maybe,
  caption: maybe,
  filename: maybe,
  voice: z.boolean().nullish(),
  animated: z.boolean().nullish(),
})

const choice = z.object({ id: z.string(), title: z.string().nullish() })

/** The node of each type, found under a key of the type's own name. */
export const contentNodes = {
  text: z.object({ body: z.string() }),
  image: mediaNode,
  video: mediaNode,
  audio: mediaNode,
  document: mediaNode,
  sticker: mediaNode,
  location: z.object({ latitude: z.number(), longitude: z.number(), name: maybe, address: maybe }),
  contacts: z.array(
    z.object({
      name: z.object({ formatted_name: maybe, first_name: maybe }).nullish(),
      phones: z.array(z.object({ phone: maybe, wa_id: maybe })).nullish(),
      vcard: maybe,
      origin: maybe,
    }),
  ),
  button: z.object({ payload: z.string().nullish(), text: z.string().nullish() }),
  interactive: z.object({
    type: z.string(),
    button_reply: choice.nullish(),
    list_reply: choice.nullish(),
    nfm_reply: z.object({ name: maybe, response_json: z.string() }).nullish(),
    call_permission_reply: z.object({ response: z.string() }).nullish(),
  }),
  reaction: z.object({ message_id: text, emoji: z.string().nullish() }),
  order: z.object({ catalog_id: maybe, text: maybe, product_items: z.array(z.unknown()).nullish() }),
  edit: z.object({
    original_message_id: text,
    message: z.looseObject({ text: z.object({ body: z.string() }).nullish() }).nullish(),
  }),
  revoke: z.object({ original_message_id: text }),
  system: z.object({
    type: z.string().nullish(),
    wa_id: maybe,
    new_wa_id: maybe,
    user_id: maybe,
    previous_user_id: maybe,
  }),
} as const

export const messageHead = z.looseObject({
  from: maybe,
  from_user_id: maybe,
  id: text,
  timestamp: text,
  type: z.string(),
  context: z
    .object({ id: maybe, forwarded: z.boolean().nullish(), frequently_forwarded: z.boolean().nullish() })
    .nullish()
    .catch(null),
  referral: z.object({ source_id: maybe, headline: maybe }).nullish().catch(null),
  errors: z.array(errorNode).nullish().catch(null),
  unsupported: z.object({ type: maybe }).nullish().catch(null),
  group_id: maybe,
})
export type MessageHead = z.infer<typeof messageHead>

export const statusNode = z.object({
  id: text,
  status: z.enum(['sent', 'delivered', 'read', 'played', 'failed']),
  timestamp: text,
  recipient_id: maybe,
  recipient_type: maybe,
  recipient_user_id: maybe,
  biz_opaque_callback_data: maybe,
  errors: z.array(errorNode).nullish().catch(null),
  pricing: z.object({ billable: z.boolean().nullish(), category: maybe, type: maybe }).nullish().catch(null),
})

export const contactNode = z.object({
  wa_id: maybe,
  user_id: maybe,
  profile: z.object({ name: maybe, username: maybe }).nullish().catch(null),
})
export type ContactNode = z.infer<typeof contactNode>

export const messagesValue = z.looseObject({
  metadata: z.object({ phone_number_id: maybe }).nullish().catch(null),
  contacts: z.array(z.unknown()).nullish().catch(null),
  messages: z.array(z.unknown()).nullish().catch(null),
  statuses: z.array(z.unknown()).nullish().catch(null),
  errors: z.array(z.unknown()).nullish().catch(null),
  message_echoes: z.array(z.unknown()).nullish().catch(null),
  user_preferences: z.array(z.unknown()).nullish().catch(null),
  calls: z.array(z.unknown()).nullish().catch(null),
})

export const preferenceNode = z.object({ wa_id: maybe, user_id: maybe, value: z.string() })

export const echoNode = z.looseObject({
  id: text,
  to: maybe,
  to_user_id: maybe,
  timestamp: text,
  text: z.object({ body: z.string() }).nullish().catch(null),
})

export const callNode = z.looseObject({
  id: text,
  from: maybe,
  from_user_id: maybe,
  event: maybe,
  timestamp: text,
  direction: maybe,
})

export const envelope = z.looseObject({
  entry: z.array(z.looseObject({ changes: z.array(z.unknown()).nullish().catch(null) })),
})
export const change = z.looseObject({ field: z.string(), value: z.unknown() })
