/** Today where the cabins are, or so many days later. */
export function dayHere(later = 0): string {
  const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'America/Argentina/Buenos_Aires' }).format()
  const day = new Date(`${today}T00:00:00Z`)
  day.setUTCDate(day.getUTCDate() + later)
  return day.toISOString().slice(0, 10)
}
