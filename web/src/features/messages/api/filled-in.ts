/** A message of WhatsApp's with `{{1}}` and so on, as the guest will read it; what is not known yet stays open. */
export function filledIn(body: string, values: readonly string[]): string {
  return body.replaceAll(/\{\{(\d+)\}\}/g, (_whole, nth) => values[Number(nth) - 1] || '…')
}

/** As the server calls a guest in these messages. */
export function firstName(name: string | null): string {
  return name?.trim().split(/\s+/)[0] ?? ''
}
