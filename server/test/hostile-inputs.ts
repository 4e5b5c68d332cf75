import { connect } from 'node:net'
import type { ApiDocument, Schema } from './api-fuzz.ts'

/** Text that means something to somebody behind the door: a database, a shell, a spreadsheet, a header, a folder. */
export const HOSTILE_TEXTS: readonly string[] = [
  'a\0b',
  'half \ud83d',
  "' or 1=1; drop table reservations; --",
  '{{7*7}}<%= 7*7 %>#{7*7}',
  '<script>alert(1)</script>"><img src=x onerror=alert(1)>',
  '=cmd|"/c calc"!A1',
  'x\r\nX-Injected: yes\r\nSet-Cookie: a=b',
  '../../../../etc/passwd',
  '..%2f..%2fetc%2fpasswd',
  '/etc/passwd\0.jpg',
  '$(reboot)`reboot`',
  '__proto__',
  'constructor',
  'x'.repeat(100_000),
  '9'.repeat(400),
  '-1',
  '1e999',
  '2027-13-45',
  '\u202e\u0000\ufeff\u200d',
]

export const HOSTILE_VALUES: readonly unknown[] = [
  null,
  true,
  -1,
  0.1,
  1e308,
  2 ** 53,
  [],
  {},
  Array.from({ length: 20_000 }, () => 0),
  { toString: 'x', __proto__: null },
  { $ne: null },
]

/** Bodies that are no object of ours, or are none at all; each with the type it claims to be. */
export const HOSTILE_BODIES: readonly (readonly [type: string, body: string])[] = [
  ['application/json', '{'],
  ['application/json', '{"a":}'],
  ['application/json', 'null'],
  ['application/json', '[]'],
  ['application/json', '"text"'],
  ['application/json', '1e999'],
  ['application/json', '\ufeff{}'],
  ['application/json', '['.repeat(100_000)],
  ['application/json', '{"a":'.repeat(20_000)],
  ['application/json', '{"__proto__":{"role":"owner"},"constructor":{"prototype":{"role":"owner"}}}'],
  ['application/json; charset=utf-16', '{}'],
  ['text/plain', '{}'],
  ['application/xml', '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'],
  ['application/x-www-form-urlencoded', 'a=1&a=2&__proto__[x]=1'],
  ['multipart/form-data', 'no boundary'],
  ['multipart/form-data; boundary=x', '--x\r\nContent-Disposition: form-data; name="__proto__"\r\n\r\n1'],
  [
    'multipart/form-data; boundary=x',
    '--x\r\nContent-Disposition: form-data; name="file"; filename="../../x.png"\r\n\r\nno picture\r\n--x--\r\n',
  ],
  ['application/json', JSON.stringify({ a: 'x'.repeat(4_000_000) })],
]

