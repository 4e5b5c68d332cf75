/**
 * What the bot tells by itself around a stay, and the owner may turn off; the reminder of the balance has its days in
 * `balance_reminder_days`. Apart from the schemas, because pages read it, see `limits.ts`.
 */
export const TIMED_MESSAGES = ['directions', 'day_before', 'thanks', 'review'] as const
export type TimedMessage = (typeof TIMED_MESSAGES)[number]
