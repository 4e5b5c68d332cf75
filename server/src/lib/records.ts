/** The names of a table that is written out in the code: it has no others, so they are more than `string`. */
export function keysOf<Table extends object>(table: Table): readonly (keyof Table & string)[] {
  // Object.keys cannot promise it: a value may have more keys than its type names. A literal has not.
  return Object.keys(table) as (keyof Table & string)[]
}

/** A table with a value for each of the keys. */
export function recordOf<Key extends string, Value>(
  keys: readonly Key[],
  worth: (key: Key) => Value,
): Record<Key, Value> {
  // Object.fromEntries forgets which keys it was given.
  return Object.fromEntries(keys.map((key) => [key, worth(key)])) as Record<Key, Value>
}

/** Without the fields that are undefined, to be spread over what stood before. */
export function withoutUndefined<Fields extends object>(
  fields: Fields,
): { [Name in keyof Fields]?: Exclude<Fields[Name], undefined> } {
  const known = Object.entries(fields).filter(([, value]) => value !== undefined)
  // The same names as before, without those that were just taken out.
  return Object.fromEntries(known) as { [Name in keyof Fields]?: Exclude<Fields[Name], undefined> }
}

/** Whether a word from outside names one of the table's own entries. */
export function isKeyOf<Table extends object>(table: Table, word: PropertyKey): word is keyof Table {
  return Object.hasOwn(table, word)
}
