import { z } from 'zod'

/** What is looked at after the turns before it; patterns are regular expressions without case. */
const look = z.strictObject({
  /** Each stands somewhere in what was said since the last look. */
  says: z.array(z.string()).default([]),
  not: z.array(z.string()).default([]),
  /** Most bubbles since the last look. */
  bubbles: z.number().optional(),
  /** The guest's live stays, as `Arrayán 2027-08-10 2027-08-13 pre_reserved 2`; all of them. */
  stays: z.array(z.string()).optional(),
  /** Who answers in this chat. */
  status: z.enum(['bot', 'waiting_human', 'human']).optional(),
  /** Kinds of alerts about anything that are open. */
  alerts: z.array(z.string()).default([]),
  /** Titles of the buttons or rows of the last message. */
  buttons: z.array(z.string()).default([]),
})
export type Look = z.infer<typeof look>

const turn = z.union([
  z.string(),
  /** `earlier`: of the buttons with this title not the newest, but so many before it. */
  z.strictObject({ tap: z.string(), earlier: z.number().optional() }),
  z.strictObject({ pay: z.enum(['approve', 'reject']) }),
  z.strictObject({ burst: z.array(z.string()) }),
  /** Quotes the nth message of the bot (`bot`) or of the guest (`guest`), counted from 1; negative from the end. */
  z.strictObject({ text: z.string(), bot: z.number().optional(), guest: z.number().optional() }),
  z.strictObject({ text: z.string(), ago: z.number() }),
  z.strictObject({ edit: z.number(), text: z.string() }),
  z.strictObject({ revoke: z.number() }),
  /** A reaction to the bot's last message. */
  z.strictObject({ react: z.string() }),
  /** A voice note that is heard well. */
  z.strictObject({ speaks: z.string() }),
  z.strictObject({ image: z.string().nullable() }),
  z.strictObject({ send: z.string(), node: z.record(z.string(), z.unknown()) }),
  z.strictObject({ shift: z.number() }),
  z.strictObject({ owner: z.string() }),
  z.strictObject({ ownerTap: z.string(), earlier: z.number().optional() }),
  z.strictObject({ another: z.string() }),
  z.strictObject({ anotherTap: z.string() }),
  /** A call of the owner's API; `{code}` is the last code the guest was told. */
  z.strictObject({ api: z.string(), method: z.string(), body: z.record(z.string(), z.unknown()).optional() }),
  z.strictObject({ look }),
])
export type DialogueTurn = z.infer<typeof turn>

export const dialogue = z.strictObject({
  id: z.string(),
  kind: z.string(),
  language: z.enum(['es', 'pt', 'en']).default('es'),
  turns: z.array(turn),
})
export type Dialogue = z.infer<typeof dialogue>
