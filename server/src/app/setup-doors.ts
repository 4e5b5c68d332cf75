import { existsSync } from 'node:fs'
import { connect } from 'node:net'
import path from 'node:path'
import type { SignatureTally } from '../features/operations/service/signatures.ts'
import { CODES, type Finding, found, isBroken, type NamedFinding } from '../features/setup/domain/finding.ts'
import { type SetupLanguage, statusWord, worded } from '../features/setup/domain/words.ts'
import type { DatabaseDoor } from '../features/setup/ports.ts'
import { databaseTrouble } from '../features/setup/service/database.ts'
import type { SetupService } from '../features/setup/service.ts'
import { systemClock } from '../lib/clock.ts'
import { reachEmbedded } from '../lib/db/embedded.ts'
import { openPostgres } from '../lib/db/postgres.ts'
import { systemIds } from '../lib/ids.ts'
import { type Config, configFrom } from './config.ts'
import type { Context } from './context.ts'
import { envSchema, inspectEnv } from './env.ts'
import { wireSetup } from './setup.ts'

/** The panel's door: asked in the running product, with what it runs with. */
export function wirePanelSetup(context: Context, signatures: SignatureTally): SetupService {
  const { config, clock, ids, zone, database } = context
  return wireSetup({
    config,
    clock,
    ids,
    zone,
    database: async () => ({ db: database }),
    settings: () => [found('settings_ok')],
    whatsapp: context.whatsapp?.config ?? null,
    mercadoPago: context.mercadoPago?.config ?? null,
    speech: context.speech?.config ?? null,
    isRunning: async () => true,
    forged: (provider) =>
      signatures.list().find((one) => one.provider === provider) ?? { valid: 0, invalid: 0 },
  })
}

export interface DoctorOptions {
  readonly env: NodeJS.ProcessEnv
  /** Names that stand in the file of settings: a misspelt one does nothing and nobody says so. */
  readonly names?: readonly string[]
  readonly language: SetupLanguage
  readonly print: (line: string) => void
  /** Authorities besides those of the system. For tests. */
  readonly ca?: string
}

const ZONE = 'America/Argentina/Buenos_Aires'
const CONNECT_MS = 8_000

/** The terminal's door: the product may run or not, and its settings may be wrong. Answers the exit code. */
export async function runDoctor(options: DoctorOptions): Promise<number> {
  const { env, faults } = inspectEnv(options.env)
  const config = configFrom(env)
  const opened = openDoor(config)
  const setup = wireSetup({
    config,
    clock: systemClock,
    ids: systemIds,
    zone: ZONE,
    database: opened.door,
    settings: () => settingsOf(faults, options.names ?? []),
    whatsapp: config.whatsapp,
    mercadoPago: config.mercadoPago,
    speech: config.speech,
    isRunning: () => listens(config.http.host, config.http.port),
    ...(options.ca ? { ca: options.ca } : {}),
  })
  const findings = await setup.check()
  for (const line of linesOf(findings, options.language)) options.print(line)
  await opened.close()
  return isBroken(findings) ? 1 : 0
}

function settingsOf(faults: readonly string[], names: readonly string[]): readonly Finding[] {
  const known = new Set(Object.keys(envSchema.shape))
  const unknown = names.filter((name) => !known.has(name) && !known.has(name.replace(/_FILE$/, '')))
  const findings = [
    ...faults.map((fault) => found('setting_wrong', { fault })),
    ...unknown.map((name) => found('setting_unknown', { name })),
  ]
  return findings.length > 0 ? findings : [found('settings_ok')]
}

/** The database of the settings, or the embedded one: that which runs, else started for as long as this takes. */
function openDoor(config: Config): { readonly door: DatabaseDoor; close(): Promise<void> } {
  const closing: (() => Promise<void>)[] = []
  const reach = async () => {
    if (config.database) return config.database.url
    const server = await reachEmbedded({ dataDir: config.dataDir, tell: () => {} })
    closing.push(() => server.close())
    return server.url
  }
  return {
    async door() {
      if (!config.database && !hasEmbedded(config.dataDir)) return { finding: found('database_not_made') }
      let url = 'postgres://localhost'
      try {
        url = await reach()
        const database = await openPostgres({ url, maxConnections: 2, connectWithinMs: CONNECT_MS })
        closing.unshift(() => database.close())
        await database.query('select 1')
        return { db: database }
      } catch (error) {
        return { finding: databaseTrouble(error, url) }
      }
    },
    async close() {
      for (const close of closing) await close().catch(() => undefined)
    },
  }
}

function hasEmbedded(dataDir: string): boolean {
  const home = path.join(dataDir, 'postgres')
  return existsSync(path.join(home, 'data/PG_VERSION')) || existsSync(path.join(home, 'moved-to'))
}

function listens(host: string, port: number): Promise<boolean> {
  const own = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host
  return new Promise((resolve) => {
    const socket = connect({ host: own, port, timeout: CONNECT_MS })
    const answer = (isListening: boolean) => {
      socket.destroy()
      resolve(isListening)
    }
    socket.once('connect', () => answer(true))
    socket.once('timeout', () => answer(false))
    socket.once('error', () => answer(false))
  })
}

const SIGNS = { ok: '✓', warning: '!', error: '✗', off: '–' } as const

function linesOf(findings: readonly NamedFinding[], language: SetupLanguage): string[] {
  const words = findings.map((finding) => worded(finding, language))
  const width = Math.max(...words.map(({ title }) => title.length))
  const lines = words.flatMap(({ title, status, says, advice }) => [
    `${SIGNS[status]} ${title.padEnd(width)}  ${says}`,
    ...(advice === null ? [] : [`  ${' '.repeat(width)}  → ${advice}`]),
  ])
  const count = (status: 'error' | 'warning') => findings.filter(({ code }) => CODES[code] === status).length
  const sums = (['error', 'warning'] as const).map(
    (status) => `${statusWord(status, language)}: ${count(status)}`,
  )
  return [...lines, '', sums.join(' · ')]
}
