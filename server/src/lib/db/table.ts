import { keysOf } from '../records.ts'
import type { Statement } from './types.ts'

/** How one field of the domain stands in a table: in one column, or in several. */
export interface Field<Value> {
  readonly columns: readonly string[]
  write(value: Value): Readonly<Record<string, unknown>>
  /** `row` as the database gave it, under the names of the columns. */
  read(row: Readonly<Record<string, unknown>>): Value
}

/** A column whose value is the field's, as it is: which type it gives, only the schema of the database knows. */
export function column<Value>(name: string): Field<Value> {
  return { columns: [name], write: (value) => ({ [name]: value }), read: (row) => row[name] as Value }
}

/** A `jsonb` column. A list has to be written as text: the driver would take it for an array of PostgreSQL. */
export function json<Value>(name: string): Field<Value> {
  return { ...column<Value>(name), write: (value) => ({ [name]: JSON.stringify(value) }) }
}

/** A field that is an object, each of its members in a column of its own. */
export function columns<Value extends object>(
  names: {
    readonly [Member in keyof Value]-?: string
  },
): Field<Value> {
  const members = keysOf(names)
  return {
    columns: members.map((member) => names[member]),
    write: (value) => Object.fromEntries(members.map((member) => [names[member], value[member]])),
    // Each member, once, from its column.
    read: (row) => Object.fromEntries(members.map((member) => [member, row[names[member]]])) as Value,
  }
}

/** A field whose columns are worked out by the feature. */
export function composed<Value, Columns extends object>(rule: {
  readonly columns: readonly (keyof Columns & string)[]
  /** What the driver is given may be another form of what it gives back. */
  readonly write: (value: Value) => { readonly [Name in keyof Columns]: unknown }
  readonly read: (row: Columns) => Value
}): Field<Value> {
  return {
    columns: rule.columns,
    write: (value) => Object.fromEntries(Object.entries(rule.write(value))),
    // The columns that the rule itself has named.
    read: (row) => rule.read(row as Columns),
  }
}

type Fields<Row> = { readonly [Name in keyof Row]-?: Field<Row[Name]> }

export interface Table<Row> {
  readonly name: string
  /** Every column that is mapped to a field, in order: the list of a `select` or `returning`. */
  readonly columns: readonly string[]
  /** Columns that the table has besides, and why no field holds them. */
  readonly unmapped: Readonly<Record<string, string>>
  /** The list of a `select`, each column under the alias of the table when one is given. */
  select(alias?: string): string
  read(row: Readonly<Record<string, unknown>>): Row
  /** Statement and parameters, to be spread into `query`. `besides` gives columns that no field holds. */
  insert(row: Row, besides?: Readonly<Record<string, unknown>>): readonly [sql: string, params: unknown[]]
  /** The same for as many rows as `source` has: none, or one. */
  insertFrom(source: string, row: Row, besides?: Readonly<Record<string, unknown>>): Statement
  /** `a = $3, b = $4` for the fields that `patch` has; the first parameter is `$from`. */
  sets(patch: Partial<Row>, from: number): { readonly sql: string; readonly params: unknown[] }
}

/**
 * Which columns of a table hold which fields, said once: select list, insert, patch and reading follow from it. A field
 * without a column does not compile; a column without a field, or one that the schema does not have, fails
 * `server/test/tables.test.ts` (docs/decisions/0017-columns-listed-once.md).
 */
export function table<Row extends object>(
  name: string,
  fields: Fields<Row>,
  unmapped: Readonly<Record<string, string>> = {},
): Table<Row> {
  const fieldNames = keysOf(fields)
  const names = fieldNames.flatMap((field) => fields[field].columns)
  const write = (row: Partial<Row>): Record<string, unknown> =>
    Object.assign(
      {},
      ...fieldNames.flatMap((field) => {
        const value = row[field]
        return value === undefined ? [] : [fields[field].write(value)]
      }),
    )
  return {
    name,
    columns: names,
    unmapped,
    select: (alias) => names.map((one) => (alias ? `${alias}.${one}` : one)).join(', '),
    // `Fields<Row>` has a field for each name of the row, and no other.
    read: (row) => Object.fromEntries(fieldNames.map((field) => [field, fields[field].read(row)])) as Row,
    insert(row, besides = {}) {
      const values = { ...besides, ...write(row) }
      const given = Object.keys(values)
      const places = given.map((_, i) => `$${i + 1}`)
      return [
        `insert into ${name} (${given.join(', ')}) values (${places.join(', ')})`,
        Object.values(values),
      ]
    },
    insertFrom(source, row, besides = {}) {
      const values = { ...besides, ...write(row) }
      const given = Object.keys(values)
      const places = given.map((_, i) => `$${i + 1}`)
      return {
        sql: `insert into ${name} (${given.join(', ')}) select ${places.join(', ')} from ${source}`,
        params: Object.values(values),
      }
    },
    sets(patch, from) {
      const values = write(patch)
      return {
        sql: Object.keys(values)
          .map((one, i) => `${one} = $${i + from}`)
          .join(', '),
        params: Object.values(values),
      }
    },
  }
}

export function isTable(value: unknown): value is Table<object> {
  return typeof value === 'object' && value !== null && 'unmapped' in value && 'sets' in value
}

const UUID = '^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$'

/** A parameter that somebody wrote, as an id an index can look up; what is no id names nothing. */
export const asUuid = (place: string) => `case when ${place}::text ~ '${UUID}' then ${place}::text::uuid end`
