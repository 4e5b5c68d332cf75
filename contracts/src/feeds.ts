import { z } from 'zod'
import { dateSchema, idOf, instantSchema, pageOf, pageQuerySchema } from './common.ts'

export const feedBody = z
  .strictObject({
    accommodation_id: idOf<'accommodation'>(),
    /** As people write it: `airbnb`, `Booking.com`; what nobody knows becomes `other`. */
    channel: z.string().trim().min(1).max(60),
    /** https, http or webcal, as the platform shows it. */
    url: z.string().trim().min(1).max(2000),
    /** True: another accommodation has this address too, and one calendar is to close both. */
    shared: z.boolean().optional(),
  })
  .meta({ id: 'FeedBody' })

export type FeedBody = z.infer<typeof feedBody>

const meaning = z.enum(['taken', 'free'])

const meaningHint = z.enum(['last_night_is_end', 'transparent_is_free'])

export const feedChangeBody = z
  .strictObject({
    /** The platform gave the calendar another address. */
    url: feedBody.shape.url.optional(),
    channel: feedBody.shape.channel.optional(),
    /** DTEND is the last night, not the day of departure. */
    last_night_is_end: z.boolean().optional(),
    /** What TRANSP:TRANSPARENT means. */
    transparent: meaning.optional(),
    /** What closures without a guest mean: `free` where they are only how the platform sells. */
    closures: meaning.optional(),
    /** What only may be meant, such as what follows a rule that nobody can read. */
    doubts: meaning.optional(),
  })
  .refine((body) => Object.keys(body).length > 0, 'Nothing to change')
  .meta({ id: 'FeedChangeBody' })

export type FeedChangeBody = z.infer<typeof feedChangeBody>

export const feedTrialBody = z.strictObject({ url: feedBody.shape.url }).meta({ id: 'FeedTrialBody' })

export type FeedTrialBody = z.infer<typeof feedTrialBody>

const readingFault = z.object({ type: z.string(), detail: z.string() })

export const feedView = z
  .object({
    id: z.string(),
    accommodation_id: z.string(),
    accommodation_name: z.string(),
    channel: z.string(),
    channel_name: z.string(),
    /** Masked: the address is a secret. */
    url: z.string(),
    /** Whose habits the calendar shows. */
    platform: z.string(),
    /** `held`: it lost so many stays at once that nothing is freed before the owner or time says so. */
    status: z.enum(['active', 'held', 'failing']),
    last_attempt_at: instantSchema.nullable(),
    last_success_at: instantSchema.nullable(),
    next_poll_at: instantSchema.nullable(),
    /** Since the last good reading, or since it was added. */
    age_minutes: z.number(),
    /** In a row. */
    failures: z.number().int(),
    error: readingFault.nullable(),
    events: z.number().int(),
    /** What could not be read with certainty; closed as far as it may mean. */
    bad_events: z.array(
      z.object({ index: z.number().int(), uid: z.string().nullable(), reason: z.string(), text: z.string() }),
    ),
    last_night_is_end: z.boolean(),
    transparent: meaning,
    closures: meaning,
    doubts: meaning,
    /** Whether the owner has said what they mean: then nobody asks again. */
    doubts_decided: z.boolean(),
    /** What the last reading's own pattern suggests to look at; nothing is decided by it. */
    suggestions: z.array(meaningHint),
    /** How the platform sells, learnt from closures that move with the calendar: open here. */
    selling_rules: z.array(
      z.object({ kind: z.enum(['advance', 'window']), days: z.number().int(), text: z.string() }),
    ),
    hold: z.object({ reason: z.string(), since: instantSchema, lost: z.number().int() }).nullable(),
    created_at: instantSchema,
  })
  .meta({ id: 'Feed' })

export type FeedView = z.infer<typeof feedView>

export const feedListQuery = pageQuerySchema.extend({ accommodation_id: idOf<'accommodation'>().optional() })

export const feedList = pageOf(feedView).meta({ id: 'FeedList' })

export type FeedList = z.infer<typeof feedList>

/** What one reading of a calendar came to. */
const readingCounts = {
  imported: z.number().int(),
  updated: z.number().int(),
  removed: z.number().int(),
  conflicts: z.number().int(),
  events: z.number().int(),
  bad_events: z.number().int(),
  /** The same as `bad_events`: told, with their text, in the feed. */
  unreadable: z.number().int(),
}

/** `postponed`: the platform is not asked now. `held`: read, and nothing freed. */
export const syncView = z
  .object({
    status: z.enum(['ok', 'not_modified', 'held', 'failed', 'postponed']),
    ...readingCounts,
    /** Gone from the feed, their nights still closed for a while. */
    missing: z.number().int(),
    /** Nights recognised as our own coming back. */
    echoes: z.number().int(),
    error: readingFault.nullable(),
  })
  .meta({ id: 'FeedSync' })

export type SyncView = z.infer<typeof syncView>

export const feedRunView = z
  .object({
    id: z.string(),
    at: instantSchema,
    duration_ms: z.number().int(),
    status: z.enum(['ok', 'not_modified', 'held', 'failed']),
    http_status: z.number().int().nullable(),
    bytes: z.number().int().nullable(),
    error: readingFault.nullable(),
    ...readingCounts,
    missing: z.number().int(),
    kept: z.number().int(),
    echoes: z.number().int(),
  })
  .meta({ id: 'FeedRun' })

export type FeedRunView = z.infer<typeof feedRunView>

export const feedRunList = pageOf(feedRunView).meta({ id: 'FeedRunList' })

export type FeedRunList = z.infer<typeof feedRunList>

/** `window` and `advance`: how the platform sells, without a guest. `prep`: nights to clean. */
const stayKind = z.enum(['reservation', 'blocked', 'window', 'advance', 'prep', 'unknown'])

/** What an address would bring; nothing is kept. */
export const feedTrialView = z
  .object({
    status: z.enum(['ok', 'failed']),
    platform: z.string().nullable(),
    stays: z.array(
      z.object({
        check_in: dateSchema,
        check_out: dateSchema,
        kind: stayKind,
        label: z.string(),
      }),
    ),
    unreadable: z.array(z.object({ reason: z.string(), text: z.string() })),
    suggestions: z.array(meaningHint),
    error: readingFault.nullable(),
  })
  .meta({ id: 'FeedTrial' })

export type FeedTrialView = z.infer<typeof feedTrialView>

export const feedStayView = z
  .object({
    id: z.string(),
    check_in: dateSchema,
    check_out: dateSchema,
    kind: stayKind,
    label: z.string(),
    code: z.string().nullable(),
    phone_last4: z.string().nullable(),
    link: z.string().nullable(),
    /** Nights it closes here; fewer than the stay when part of it is our own coming back or a selling rule. */
    nights: z.array(z.object({ start: dateSchema, end: dateSchema })),
    /** No longer in the feed, and since when. */
    missing_since: instantSchema.nullable(),
    /** Whole or in part our own stay coming back. */
    echo: z.boolean(),
    first_seen_at: instantSchema,
  })
  .meta({ id: 'FeedStay' })

export type FeedStayView = z.infer<typeof feedStayView>

export const feedStayList = z.object({ items: z.array(feedStayView) }).meta({ id: 'FeedStayList' })

export type FeedStayList = z.infer<typeof feedStayList>
