import type { CleaningView } from '@tranquera/contracts/cleaning'
import { formatInstant } from '../../lib/clock.ts'
import { addDays, type LocalDate, partsOf, weekdayIndex } from '../../lib/local-date.ts'
import type { CabinDay, DoorEvent } from './domain.ts'
import type { CleaningLink } from './repository.ts'
import type { CleaningDay } from './service.ts'

function cleaningAddress(baseUrl: string, token: string): string {
  return `${baseUrl}/limpieza/${token}`
}

export function presentLink(link: CleaningLink, shown: { baseUrl: string; zone: string }) {
  return {
    url: cleaningAddress(shown.baseUrl, link.token),
    created_at: formatInstant(link.createdAt, shown.zone),
    opened_at: link.openedAt && formatInstant(link.openedAt, shown.zone),
  }
}

export function presentCabin(cabin: CabinDay, zone: string): CleaningView['cabins'][number] {
  return {
    accommodation_id: cabin.id,
    accommodation_name: cabin.name,
    state: cabin.state,
    changed_by: cabin.mark?.by ?? null,
    changed_at: cabin.mark ? formatInstant(cabin.mark.at, zone) : null,
    departures: [...cabin.departures],
    arrivals: [...cabin.arrivals],
    occupied: cabin.occupied,
  }
}

const WEEKDAYS = ['domingo', 'lunes', 'martes', 'miércoles', 'jueves', 'viernes', 'sábado'] as const
const MONTHS = (
  'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre ' + 'diciembre'
).split(' ')

interface Page {
  readonly place: string
  readonly token: string
  readonly today: LocalDate
  readonly day: CleaningDay
}

/** The cleaner's day as a whole page: readable on any telephone, without a script. Spanish of Argentina. */
export function cleaningPage({ place, token, today, day }: Page): string {
  const isToday = day.date === today
  const other = isToday ? addDays(today, 1) : today
  const title = isToday ? 'Limpieza de hoy' : 'Limpieza de mañana'
  const link = isToday ? 'Ver mañana' : 'Volver a hoy'
  const dirty = day.cabins.filter(({ state, occupied }) => state === 'dirty' && !occupied).length
  const sum =
    dirty === 0 ? 'Está todo limpio.' : `${dirty} ${dirty === 1 ? 'cabaña' : 'cabañas'} para limpiar.`
  return frame(
    `${title} · ${place}`,
    `<header><p class="place">${escaped(place)}</p><h1>${title}</h1><p>${dayInWords(day.date)}. ${sum}</p>
<a class="other" href="/limpieza/${token}${isToday ? `?dia=${other}` : ''}">${link}</a></header>
<main>${day.cabins.map((cabin) => card(cabin, { token, date: day.date, isToday })).join('\n')}</main>`,
  )
}

/** What stands where the address is no longer good. */
export function endedPage(): string {
  return frame(
    'Este enlace ya no sirve',
    '<header><h1>Este enlace ya no sirve</h1><p>Pedile el nuevo a quien te lo mandó.</p></header>',
  )
}

function card(cabin: CabinDay, at: { token: string; date: LocalDate; isToday: boolean }): string {
  const clean = cabin.state === 'clean'
  const [look, word] = cabin.occupied
    ? ['taken', 'Ocupada']
    : clean
      ? ['clean', 'Limpia']
      : ['dirty', 'Para limpiar']
  const lines = [
    ...cabin.departures.map((one) => line('Sale', one)),
    ...cabin.arrivals.map((one) => line('Entra', one)),
  ]
  if (lines.length === 0)
    lines.push(`<li>${cabin.occupied ? 'Hay gente, no se va hoy.' : 'Sin movimiento.'}</li>`)
  const button = clean ? 'Marcar para limpiar' : 'Ya está limpia'
  const form =
    at.isToday && !cabin.occupied
      ? `<form method="post" action="/limpieza/${at.token}/${cabin.id}">
<input type="hidden" name="state" value="${clean ? 'dirty' : 'clean'}">
<button${clean ? ' class="quiet"' : ''}>${button}</button></form>`
      : ''
  return `<section><h2>${escaped(cabin.name)}<span class="${look}">${word}</span></h2>
<ul>${lines.join('')}</ul>${form}</section>`
}

function line(verb: string, { name, at, people, pets }: DoorEvent): string {
  const party = [
    people === null ? '' : `${people} ${people === 1 ? 'persona' : 'personas'}`,
    pets ? `${pets} ${pets === 1 ? 'mascota' : 'mascotas'}` : '',
  ].filter((part) => part !== '')
  const who = [name, ...party].filter((part) => part !== '').join(', ')
  return `<li><b>${verb}</b> ${escaped(who)} <span class="at">a las ${escaped(at)}</span></li>`
}

function dayInWords(date: LocalDate): string {
  const { month, day } = partsOf(date)
  const words = `${WEEKDAYS[weekdayIndex(date)]} ${day} de ${MONTHS[month - 1]}`
  return words.charAt(0).toUpperCase() + words.slice(1)
}

function escaped(text: string): string {
  const signs: Readonly<Record<string, string>> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
  }
  return text.replace(/[&<>"']/g, (sign) => signs[sign] ?? sign)
}

/** The colours of the guests' pages, light and dark. */
const STYLE =
  `:root{color-scheme:light dark;--page:#fbf9f5;--panel:#fff;--line:#e9e0d0;--ink:#1d2421;--muted:#5c665f;
--brand:#23483a;--on:#fff;--soft:#dbe8df;--onsoft:#1b382d;--warn:#78350f;--warnsoft:#fef3c7}
@media(prefers-color-scheme:dark){:root{--page:#121715;--panel:#1b2220;--line:#303b37;--ink:#e9efeb;--muted:#a3afa9;
--brand:#8ab39b;--on:#12261f;--soft:#2f4a3d;--onsoft:#dbe8df;--warn:#fde68a;--warnsoft:#4a3410}}
*{box-sizing:border-box}
body{margin:0;background:var(--page);color:var(--ink);font:1.0625rem/1.5 system-ui,sans-serif}
header,main{max-width:36rem;margin:0 auto;padding:1rem}
h1{margin:0;font-size:1.6rem}header p{margin:.25rem 0;color:var(--muted)}
.place{font-weight:600}
.other{display:inline-block;padding:.7rem 0;color:var(--brand);font-weight:600}
section{background:var(--panel);border:1px solid var(--line);border-radius:1rem;padding:1rem;margin:0 0 1rem}
h2{display:flex;justify-content:space-between;align-items:center;gap:.5rem;margin:0;font-size:1.2rem}
h2 span{font-size:.9rem;padding:.15rem .7rem;border-radius:1rem}.clean{background:var(--soft);color:var(--onsoft)}
.taken{border:1px solid var(--line);color:var(--muted)}
.dirty{background:var(--warnsoft);color:var(--warn)}ul{list-style:none;margin:.6rem 0;padding:0}li{padding:.15rem 0}
.at{color:var(--muted)}button{width:100%;min-height:3rem;border:0;border-radius:.8rem;background:var(--brand);
color:var(--on);font:inherit;font-weight:600}
button.quiet{background:none;border:1px solid var(--line);color:var(--ink)}`
    .split('\n')
    .join('')

function frame(title: string, body: string): string {
  return `<!doctype html><html lang="es-AR"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">
<meta name="theme-color" content="#23483a"><link rel="icon" type="image/svg+xml" href="/assets/tranquera.svg">
<title>${escaped(title)}</title><style>${STYLE}</style></head><body>${body}</body></html>`
}
