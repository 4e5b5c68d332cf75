/** Values that pages read. Apart from the schemas, so that no page loads the library of those for one of them. */

/** In which guests are answered, and which the owner may choose for alerts; the panel has the first and the last. */
export const LANGUAGES = ['es', 'pt', 'en'] as const
export type Language = (typeof LANGUAGES)[number]

/**
 * What the bot tells by itself around a stay, and the owner may turn off; the reminder of the balance has its days in
 * `balance_reminder_days`.
 */
export const TIMED_MESSAGES = ['directions', 'day_before', 'thanks', 'review'] as const
export type TimedMessage = (typeof TIMED_MESSAGES)[number]

/** Characters. NIST SP 800-63B asks for 8 with a second factor; ours is voluntary. */
export const SHORTEST_PASSWORD = 10

/** Characters of what people write down of a stay. */
export const LONGEST_NOTE = 2000
