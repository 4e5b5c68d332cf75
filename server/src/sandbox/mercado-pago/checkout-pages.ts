import { formatAmount, type MinorUnits } from '../../lib/money.ts'

/** Own style sheet at its own address, so that a page needs no exception from a strict content policy. */
export const CHECKOUT_CSS = `
*{box-sizing:border-box}
body{margin:0;font:16px/1.45 system-ui,sans-serif;background:#eef1f4;color:#17202a}
main{max-width:26rem;margin:0 auto;padding:1rem 1rem 3rem}
header{background:#ffe600;color:#1d2d50;padding:.9rem 1rem;text-align:center;font-weight:700}
header small{display:block;font-weight:400}
.card{background:#fff;border-radius:.75rem;padding:1.1rem;margin-top:1rem;box-shadow:0 1px 3px #0002}
h1{font-size:1.05rem;margin:0 0 .25rem}
.amount{font-size:1.9rem;font-weight:700;margin:.2rem 0}
.muted{color:#5b6775;font-size:.9rem;margin:.3rem 0}
form{margin:.6rem 0 0}
button,.link{display:block;width:100%;padding:.85rem 1rem;border-radius:.5rem;border:1px solid #c9d2dc;
background:#fff;color:#17202a;
font:inherit;text-align:left;text-decoration:none;cursor:pointer}
button:hover,button:focus-visible,.link:hover,.link:focus-visible{outline:2px solid #1766c2;outline-offset:1px}
.main{background:#1766c2;border-color:#1766c2;color:#fff;font-weight:600;text-align:center}
.ok{border-left:.4rem solid #17803d}.bad{border-left:.4rem solid #b3261e}.wait{border-left:.4rem solid #b26a00}
`

export interface Choice {
  readonly value: string
  readonly label: string
  readonly isMain?: boolean
}

export interface PayPage {
  readonly title: string
  readonly amount: MinorUnits
  readonly currency: string
  readonly action: string
  readonly choices: readonly Choice[]
  readonly stylesheet: string
  /** Payments already approved on this link. */
  readonly alreadyPaid: number
}

export function payPage(page: PayPage): string {
  const note = page.alreadyPaid
    ? '<p class="card wait">Este link ya tiene un pago aprobado. Si pagás otra vez, el segundo pago se devuelve.</p>'
    : ''
  const forms = page.choices.map(
    (choice) =>
      `<form method="post" action="${escapeHtml(page.action)}">` +
      `<button name="choice" value="${escapeHtml(choice.value)}"${choice.isMain ? ' class="main"' : ''}>` +
      `${escapeHtml(choice.label)}</button></form>`,
  )
  return layout({
    title: 'Pagar',
    stylesheet: page.stylesheet,
    content: `${note}<section class="card"><h1>${escapeHtml(page.title)}</h1>
<p class="amount">${escapeHtml(money(page.amount, page.currency))}</p>
<p class="muted">Elegí qué pasa con el pago.</p>${forms.join('\n')}</section>`,
  })
}

export interface NoticePage {
  readonly heading: string
  readonly text: string
  readonly mood: 'ok' | 'bad' | 'wait'
  readonly links: readonly { readonly href: string; readonly label: string }[]
  readonly stylesheet: string
  /** Where the browser goes by itself after a few seconds. */
  readonly returnTo?: string
}

export function noticePage(page: NoticePage): string {
  const links = page.links.map(
    (link, index) =>
      `<p><a class="link${index === 0 ? ' main' : ''}" ` +
      `href="${escapeHtml(link.href)}">${escapeHtml(link.label)}</a></p>`,
  )
  return layout({
    title: page.heading,
    stylesheet: page.stylesheet,
    ...(page.returnTo === undefined ? {} : { returnTo: page.returnTo }),
    content: `<section class="card ${page.mood}"><h1>${escapeHtml(page.heading)}</h1>
<p>${escapeHtml(page.text)}</p>${links.join('\n')}</section>`,
  })
}

function layout(page: { title: string; stylesheet: string; content: string; returnTo?: string }): string {
  const refresh = page.returnTo
    ? `<meta http-equiv="refresh" content="6;url=${escapeHtml(page.returnTo)}">`
    : ''
  return `<!doctype html>
<html lang="es-AR"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="robots" content="noindex">${refresh}<title>${escapeHtml(page.title)} · Checkout de prueba</title>
<link rel="stylesheet" href="${escapeHtml(page.stylesheet)}"></head>
<body><header>Checkout de prueba<small>Nadie cobra nada: es un simulador</small></header>
<main>${page.content}</main></body></html>`
}

/** `$ 55.500,00`, as prices are written in Argentina. */
export function money(amount: MinorUnits, currency: string): string {
  const [whole = '0', cents = '00'] = formatAmount(amount).split('.')
  const sign = currency === 'ARS' ? '$' : currency
  return `${sign} ${whole.replace(/\B(?=(\d{3})+$)/g, '.')},${cents}`
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
}
