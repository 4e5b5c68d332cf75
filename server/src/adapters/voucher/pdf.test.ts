import { inflateSync } from 'node:zlib'
import { Resvg } from '@resvg/resvg-js'
import { describe, expect, it } from 'vitest'
import { createVoucherRenderer } from './renderer.ts'
import { exampleVoucher, LONGEST } from './voucher-example.ts'

const { renderVoucherPdf } = createVoucherRenderer()

interface ReadPdf {
  readonly raw: string
  readonly pages: number
  /** Everything written, without spaces: the file positions words, it does not store the gaps. */
  readonly text: string
}

function readPdf(bytes: Uint8Array): ReadPdf {
  const raw = Buffer.from(bytes).toString('latin1')
  const objects = new Map(
    [...raw.matchAll(/(\d+) 0 obj\n([\s\S]*?)\nendobj/g)].map(([, id = '', body = '']) => [id, body]),
  )
  const letters = new Map([...objects.values()].flatMap((body) => fontLetters(body, objects)))
  const text = [...objects.values()].map((body) => contentText(streamOf(body), letters)).join('')
  return { raw, pages: raw.match(/\/Type \/Page\b/g)?.length ?? 0, text }
}

function streamOf(body: string): string {
  const stream = /\/FlateDecode[\s\S]*?stream\r?\n([\s\S]*)\r?\nendstream/.exec(body)?.[1]
  return stream === undefined ? '' : inflateSync(Buffer.from(stream, 'latin1')).toString('latin1')
}

/** From `/F1`'s glyph numbers to letters, as the font's own ToUnicode table says. */
function fontLetters(body: string, objects: ReadonlyMap<string, string>): [string, string[]][] {
  const fonts = /\/Font <<([\s\S]*?)>>/.exec(body)?.[1] ?? ''
  return [...fonts.matchAll(/\/(F\d+) (\d+) 0 R/g)].map(([, name = '', id = '']) => {
    const cmap = /\/ToUnicode (\d+) 0 R/.exec(objects.get(id) ?? '')?.[1] ?? ''
    const table = /beginbfrange\n<0000> <[0-9a-f]+> \[([\s\S]*?)\]/.exec(
      streamOf(objects.get(cmap) ?? ''),
    )?.[1]
    const entries = [...(table ?? '').matchAll(/<([0-9a-f ]*)>/g)].map(([, hex = '']) => utf16(hex))
    return [name, entries]
  })
}

function utf16(hex: string): string {
  const codes = hex.replaceAll(' ', '').match(/.{4}/g) ?? []
  return String.fromCharCode(...codes.map((code) => Number.parseInt(code, 16)))
}

function contentText(content: string, letters: ReadonlyMap<string, string[]>): string {
  let font: string[] = []
  let written = ''
  for (const [, name, shown] of content.matchAll(/\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ/g)) {
    if (name) font = letters.get(name) ?? []
    const glyphs = [...(shown ?? '').matchAll(/<([0-9a-f]+)>/g)].flatMap(
      ([, hex = '']) => hex.match(/.{4}/g) ?? [],
    )
    written += glyphs.map((glyph) => font[Number.parseInt(glyph, 16)] ?? '').join('')
  }
  return written.replace(/\s/g, '')
}

function squeezed(text: string): string {
  return text.replace(/\s/g, '')
}

const photo = {
  bytes: new Resvg(
    '<svg xmlns="http://www.w3.org/2000/svg" width="60" height="40"><path fill="#24f" d="M0 0h60v40H0z"/></svg>',
  )
    .render()
    .asPng(),
  mime: 'image/png',
} as const

describe('the voucher as a PDF', () => {
  it('is one A4 page with the same facts as the picture', async () => {
    const { pages, raw, text } = readPdf(await renderVoucherPdf(exampleVoucher()))
    expect(pages).toBe(1)
    expect(raw).toContain('/MediaBox [0 0 595.28 841.89]')
    const facts = [
      'Reserva confirmada',
      'RES261124K7QF',
      'Cabañas del Mallín',
      'Arrayán',
      'Julieta Ferreyra',
      'Viernes',
      '15 de enero de 2027',
      'desde las 15:00',
      '18 de enero de 2027',
      'hasta las 10:00',
      '2 adultos y 2 chicos',
      '$ 622.000',
      '$ 186.600',
      '$ 435.400',
      'Camino al Lago, km 7, Mallín Alto, Neuquén',
      '+54 9 2944 00-0147',
      'se devuelve el 50 % de lo pagado',
    ]
    for (const fact of facts) expect(text).toContain(squeezed(fact))
  })

  it.each([
    ['pt', 'Sexta-feira', 'a partir das 15:00', 'Se precisar cancelar'],
    ['en', 'Friday', 'from 15:00', 'If you need to cancel'],
  ] as const)('speaks %s', async (language, ...facts) => {
    const { raw, text } = readPdf(await renderVoucherPdf(exampleVoucher({ language })))
    for (const fact of facts) expect(text).toContain(squeezed(fact))
    expect(raw).toContain(`/Lang (${language === 'pt' ? 'pt-BR' : 'en'})`)
  })

  it('carries its fonts, and a link where the QR is', async () => {
    const data = exampleVoucher()
    const { raw } = readPdf(await renderVoucherPdf(data))
    expect(raw.match(/\/FontFile2/g)?.length).toBe(3)
    expect(raw).toContain(`/URI (${data.reservationUrl})`)
  })

  it('says so when nothing is left to pay', async () => {
    const due = { amount: 0, currency: 'ARS' }
    const { text } = readPdf(await renderVoucherPdf(exampleVoucher({ due })))
    expect(text).toContain('Todopagado')
    expect(text).not.toContain(squeezed('pagar el saldo'))
  })

  it('keeps the longest facts on one page and drops what the font cannot draw', async () => {
    const { pages, text } = readPdf(await renderVoucherPdf(exampleVoucher(LONGEST)))
    expect(pages).toBe(1)
    expect(text).toContain(squeezed('María de los Ángeles Fernández-Etcheverrigaray'))
    expect(text).toContain(squeezed('Encantado del Lago Traful'))
    expect(text).toContain(squeezed('$ 8.641.975,23'))
  })

  it('goes on to a second page when the policy does', async () => {
    const policy = Array.from({ length: 40 }, (_, index) => `Regla número ${index + 1} de cancelación.`)
    const { pages, text } = readPdf(await renderVoucherPdf(exampleVoucher({ policy })))
    expect(pages).toBe(2)
    expect(text).toContain(squeezed('Regla número 40 de cancelación.'))
  })

  it('embeds the photo, and does without a damaged one', async () => {
    const whole = readPdf(await renderVoucherPdf(exampleVoucher({ photo })))
    expect(whole.raw).toContain('/Subtype /Image')
    const damaged = { bytes: photo.bytes.slice(0, 50), mime: 'image/png' } as const
    const without = readPdf(await renderVoucherPdf(exampleVoucher({ photo: damaged })))
    expect(without.raw).not.toContain('/Subtype /Image')
    expect(without.text).toContain('RES261124K7QF')
  })
})
