/** Numbers or addresses as people list them: one a line, or parted by commas; null where nobody is named. */
export function recipientsOf(written: string): string[] | null {
  const listed = written
    .split(/[\n,;]/)
    .map((one) => one.trim())
    .filter(Boolean)
  return listed.length > 0 ? [...new Set(listed)] : null
}

/** A telephone as the API takes it: digits, with the plus that was written. */
export function plainPhone(written: string): string {
  return written.replaceAll(/[^\d+]/g, '')
}
