type Cell = string | number | null | undefined

/** RFC 4180, or the writing of spreadsheets in Argentina: semicolons, decimal commas, and a mark that says UTF-8. */
export type CsvLocale = 'en' | 'es-AR'

export function csvDocument(
  columns: readonly string[],
  rows: readonly (readonly Cell[])[],
  locale: CsvLocale = 'en',
): string {
  const { head, line } = csvWriter(columns, locale)
  return head + rows.map(line).join('')
}

/** For files that are sent while they are written. */
export function csvWriter(columns: readonly string[], locale: CsvLocale) {
  const isComma = locale === 'es-AR'
  const line = (row: readonly Cell[]): string => {
    const cells = isComma
      ? row.map((cell) => csvCell(withComma(cell), ';')).join(';')
      : row.map((cell) => csvCell(cell, ',')).join(',')
    return `${cells}\r\n`
  }
  return { head: `${isComma ? '\uFEFF' : ''}${line(columns)}`, line }
}

/** Only sums are written with two decimals; everything else keeps its point. */
function withComma(cell: Cell): Cell {
  return typeof cell === 'string' && /^-?\d+\.\d\d$/.test(cell) ? cell.replace('.', ',') : cell
}

const NUMBER = /^-?\d+([.,]\d+)?$/
/** What a spreadsheet makes of it holds no name and no function, so it can do nothing. */
const TELEPHONE = /^\+\d[\d ().-]*$/

/** Quoted, and never a formula: a guest's name may begin with `=` and a spreadsheet would run it. */
function csvCell(value: Cell, separator: ',' | ';'): string {
  const text = value === null || value === undefined ? '' : String(value)
  const isPlain = NUMBER.test(text) || TELEPHONE.test(text)
  const safe = /^[=+\-@\t\r]/.test(text) && !isPlain ? `'${text}` : text
  return safe.includes(separator) || /["\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
