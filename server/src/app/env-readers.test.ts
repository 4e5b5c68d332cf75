import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { serverRoot } from '../lib/package-root.ts'
import { configFrom } from './config.ts'
import { type Env, envSchema, readEnv } from './env.ts'

const everything: Env = {
  ...readEnv({ ENVIRONMENT: 'test' }),
  ...Object.fromEntries(
    Object.keys(envSchema.shape)
      .filter((name) => /_(ID|TOKEN|SECRET|KEY|PASSWORD|URL|FROM)$|^HOST$/.test(name))
      .map((name) => [name, 'https://set.example']),
  ),
}

function leaves(value: unknown, at = ''): [string, string][] {
  if (value === null || typeof value !== 'object' || Array.isArray(value))
    return [[at, JSON.stringify(value)]]
  return Object.entries(value).flatMap(([key, one]) => leaves(one, `${at}.${key}`))
}

function other(value: unknown): unknown {
  if (typeof value === 'boolean') return !value
  if (typeof value === 'number') return value + 1
  return Array.isArray(value) ? ['+5491100000000'] : 'https://other.example'
}

/** The settings that change when the variable does. */
function settingsOf(name: keyof Env): string[] {
  const before = new Map(leaves(configFrom(everything)))
  const changed = leaves(configFrom({ ...everything, [name]: other(everything[name]) } as Env))
  return changed.filter(([at, value]) => before.get(at) !== value).map(([at]) => at.split('.').at(-1) ?? '')
}

const sources = readdirSync(path.join(serverRoot(), 'src'), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !/\.test\.ts$|app[\\/](config|env)\.ts$/.test(file))
  .map((file) => readFileSync(path.join(serverRoot(), 'src', file), 'utf8'))
  .join('\n')

it.each(Object.keys(envSchema.shape) as (keyof Env)[])('%s has a reader', (name) => {
  const settings = settingsOf(name)
  expect(settings).not.toEqual([])
  expect(settings.filter((leaf) => new RegExp(`\\b${leaf}\\b`).test(sources))).not.toEqual([])
})
