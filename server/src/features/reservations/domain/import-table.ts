import { plain } from './import-values.ts'

/** What a stay of a notebook is made of, in the order in which lines without headings tell it. */
const IMPORT_FIELDS = [
  'cabin',
  'check_in',
  'check_out',
  'guest',
  'phone',
  'people',
  'price',
  'deposit',
  'method',
] as const
type ImportField = (typeof IMPORT_FIELDS)[number] | 'nights' | 'email' | 'notes'

/** One line, as it was written. */
export interface RawStay {
  /** As a spreadsheet counts, the heading included. */
  readonly line: number
  readonly text: string
  readonly cells: Readonly<Partial<Record<ImportField, string>>>
}

/** What people call a column; a heading that begins with one of the words names it. */
const HEADINGS: readonly (readonly [ImportField, readonly string[]])[] = [
  ['cabin', ['cabana', 'cabin', 'alojamiento', 'accommodation', 'unidad', 'depto', 'departamento', 'chale']],
  [
    'check_in',
    ['check in', 'checkin', 'entrada', 'ingreso', 'llegada', 'desde', 'arrival', 'from', 'inicio'],
  ],
  ['check_out', ['check out', 'checkout', 'salida', 'egreso', 'hasta', 'departure', 'to', 'fin', 'saida']],
  ['nights', ['noches', 'nights', 'noites', 'cant noches']],
  ['people', ['personas', 'pax', 'huespedes', 'people', 'guests', 'cantidad', 'cant', 'pessoas', 'plazas']],
  [
    'guest',
    [
      'huesped',
      'nombre',
      'guest',
      'name',
      'titular',
      'cliente',
      'apellido',
      'pasajero',
      'contact',
      'hospede',
    ],
  ],
  ['phone', ['telefono', 'tel', 'celular', 'cel', 'whatsapp', 'phone', 'movil']],
  ['email', ['email', 'e mail', 'mail', 'correo']],
  ['method', ['forma', 'medio', 'metodo', 'como', 'method', 'paid by', 'via']],
  [
    'deposit',
    ['sena', 'deposito', 'deposit', 'pagado', 'pago', 'anticipo', 'adelanto', 'paid', 'sinal', 'cobrado'],
  ],
  ['price', ['precio', 'total', 'importe', 'valor', 'monto', 'price', 'tarifa', 'preco']],
  ['notes', ['notas', 'nota', 'observaciones', 'obs', 'comentario', 'notes']],
]

function headingOf(cell: string): ImportField | undefined {
  const words = plain(cell)
  return HEADINGS.find(([, names]) =>
    names.some((name) => words === name || words.startsWith(`${name} `)),
  )?.[0]
}

const SEPARATORS = ['\t', ';', '|', ','] as const

/** The first of them that stands in the text outside quotes; spreadsheets there write semicolons. */
function separatorOf(text: string): string {
  const bare = text.replaceAll(/"(?:[^"]|"")*"/g, '')
  return SEPARATORS.find((one) => bare.includes(one)) ?? ';'
}

interface Row {
  readonly line: number
  readonly text: string
  readonly cells: readonly string[]
}

/** Rows of RFC 4180 with any separator: a quoted cell may hold the separator, quotes and line breaks. */
function rowsOf(document: string): Row[] {
  const text = document.replace(/^\uFEFF/, '')
  const separator = separatorOf(text)
  const rows: Row[] = []
  let cells: string[] = []
  let cell = ''
  let quoted = false
  let start = 0
  let line = 1
  let startLine = 1
  const endRow = (end: number) => {
    cells.push(cell.trim())
    const written = text.slice(start, end).trim()
    if (cells.some((one) => one !== '')) rows.push({ line: startLine, text: written, cells })
    cells = []
    cell = ''
  }
  for (let i = 0; i < text.length; i++) {
    const char = text.charAt(i)
    if (char === '\n') line++
    if (quoted) {
      if (char !== '"') cell += char
      else if (text[i + 1] === '"') cell += text[i++]
      else quoted = false
    } else if (char === '"' && cell.trim() === '') {
      quoted = true
      cell = ''
    } else if (char === separator) {
      cells.push(cell.trim())
      cell = ''
    } else if (char === '\n') {
      endRow(i)
      start = i + 1
      startLine = line
    } else if (char !== '\r') cell += char
  }
  endRow(text.length)
  return rows
}

/** Two columns at least must be known by name before the first line counts as headings. */
const LEAST_HEADINGS = 3

/** Lines with headings in any order, or without them in the order of `IMPORT_FIELDS`. */
export function rawStays(document: string): RawStay[] {
  const [first, ...others] = rowsOf(document)
  if (!first) return []
  const headings = first.cells.map(headingOf)
  const hasHeadings = headings.filter((one) => one !== undefined).length >= LEAST_HEADINGS
  const columns = hasHeadings ? headings : IMPORT_FIELDS
  const rows = hasHeadings ? others : [first, ...others]
  return rows.map(({ line, text, cells }) => ({
    line,
    text,
    cells: Object.fromEntries(
      cells.flatMap((cell, i) => {
        const column = columns[i]
        return column && cell !== '' ? [[column, cell]] : []
      }),
    ),
  }))
}
