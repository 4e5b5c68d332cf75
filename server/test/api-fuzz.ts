/** JSON Schema as the API's document writes it; only what it uses. */
export interface Schema {
  readonly $ref?: string
  readonly type?: string
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly anyOf?: readonly Schema[]
  readonly allOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly items?: Schema
  readonly format?: string
  readonly pattern?: string
  readonly minimum?: number
  readonly maximum?: number
  readonly maxLength?: number
  readonly additionalProperties?: boolean | Schema
}

export interface Parameter {
  readonly name: string
  readonly in: 'path' | 'query' | 'header'
  readonly schema: Schema
}

export interface ApiOperation {
  readonly operationId: string
  readonly summary?: string
  readonly security?: readonly Readonly<Record<string, unknown>>[]
  readonly parameters?: readonly Parameter[]
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> }
  readonly responses: Readonly<
    Record<string, { readonly content?: Readonly<Record<string, { readonly schema: Schema }>> }>
  >
  readonly 'x-problem-codes'?: readonly string[]
}

export interface ApiDocument {
  readonly paths: Readonly<Record<string, Readonly<Record<string, ApiOperation>>>>
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> }
}

/** Text no door may stumble over: what a database refuses, what breaks lines, what looks like something else. */
const ODD_TEXT = [
  'a\0b',
  'half \ud83d',
  '\udc00',
  '\u202Egnp.exe',
  '👩‍👩‍👧‍👦'.repeat(20),
  "'; drop table reservations; --",
  '=HYPERLINK("http://x")',
  '../../etc/passwd',
  '%00',
  '{{ 7 * 7 }}',
  '',
  ' ',
  'x'.repeat(5000),
  '\r\nSet-Cookie: a=b',
]
const ODD_VALUES = [null, true, -1, 1e308, 0.1, [], {}, [[[]]], 'NaN', '1e9', 2 ** 53]

/** Repeats itself for one seed (mulberry32). */
export function seeded(seed: number) {
  let state = seed
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  return {
    chance: (probability: number) => next() < probability,
    below: (limit: number) => Math.floor(next() * limit),
    of<Item>(items: readonly Item[]): Item {
      const item = items[Math.floor(next() * items.length)]
      if (item === undefined) throw new Error('Nothing to choose from')
      return item
    },
  }
}
export type Random = ReturnType<typeof seeded>

export interface Fuzz {
  readonly random: Random
  readonly document: ApiDocument
  /** Values that exist, by the name of the field: ids of cabins, codes of reservations. */
  readonly known: Readonly<Record<string, readonly string[]>>
}

/** A value that fits the schema, odd here and there. */
export function valueFor(fuzz: Fuzz, schema: Schema, name = ''): unknown {
  const { random, document } = fuzz
  if (random.chance(0.03)) return random.of(ODD_VALUES)
  if (schema.$ref) {
    return valueFor(fuzz, document.components.schemas[schema.$ref.replace(/^.*\//, '')] ?? {}, name)
  }
  const choices = schema.anyOf ?? schema.oneOf
  if (choices) return valueFor(fuzz, random.of(choices), name)
  if (schema.const !== undefined) return schema.const
  if (schema.enum) return random.of(schema.enum)
  switch (schema.type) {
    case 'object':
      return objectFor(fuzz, schema)
    case 'array':
      return Array.from({ length: random.below(3) }, () => valueFor(fuzz, schema.items ?? {}, name))
    case 'integer':
    case 'number':
      return numberFor(random, schema)
    case 'boolean':
      return random.chance(0.5)
    case 'null':
      return null
    case 'string':
      return textFor(fuzz, schema, name)
    default:
      return random.of(ODD_VALUES)
  }
}

function objectFor(fuzz: Fuzz, schema: Schema): Record<string, unknown> {
  const { random } = fuzz
  const entries = Object.entries(schema.properties ?? {}).flatMap(([name, inner]) => {
    const wanted = schema.required?.includes(name) ? 0.97 : 0.4
    return random.chance(wanted) ? [[name, valueFor(fuzz, inner, name)] as const] : []
  })
  if (random.chance(0.03)) entries.push(['nobody_reads_this', 1])
  return Object.fromEntries(entries)
}

function numberFor(random: Random, schema: Schema): number {
  const least = schema.minimum ?? 0
  return Math.min(schema.maximum ?? Number.MAX_SAFE_INTEGER, least + random.below(4))
}

function textFor({ random, known }: Fuzz, schema: Schema, name: string): string {
  if (random.chance(0.2)) return random.of(ODD_TEXT)
  const existing = known[name]
  if (existing && existing.length > 0 && random.chance(0.8)) return random.of(existing)
  // Nothing outside this machine may be asked.
  if (name === 'url' || schema.format === 'uri') return 'http://127.0.0.1:9/calendar.ics'
  if (schema.format === 'email' || name === 'email') return 'ana@example.com'
  if (schema.format === 'uuid' || /uuid|id$/.test(name)) return '3f2b8c1e-8f0a-4d55-9c5e-0a4f6f0e9b11'
  if (schema.format === 'date-time') return '2026-12-01T10:00:00-03:00'
  if (schema.format === 'date' || /date|check_|from|to|start|end/.test(name)) {
    return `2027-0${1 + random.below(9)}-1${random.below(10)}`
  }
  if (/phone/.test(name)) return '+54 9 11 5555 1234'
  if (/amount|price|fee/.test(name)) return `${random.below(900_000)}.00`
  return random.of(['Ana', 'hola, del 3 al 6 de enero somos 2', 'es', 'ARS', '15:00'])
}
