import type { LocalDate } from '../../lib/local-date.ts'
import type { Cancellation } from './domain/cancelling.ts'
import type { FeedEvent } from './domain/feed-event.ts'
import type { IncomingMail } from './domain/lead.ts'

export interface ReadOptions {
  /** IANA zone of the property: floating times and times in zones nobody knows are read in it. */
  readonly zone: string
  /** Beds24 and its like write the last night, not the day of departure, into DTEND. */
  readonly endIsLastNight?: boolean
  /** Drops TRANSPARENT events. Off by default: owners' all-day blocks are often marked "free" by Google. */
  readonly transparentIsFree?: boolean
  /** Only stays that touch `[from, to)` are returned; recurrences are expanded no further. */
  readonly horizon: { readonly from: LocalDate; readonly to: LocalDate }
}

/** Hand these to `reconcile` as `unreadable`: a stay that cannot be read is not gone. */
export interface BadEvent {
  /** Position of the VEVENT in the file, from 0. */
  readonly index: number
  readonly uid?: string
  readonly reason: BadEventReason
  /** Of the event, for its owner to read. */
  readonly text: string
}

/**
 * `bad_rule`, `bad_end`, `ambiguous_date`, `shared_uid` (another stay, or an older version of one): read, and closed as
 * far as it may mean; `only_cancels` is the file as a whole; the others closed nothing that was not closed.
 */
export type BadEventReason =
  | 'no_start'
  | 'bad_start'
  | 'too_deep'
  | 'bad_rule'
  | 'bad_end'
  | 'ambiguous_date'
  | 'shared_uid'
  | 'only_cancels'

/** Why a body with status 200 proves nothing: nothing may be freed because of it. */
export type UnreadableReason =
  | 'empty'
  | 'not_a_calendar'
  | 'truncated'
  | 'too_large'
  | 'too_many_events'
  /** Its repetitions would take longer to work out than a feed may. */
  | 'too_much_work'

export type ReadResult =
  | {
      readonly ok: true
      /** PRODID of the first calendar, unescaped; empty when absent. */
      readonly prodId: string
      /** In file order, occurrences in date order. */
      readonly events: readonly FeedEvent[]
      readonly badEvents: readonly BadEvent[]
      /** Only where the file does nothing but cancel: what it does not name is as it was. */
      readonly cancels?: readonly Cancellation[]
      /** Events left out because the feed cancels them or because they lie outside the horizon. */
      readonly skipped: { readonly cancelled: number; readonly outside: number; readonly transparent: number }
    }
  | { readonly ok: false; readonly reason: UnreadableReason }

export interface CalendarReader {
  /** Same bytes and options, same answer, whatever the bytes. Works elsewhere than on the thread that serves. */
  parse(bytes: Uint8Array, options: ReadOptions): Promise<ReadResult>
}

export interface OutgoingEvent {
  /** For life: `<uuid>@<our domain>`. */
  readonly uid: string
  readonly checkIn: LocalDate
  readonly checkOut: LocalDate
  /** `Reserved` or `Not available`: never a name. */
  readonly summary: string
  /** Last change of this stay as `YYYYMMDDTHHMMSSZ`; not the time of the export, so equal calendars are equal bytes. */
  readonly stamp: string
}

export interface OutgoingCalendar {
  readonly prodId: string
  readonly name: string
  readonly events: readonly OutgoingEvent[]
}

export interface CalendarWriter {
  /** RFC 5545 text; equal input gives equal bytes whatever the order of `events`. */
  write(calendar: OutgoingCalendar): string
}

/** Label `error_type` of `ical_sync_errors_total`: a closed list. */
const FETCH_ERROR_TYPES = [
  'invalid_url',
  'forbidden_address',
  'dns',
  'connection',
  'tls',
  'timeout',
  'too_large',
  'bad_encoding',
  'too_many_redirects',
  'rate_limited',
  'not_found',
  'forbidden',
  'client_error',
  'server_error',
  'empty',
] as const
export type FetchErrorType = (typeof FETCH_ERROR_TYPES)[number]

export interface FeedRequest {
  /** As the owner pasted it: https, http or webcal. A secret: never logged. */
  readonly url: string
  readonly etag: string | null
  readonly lastModified: string | null
  /** For everything: name, redirects, body. */
  readonly budgetMs: number
}

export type FetchOutcome =
  | {
      readonly kind: 'body'
      readonly bytes: Uint8Array
      readonly etag: string | null
      readonly lastModified: string | null
      readonly httpStatus: number
    }
  /** As good as reading the last body again. */
  | { readonly kind: 'not_modified' }
  | {
      readonly kind: 'failure'
      readonly errorType: FetchErrorType
      /** For the owner; holds no address and no token. */
      readonly detail: string
      readonly httpStatus?: number
      /** From Retry-After, at most a day. */
      readonly retryAfterSeconds?: number
    }
  /** Not asked: the host is being asked already, was asked a moment ago, or failed so often that it is left alone. */
  | {
      readonly kind: 'postponed'
      readonly reason: 'busy' | 'too_soon' | 'open'
      readonly retryAfterSeconds: number
    }

export interface FeedFetcher {
  /** Why an address can never be read; null when it may. A name that does not resolve now may do so later. */
  inspect(url: string): Promise<'invalid_url' | 'forbidden_address' | null>

  /** Never throws: everything that can go wrong outside is a `failure`. */
  fetch(request: FeedRequest): Promise<FetchOutcome>
}

/** What is known of a mail before it is fetched. */
export interface MailEnvelope {
  readonly sender: string
  readonly subject: string
  /** Message-ID of the mail it answers, without brackets; empty when it answers none. */
  readonly inReplyTo: string
}

export interface Mailbox {
  /**
   * Hands over the unseen mails of accepted senders, oldest first. A mail is marked seen after `take` answered true;
   * one that is not for us stays unseen for its owner. When `take` rejects, the rejection is passed on and the mail
   * comes again. Answers how many were taken.
   */
  collect(
    accepts: (mail: MailEnvelope) => boolean,
    take: (mail: IncomingMail) => Promise<boolean>,
  ): Promise<number>
  /** Calls `onMail` whenever the server says that something arrived (IDLE), and reconnects by itself. */
  watch(onMail: () => void): { stop(): Promise<void> }
}

export interface Mailer {
  /** Throws when the mail server did not take it. */
  send(mail: {
    readonly to: string
    readonly subject: string
    readonly text: string
    /** Message-ID of the mail it answers. */
    readonly inReplyTo: string | null
    /** The same for every try, so that a reader's mailbox can drop a second copy. */
    readonly messageId: string
  }): Promise<void>
}
