/** RFC 5545 section 3.1: lines of at most 75 octets, the break not counted. */
const LINE_OCTETS = 75

/** RFC 5545 section 3.3.11. A control character has no escape, so it goes. */
export function escapeText(value: string): string {
  return (
    value
      .replaceAll('\\', '\\\\')
      .replaceAll(';', '\\;')
      .replaceAll(',', '\\,')
      .replaceAll(/\r\n|\r|\n/g, '\\n')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be written
      .replaceAll(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '')
  )
}

/** Folds by octets without cutting a character in two. */
export function fold(line: string): string {
  if (Buffer.byteLength(line) <= LINE_OCTETS) return line
  let out = ''
  let used = 0
  for (const char of line) {
    const size = Buffer.byteLength(char)
    if (used + size > LINE_OCTETS) {
      out += '\r\n '
      used = 1
    }
    out += char
    used += size
  }
  return out
}
