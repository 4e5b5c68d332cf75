/** What notices are about, in the order in which an owner looks for them. */
export const SUBJECTS = ['guests', 'money', 'calendars', 'program'] as const
export type Subject = (typeof SUBJECTS)[number]

/** By how a kind begins; the first that fits. */
const BEGINNINGS: readonly (readonly [RegExp, Subject])[] = [
  [/^(human|whatsapp_not|guest|message|invoice|question|waitlist)_?/, 'guests'],
  [/^(payment|refund|mercado|balance|security|hold)/, 'money'],
  [/^calendar/, 'calendars'],
]

export function subjectOf(kind: string): Subject {
  return BEGINNINGS.find(([beginning]) => beginning.test(kind))?.[1] ?? 'program'
}
