import type { SeasonResult } from '../season.ts'

const STYLE = `
body{font:16px/1.5 system-ui,sans-serif;
max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1f2a24;background:#fbfaf6}
h1{font-size:1.6rem}h2{font-size:1.15rem;margin-top:2rem}
.ok{color:#17703a}.bad{color:#a3261b}
dl{display:grid;grid-template-columns:repeat(auto-fill,minmax(13rem,1fr));gap:.8rem;margin:1rem 0}
dl div{background:#fff;border:1px solid #e3e0d6;border-radius:.6rem;padding:.6rem .8rem}
dt{font-size:.85rem;color:#5d675f}dd{margin:0;font-size:1.3rem;font-weight:650}
svg{width:100%;height:auto;background:#fff;border:1px solid #e3e0d6;border-radius:.6rem}
pre{background:#fff;border:1px solid #e3e0d6;border-radius:.6rem;padding:.8rem;overflow:auto;
font-size:.85rem;white-space:pre-wrap}
table{border-collapse:collapse}td,th{padding:.2rem .8rem .2rem 0;text-align:left}
`

/** The report as one file that needs nothing else. */
export function reportPage(result: SeasonResult): string {
  const { figures, breaches, seed, days, faults } = result
  const daily = figures.byDay
  const seconds = figures.secondsToAnswer
  const verdict =
    breaches.length === 0
      ? '<p class="ok">Every promise held, all the while.</p>'
      : `<p class="bad">${breaches.length} breaches. The first stands below with its story.</p>`
  const cards: readonly (readonly [string, string])[] = [
    ['Conversations', String(figures.conversations)],
    ['Without the owner', percent(figures.withoutOwner)],
    ['Bookings', String(figures.bookings)],
    ['Conversion', percent(figures.conversion)],
    ['Messages to a booking', String(figures.messagesToABooking ?? 'none')],
    ['Seconds to answer, p50 / p95', `${seconds.p50 ?? '–'} / ${seconds.p95 ?? '–'}`],
    ['Offers that were misread', String(figures.misreadings)],
    ['Wrong stays held', String(figures.wrongHeld)],
    ['Occupancy', percent(figures.occupancy)],
    ['Simulated days a minute', result.daysAMinute.toFixed(1)],
  ]
  const first = breaches[0]
  const list = breaches.map((one) => `<li>${safe(`${one.promise}: ${one.what}`)}</li>`)
  const all = breaches.length > 1 ? `<h2>All of them</h2><ul>${list.join('')}</ul>` : ''
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>Season ${safe(seed)}</title><style>${STYLE}</style></head><body>
<h1>Season ${safe(seed)}: ${days} days, faults ${faults}</h1>${verdict}
<dl>${cards.map(([name, value]) => `<div><dt>${safe(name)}</dt><dd>${safe(value)}</dd></div>`).join('')}</dl>
<h2>Conversations a day</h2>${bars(daily.map((one) => [one.day, one.conversations]))}
<h2>Cabins occupied each night</h2>${bars(daily.map((one) => [one.day, one.occupied]))}
<h2>Pesos taken each day, in thousands</h2>${bars(daily.map((one) => [one.day, Math.round(one.taken / 1000)]))}
<h2>How conversations ended</h2>${table(figures.ends)}
<h2>Money, in pesos</h2>${table(figures.money)}
<h2>Money that went back</h2>${table(
    Object.fromEntries(
      Object.entries(figures.returns).map(([cause, { count, sum }]) => [`${cause} (${count})`, sum]),
    ),
  )}
${
  first
    ? `<h2>The first breach</h2><p class="bad">${safe(first.promise)}: ${safe(first.what)}</p>
<p>Again: <code>${safe(result.again)}</code></p><pre>${safe(first.story.join('\n'))}</pre>`
    : ''
}
${all}
</body></html>
`
}

const WIDTH = 900
const HEIGHT = 160
const FOOT = 18

function bars(values: readonly (readonly [string, number])[]): string {
  const most = Math.max(1, ...values.map(([, value]) => value))
  const step = WIDTH / Math.max(1, values.length)
  const drawn = values.map(([day, value], i) => {
    const height = ((HEIGHT - FOOT - 14) * value) / most
    const x = (i * step + step * 0.1).toFixed(1)
    const y = (HEIGHT - FOOT - height).toFixed(1)
    const place = `x="${x}" y="${y}" width="${(step * 0.8).toFixed(1)}" height="${height.toFixed(1)}"`
    return `<rect ${place} fill="#3d7a5a"><title>${day}: ${value}</title></rect>`
  })
  const label = (at: string, text: string) => `<text ${at} font-size="12" fill="#5d675f">${text}</text>`
  const foot = [
    label(`x="4" y="${HEIGHT - 4}"`, values[0]?.[0] ?? ''),
    label(`x="${WIDTH - 4}" y="${HEIGHT - 4}" text-anchor="end"`, values.at(-1)?.[0] ?? ''),
  ]
  const top = label('x="4" y="12"', `most: ${most}`)
  return `<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img">${drawn.join('')}${foot.join('')}${top}</svg>`
}

function table(values: Readonly<Record<string, number>>): string {
  const rows = Object.entries(values).map(
    ([name, value]) => `<tr><th>${safe(name)}</th><td>${value.toLocaleString('en')}</td></tr>`,
  )
  return rows.length === 0 ? '<p>None.</p>' : `<table>${rows.join('')}</table>`
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`
}

function safe(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
