import { placeOf } from './places.mjs'

/**
 * Who writes a table: a feature, or the part of `lib` it belongs to. Others ask the owner's service; reading is free.
 * A table that is not listed here fails `scripts/check-structure.test.mjs`.
 */
export const TABLE_OWNERS = {
  properties: 'lodging',
  accommodations: 'lodging',
  catalogue_stamps: 'lodging',
  photo_sizes: 'lodging',
  photos: 'lodging',
  occupancies: 'occupancy',
  rates: 'pricing',
  quotes: 'pricing',
  reservations: 'reservations',
  reservation_groups: 'reservations',
  ledger_entries: 'reservations',
  arrival_details: 'reservations',
  security_deposit_entries: 'payments',
  timed_messages: 'conversations',
  answers: 'answers',
  unanswered_questions: 'answers',
  waitlist_entries: 'waitlist',
  cabin_cleanings: 'cleaning',
  cleaning_links: 'cleaning',
  payment_requests: 'payments',
  provider_payments: 'payments',
  refunds: 'payments',
  payment_proofs: 'payments',
  reconciler_searches: 'payments',
  calendar_feeds: 'channels',
  feed_bodies: 'channels',
  feed_stays: 'channels',
  feed_nights: 'channels',
  feed_runs: 'channels',
  conflicts: 'channels',
  exported_stays: 'channels',
  export_receipts: 'channels',
  mail_leads: 'channels',
  webhook_events: 'inbox',
  guests: 'conversations',
  conversations: 'conversations',
  messages: 'conversations',
  outbox: 'messaging',
  whatsapp_templates: 'messaging',
  message_templates: 'messaging',
  saved_replies: 'conversations',
  owner_words: 'conversations',
  guest_mails: 'post',
  alerts: 'notifications',
  alert_tellings: 'notifications',
  push_subscriptions: 'notifications',
  notification_settings: 'notifications',
  staff: 'staff',
  sessions: 'staff',
  password_resets: 'staff',
  audit_log: 'staff',
  live_watchers: 'operations',
  live_events: 'operations',
  backup_watches: 'operations',
  media_files: 'lib',
  instance_pulses: 'operations',
  write_trials: 'operations',
  idempotency_keys: 'lib',
  jobs: 'lib',
  schema_migrations: 'lib',
  installation_secrets: 'app',
}

const WRITES = /\b(insert\s+into|update|delete\s+from)\s+(?:only\s+)?([a-z_]+)\b/gi
const TAKES_LOCK = /\bpg_(?:try_)?advisory_\w+/g

/**
 * A table has one writer, and advisory locks are taken where they are named.
 *
 * @param {import('./source-file.mjs').SourceFile} file @returns {{rule: string, message: string}[]}
 */
export function checkStatements(file) {
  if (file.isTest || !file.path.startsWith('server/src/')) return []
  const { layer, feature } = placeOf(file.path)
  const here = feature ?? layer
  const strangers = [...file.uncommented.matchAll(WRITES)].flatMap((match) => {
    const owner = TABLE_OWNERS[match[2]]
    if (!owner || owner === here) return []
    return [
      {
        rule: 'one-writer',
        message:
          `line ${lineAt(file.uncommented, match.index)}: writes ${match[2]}, which ${owner} owns; ask its ` +
          'service',
      },
    ]
  })
  if (file.path.startsWith('server/src/lib/db/')) return strangers
  const locks = [...file.uncommented.matchAll(TAKES_LOCK)].map((match) => ({
    rule: 'named-locks',
    message:
      `line ${lineAt(file.uncommented, match.index)}: takes an advisory lock; name it in ` +
      'server/src/lib/db/locks.ts and call lockFor',
  }))
  return [...strangers, ...locks]
}

function lineAt(text, index) {
  return text.slice(0, index).split('\n').length
}