/** A body in the shape that is wanted, in which every value is hostile; another one for each `turn`. */
export function hostileBody(document: ApiDocument, schema: Schema, turn: number): unknown {
  let count = turn
  const next = <Item>(items: readonly Item[]): Item => items[count++ % items.length] as Item
  const build = (one: Schema, depth: number): unknown => {
    if (one.$ref) return build(document.components.schemas[one.$ref.replace(/^.*\//, '')] ?? {}, depth)
    const choices = one.anyOf ?? one.oneOf
    if (choices) return build(choices[count++ % choices.length] ?? {}, depth)
    if (one.type === 'object' && depth < 6) {
      const fields = Object.entries(one.properties ?? {}).map(([name, inner]) => [
        name,
        build(inner, depth + 1),
      ])
      return Object.fromEntries(fields)
    }
    if (one.type === 'array' && depth < 6) return [build(one.items ?? {}, depth + 1)]
    return one.type === 'string' && count % 3 !== 0 ? next(HOSTILE_TEXTS) : next(HOSTILE_VALUES)
  }
  return build(schema, 0)
}

/** Requests that no client of ours would write; `HOST` stands for the address. */
export const RAW_REQUESTS: readonly string[] = [
  'GET http://169.254.169.254/latest/meta-data HTTP/1.1\r\nHost: HOST\r\n\r\n',
  'GET http://HOST/api/v1/admin/reservations HTTP/1.1\r\nHost: HOST\r\n\r\n',
  'CONNECT example.com:443 HTTP/1.1\r\nHost: HOST\r\n\r\n',
  'OPTIONS * HTTP/1.1\r\nHost: HOST\r\n\r\n',
  'TRACE / HTTP/1.1\r\nHost: HOST\r\nCookie: secret=1\r\n\r\n',
  'GET /%2e%2e/%2e%2e/etc/passwd HTTP/1.1\r\nHost: HOST\r\n\r\n',
  'GET /../../../../etc/passwd HTTP/1.1\r\nHost: HOST\r\n\r\n',
  'GET /assets/..%2f..%2f..%2fpackage.json HTTP/1.1\r\nHost: HOST\r\n\r\n',
  'GET /assets/%2e%2e/%2e%2e/package.json HTTP/1.1\r\nHost: HOST\r\n\r\n',
  'GET //etc/passwd HTTP/1.1\r\nHost: HOST\r\n\r\n',
  'GET /\\..\\..\\etc\\passwd HTTP/1.1\r\nHost: HOST\r\n\r\n',
  'GET /%00 HTTP/1.1\r\nHost: HOST\r\n\r\n',
  'GET /%ff%fe HTTP/1.1\r\nHost: HOST\r\n\r\n',
  'GET /% HTTP/1.1\r\nHost: HOST\r\n\r\n',
  `GET /${'a'.repeat(60_000)} HTTP/1.1\r\nHost: HOST\r\n\r\n`,
  `GET /?${'a=1&'.repeat(10_000)} HTTP/1.1\r\nHost: HOST\r\n\r\n`,
  `GET / HTTP/1.1\r\nHost: HOST\r\n${'X-Flood: 1\r\n'.repeat(5_000)}\r\n`,
  `GET / HTTP/1.1\r\nHost: HOST\r\nX-Long: ${'a'.repeat(100_000)}\r\n\r\n`,
  'GET / HTTP/1.1\r\nHost: evil.example\r\nX-Forwarded-Host: evil.example\r\n\r\n',
  'GET / HTTP/1.1\r\n\r\n',
  'GET / HTTP/9.9\r\nHost: HOST\r\n\r\n',
  'GET / HTTP/1.1\r\nHost: HOST\r\nCookie: tranquera_session=%00; a=\u0001\r\n\r\n',
  'POST /api/v1/quotes HTTP/1.1\r\nHost: HOST\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n' +
    '0\r\n\r\nGET / HTTP/1.1\r\n\r\n',
  'POST /api/v1/quotes HTTP/1.1\r\nHost: HOST\r\nContent-Type: application/json\r\nContent-Length: -1\r\n\r\n{}',
  'POST /api/v1/quotes HTTP/1.1\r\nHost: HOST\r\nContent-Type: application/json\r\n' +
    'Transfer-Encoding: chunked\r\n\r\nZZ\r\n',
  '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03',
]

/** Everything the server says until it, or the end of our patience, closes the line. */
export function sendRaw(origin: string, request: string): Promise<string> {
  const { hostname, port, host } = new URL(origin)
  return new Promise((resolve) => {
    const heard: Buffer[] = []
    const socket = connect(Number(port), hostname, () =>
      socket.write(Buffer.from(request.replaceAll('HOST', host), 'latin1')),
    )
    // Whoever keeps the line open has said what there is to say.
    socket.setTimeout(1000, () => socket.destroy())
    socket.on('data', (bytes) => heard.push(bytes))
    socket.on('error', () => {})
    socket.on('close', () => resolve(Buffer.concat(heard).toString('latin1')))
  })
}
