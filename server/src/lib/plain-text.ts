/**
 * Lower case and without accents, so that what people type is found however it was written: `Ñandú` as `nandu`. Signs
 * and spaces stay.
 */
export function plainText(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()
}

/** Letter by letter: the second has the plain one of each. */
const ACCENTED = 'áéíóúüñãõâêôç'
const PLAIN = 'aeiouunaoaeoc'

/**
 * SQL for the same of a column, as far as Spanish and Portuguese have accents; the empty text for null. An extension
 * (`unaccent`) would have to be installed by whoever brings a database of their own.
 */
export function plainColumn(column: string): string {
  return `translate(lower(coalesce(${column}, '')), '${ACCENTED}', '${PLAIN}')`
}

/**
 * The pattern with which `like` finds it anywhere in such a column. What would stand for any sign is taken out: nobody
 * who searches for `100%` means it.
 */
export function anywhere(text: string): string {
  return `%${plainText(text).replaceAll(/[%_\\]/g, '')}%`
}
