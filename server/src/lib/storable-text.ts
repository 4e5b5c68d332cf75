/**
 * Text from outside may hold what PostgreSQL cannot: U+0000, which it refuses in `text` and `jsonb`, and half of a
 * surrogate pair (half an emoji), which has no UTF-8. Every door cleans what comes in, so that nothing behind it has
 * to.
 */
const UNSTORABLE = /\0|\p{Surrogate}/u
const EVERY_NUL = /\0/g
/** With the `u` flag a whole pair is one character, so this finds halves only. */
const EVERY_HALF = /\p{Surrogate}/gu
/** In a JSON text the same stand as escapes; whole pairs match too and cost only a second look. */
const ESCAPED = /\\u(?:0000|d[89a-f])/i

/** U+0000 goes, half a pair becomes U+FFFD: its neighbours stay where they were. */
export function storableText(text: string): string {
  return UNSTORABLE.test(text) ? text.replace(EVERY_NUL, '').replace(EVERY_HALF, '\uFFFD') : text
}

/** The same for every string and every name inside a value that JSON can hold. */
export function storableValue<Value>(value: Value): Value
export function storableValue(value: unknown): unknown {
  if (typeof value === 'string') return storableText(value)
  if (Array.isArray(value)) return value.map((one) => storableValue(one))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [storableText(name), storableValue(inner)]),
  )
}

/** Cleans a parsed JSON value only where its text says that there is something to clean. */
export function storableJson(text: string, value: unknown): unknown {
  return ESCAPED.test(text) || UNSTORABLE.test(text) ? storableValue(value) : value
}

/** JSON of a provider or a webhook. Throws SyntaxError. */
export function parseOutsideJson(text: string): unknown {
  return storableJson(text, JSON.parse(text))
}

/** The same of what may be a page of a gateway instead: undefined when it is no JSON. */
export function jsonOrNothing(text: string): unknown {
  try {
    return parseOutsideJson(text)
  } catch {
    return undefined
  }
}
