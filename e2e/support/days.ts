const DAY_MS = 86_400_000
const TODAY = new Intl.DateTimeFormat('en-CA', { timeZone: 'America/Argentina/Buenos_Aires' })

/** A stay that begins in so many days, counted in Argentina. */
export function guestStayIn(days: number, nights: number) {
  const today = Date.parse(`${TODAY.format()}T00:00:00Z`)
  const day = (ahead: number) => new Date(today + ahead * DAY_MS).toISOString().slice(0, 10)
  return { checkIn: day(days), checkOut: day(days + nights) }
}
