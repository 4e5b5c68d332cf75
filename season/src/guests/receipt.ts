import { column, row, text } from '../../../server/src/adapters/voucher/elements.ts'
import { drawPicture } from '../../../server/src/adapters/voucher/picture.ts'

const WIDTH = 540
const HEIGHT = 680
const PAPER = '#ffffff'
const INK = '#1c2433'
const FAINT = '#6b7280'
const BANK = '#12498f'

interface Transfer {
  /** In cents. */
  readonly amount: number
  readonly from: string
  readonly to: string
  /** As a bank writes it: "2026-11-28 09:10". */
  readonly at: string
  /** What the sender wrote beside it. */
  readonly concept: string
}

/** What a bank's application shows after a transfer, as guests send it: a PNG. */
export function drawReceipt({ amount, from, to, at, concept }: Transfer): Promise<Uint8Array> {
  const pesos = new Intl.NumberFormat('es-AR', { minimumFractionDigits: 2 }).format(amount / 100)
  const line = (name: string, value: string) =>
    row({ justify: 'between', width: WIDTH - 80, padding: { top: 14, bottom: 14 } }, [
      text(name, { size: 22, color: FAINT }),
      text(value, { size: 22, color: INK, weight: 'medium', maxWidth: 300 }),
    ])
  const page = column({ width: WIDTH, height: HEIGHT, fill: PAPER, padding: 40 }, [
    text('Banco del Valle', { size: 26, color: BANK, weight: 'bold' }),
    text('Comprobante de transferencia', { size: 24, color: INK, margin: { top: 28 } }),
    text(`$ ${pesos}`, { size: 54, color: INK, weight: 'bold', margin: { top: 10, bottom: 24 } }),
    line('Fecha', at),
    line('De', from),
    line('Para', to),
    line('Concepto', concept),
    text('Transferencia inmediata', { size: 20, color: FAINT, margin: { top: 40 } }),
  ])
  return drawPicture(page, { width: WIDTH, height: HEIGHT })
}
