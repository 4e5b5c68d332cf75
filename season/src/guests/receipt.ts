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
    row({ justifyContent: 'space-between', width: WIDTH - 80, padding: '14px 0' }, [
      text(name, { fontSize: 22, color: FAINT }),
      text(value, { fontSize: 22, color: INK, fontWeight: 500, maxWidth: 300 }),
    ])
  const page = column({ width: WIDTH, height: HEIGHT, backgroundColor: PAPER, padding: 40 }, [
    text('Banco del Valle', { fontSize: 26, color: BANK, fontWeight: 700 }),
    text('Comprobante de transferencia', { fontSize: 24, color: INK, marginTop: 28 }),
    text(`$ ${pesos}`, { fontSize: 54, color: INK, fontWeight: 700, marginTop: 10, marginBottom: 24 }),
    line('Fecha', at),
    line('De', from),
    line('Para', to),
    line('Concepto', concept),
    text('Transferencia inmediata', { fontSize: 20, color: FAINT, marginTop: 40 }),
  ])
  return drawPicture(page, { width: WIDTH, height: HEIGHT })
}
