import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { productRoot } from '../lib/package-root.ts'
import { configFrom } from './config.ts'
import { EnvError, envExample, readEnv } from './env.ts'

const WHATSAPP = {
  WHATSAPP_PHONE_ID: '1234',
  WHATSAPP_ACCESS_TOKEN: 'token',
  WHATSAPP_APP_SECRET: 'secret',
  WHATSAPP_VERIFY_TOKEN: 'verify',
}
const PRODUCTION = {
  ENVIRONMENT: 'production',
  BASE_URL: 'https://cabins.example/',
  JWT_SECRET: 'q8Zr2vKx5mTy7wLc3nBd6hJf4gSp9aEu',
  ADMIN_PASSWORD: 'a long password',
}

function faultsOf(source: NodeJS.ProcessEnv): readonly string[] {
  try {
    readEnv(source)
    return []
  } catch (error) {
    if (error instanceof EnvError) return error.faults
    throw error
  }
}

describe('environment', () => {
  it('lists all faults at once', () => {
    const faults = faultsOf({
      PORT: 'eight',
      JWT_SECRET: 'short',
      DATABASE_URL: 'mysql://x',
      WHATSAPP_PHONE_ID: '1',
    })
    expect(faults.map((fault) => fault.split(' ')[0])).toEqual([
      'PORT',
      'DATABASE_URL',
      'JWT_SECRET',
      'WHATSAPP_ACCESS_TOKEN',
      'WHATSAPP_APP_SECRET',
      'WHATSAPP_VERIFY_TOKEN',
    ])
  })

  it('never repeats a secret in its message', () => {
    const secret = 'tooshort-secret'
    expect(faultsOf({ JWT_SECRET: secret }).join()).not.toContain(secret)
  })

  it('takes an empty variable for an unset one', () => {
    expect(readEnv({ PORT: '', JWT_SECRET: ' ' }).PORT).toBe(8000)
  })

  it.each(['BASE_URL', 'JWT_SECRET', 'ADMIN_PASSWORD'])('refuses production without %s', (name) => {
    expect(faultsOf(PRODUCTION)).toEqual([])
    expect(faultsOf({ ...PRODUCTION, [name]: '' })).toEqual([expect.stringContaining(name)])
  })

  it('refuses plain http in production and a channel without its webhook secret', () => {
    expect(faultsOf({ ...PRODUCTION, BASE_URL: 'http://cabins.example' })).toHaveLength(1)
    expect(faultsOf({ ...PRODUCTION, MERCADOPAGO_ACCESS_TOKEN: 'x' })).toEqual([
      'MERCADOPAGO_WEBHOOK_SECRET is required because MERCADOPAGO_ACCESS_TOKEN is set',
    ])
  })

  it('is documented in .env.example, word for word', () => {
    expect(readFileSync(path.join(productRoot(), '.env.example'), 'utf8')).toBe(envExample())
  })
})

describe('configuration', () => {
  it('is the demo on loopback when nothing is set', () => {
    const config = configFrom(readEnv({}))
    expect(config).toMatchObject({
      demo: true,
      http: { host: '127.0.0.1', port: 8000, baseUrl: 'http://localhost:8000' },
      sandbox: { whatsapp: true, mercadoPago: true },
      ical: { allowPrivateHosts: true },
      whatsapp: null,
      mercadoPago: null,
      redis: null,
    })
  })

  it('simulates only the channel without credentials', () => {
    const config = configFrom(readEnv({ ...WHATSAPP, WHATSAPP_API_URL: 'http://127.0.0.1:9/v25.0' }))
    expect(config.demo).toBe(false)
    expect(config.http.host).toBe('0.0.0.0')
    expect(config.sandbox).toMatchObject({ whatsapp: false, mercadoPago: true, calendars: false })
    expect(config.ical.allowPrivateHosts).toBe(false)
  })

  it('simulates nothing in production and leaves the channel off', () => {
    const config = configFrom(readEnv(PRODUCTION))
    expect(config.demo).toBe(false)
    expect(Object.values(config.sandbox)).not.toContain(true)
    expect(config.whatsapp).toBeNull()
    expect(config.http.baseUrl).toBe('https://cabins.example')
  })

  it('refuses in production what an example or a test would use', () => {
    const weak = { JWT_SECRET: 'x'.repeat(32), ADMIN_PASSWORD: 'changeme1', MERCADOPAGO_LIVE: 'false' }
    expect(faultsOf({ ...PRODUCTION, ...weak }).map((fault) => fault.split(' ')[0])).toEqual([
      'MERCADOPAGO_LIVE',
      'ADMIN_PASSWORD',
      'JWT_SECRET',
    ])
    expect(faultsOf({ ...weak, ENVIRONMENT: 'development' })).toEqual([])
  })

  it('lets nobody pay pretend money beside the real WhatsApp', () => {
    expect(faultsOf(WHATSAPP)).toEqual([expect.stringContaining('MERCADOPAGO_ACCESS_TOKEN')])
    expect(faultsOf({ ...WHATSAPP, WHATSAPP_API_URL: 'http://127.0.0.1:9/v25.0' })).toEqual([])
    expect(faultsOf({ ...PRODUCTION, ...WHATSAPP })).toEqual([])
  })

  it('reads a secret from a file, and says when it cannot', () => {
    const file = path.join(mkdtempSync(path.join(tmpdir(), 'tranquera-env-')), 'secret')
    writeFileSync(file, `${PRODUCTION.JWT_SECRET}\n`)
    expect(readEnv({ JWT_SECRET_FILE: file }).JWT_SECRET).toBe(PRODUCTION.JWT_SECRET)
    expect(faultsOf({ JWT_SECRET_FILE: `${file}-gone` })).toEqual([
      'JWT_SECRET_FILE names a file that cannot be read (ENOENT)',
    ])
  })
})
