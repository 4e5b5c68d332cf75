import type { AddressObject, ParsedMail } from 'mailparser'
import type { IncomingMail, MailAddress } from '../../features/channels/domain/lead.ts'
import { type Instant, instantFromMs } from '../../lib/clock.ts'
import { storableText } from '../../lib/storable-text.ts'

const LONGEST_TEXT = 50_000

/** Undefined when nobody can be told to have sent it. `arrivedAt` counts when the mail carries no date. */
export async function parseMail(source: Uint8Array, arrivedAt: Instant): Promise<IncomingMail | undefined> {
  const { simpleParser } = await import('mailparser')
  const mail = await simpleParser(Buffer.from(source), { skipImageLinks: true, skipTextToHtml: true })
  const from = firstAddress(mail.from)
  if (!from) return undefined
  return {
    messageId: storableText(mail.messageId ?? '').replace(/^<|>$/g, ''),
    from,
    replyTo: firstAddress(mail.replyTo) ?? null,
    subject: storableText(mail.subject ?? ''),
    text: storableText(mail.text ?? '').slice(0, LONGEST_TEXT),
    receivedAt: mail.date ? instantFromMs(mail.date.getTime()) : arrivedAt,
    genuine: isGenuine(mail),
    inReplyTo: storableText(mail.inReplyTo ?? '').replace(/^<|>$/g, ''),
    returned: returnedIn(source),
  }
}

function firstAddress(value: AddressObject | AddressObject[] | undefined): MailAddress | undefined {
  const [first] = [value].flat()
  const one = first?.value[0]
  return one?.address
    ? { address: storableText(one.address).toLowerCase(), name: storableText(one.name) }
    : undefined
}

/**
 * RFC 3464: a report of the mail system names what it could not deliver, and that it gave up (`5.x.x`, or the action
 * `failed`); the mail itself, or its head, stands below. Null for any other mail, and for one that is only late.
 */
function returnedIn(source: Uint8Array): IncomingMail['returned'] {
  const text = Buffer.from(source).toString('latin1')
  if (!/^content-type:\s*multipart\/report/im.test(text)) return null
  const isFinal = /^action:\s*failed/im.test(text) || /^status:\s*5\./im.test(text)
  if (!isFinal) return null
  const messageIds = [...text.matchAll(/^(?:x-)?(?:original-)?message-id:\s*<([^>\s]+)>/gim)].map(
    (found) => found[1] ?? '',
  )
  const reason =
    /^diagnostic-code:\s*(?:[a-z]+;\s*)?(.+)/im.exec(text)?.[1] ?? /^status:\s*(\S+)/im.exec(text)?.[1]
  return {
    messageIds,
    detail: storableText(reason ?? 'returned')
      .trim()
      .slice(0, 200),
  }
}

/** RFC 8601: the topmost header is the receiving server's own; those below may have come with the mail. */
function isGenuine(mail: ParsedMail): boolean {
  const [line] = mail.headerLines.filter((header) => header.key === 'authentication-results')
  return !line || !/\b(dmarc|dkim)\s*=\s*fail\b/i.test(line.line)
}
