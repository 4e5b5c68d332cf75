import { readFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { z } from 'zod'
import { productRoot } from '../../src/lib/package-root.ts'
import { createTestApp, type TestApp } from '../create-test-app.ts'

const read = (file: string) => readFileSync(path.join(productRoot(), file), 'utf8')
const dashboardShape = z.object({
  panels: z.array(z.object({ title: z.string(), targets: z.array(z.object({ expr: z.string() })) })),
})

/** Prometheus's own, made when it scrapes. */
const OF_PROMETHEUS = new Set(['up', 'instance', 'job', 'le', 'ALERTS'])
const WORDS = new Set(['by', 'without', 'and', 'or', 'unless', 'on', 'ignoring', 'group_left', 'bool'])

let app: TestApp
/** What the page really shows: each metric with the labels it can carry. */
let shown: Map<string, ReadonlySet<string>>

beforeAll(async () => {
  app = await createTestApp({ demo: false })
  await app.ask('GET', '/api/v1/healthz')
  const { text } = await app.ask('GET', '/metrics')
  const labels = new Map(
    app.running.context.metrics.registry
      .getMetricsAsArray()
      .map((one) => [one.name, 'labelNames' in one ? (one.labelNames as readonly string[]) : []]),
  )
  shown = new Map(
    [...text.matchAll(/^# TYPE (\S+) (\w+)$/gm)].flatMap(([, name = '', kind]) => {
      const known = new Set(labels.get(name) ?? [])
      const names = kind === 'histogram' ? ['_bucket', '_sum', '_count'].map((end) => name + end) : [name]
      return names.map((one) => [one, known] as const)
    }),
  )
})
afterAll(() => app?.close())

/** Names that a query reads, and the labels it reads them by. */
function partsOf(expr: string): { readonly metrics: string[]; readonly labels: string[] } {
  const labels = [...expr.matchAll(/\bby \(([^)]*)\)|\{([^}]*)\}/g)].flatMap(([, by, braces]) =>
    by !== undefined
      ? by.split(',').map((label) => label.trim())
      : [...(braces ?? '').matchAll(/(\w+)\s*[=!]/g)].map(([, label = '']) => label),
  )
  const bare = expr
    .replace(/\{[^}]*\}/g, '')
    .replace(/\[[^\]]*\]/g, '')
    .replace(/\bby \([^)]*\)/g, '')
  const metrics = [...bare.matchAll(/[a-zA-Z_]\w*(?!\w*\s*\()/g)]
    .map(([name]) => name)
    .filter((name) => !WORDS.has(name))
  return { metrics, labels }
}

function expectReal(expr: string): void {
  const { metrics, labels } = partsOf(expr)
  expect(metrics.length, expr).toBeGreaterThan(0)
  const known = metrics.filter((name) => !OF_PROMETHEUS.has(name))
  expect(
    known.filter((name) => !shown.has(name)),
    expr,
  ).toEqual([])
  const carried = new Set([...OF_PROMETHEUS, ...known.flatMap((name) => [...(shown.get(name) ?? [])])])
  expect(
    labels.filter((label) => !carried.has(label)),
    expr,
  ).toEqual([])
}

it('draws every panel of the dashboard from what /metrics shows', () => {
  const { panels } = dashboardShape.parse(JSON.parse(read('ops/grafana/tranquera.json')))
  const queries = panels.flatMap(({ targets }) => targets.map(({ expr }) => expr))
  expect(queries.length).toBeGreaterThan(30)
  // Those of Node itself are not collected for a database that is shared with the test.
  for (const expr of queries.filter((one) => !/\b(process|nodejs)_/.test(one))) expectReal(expr)
})

it('warns about what /metrics shows', () => {
  const exprs = [
    ...read('ops/prometheus/tranquera.rules.yml').matchAll(
      /expr: (?:>-\n)?([\s\S]*?)(?=\n\s+(?:labels|for):)/g,
    ),
  ]
  expect(exprs.length).toBeGreaterThan(50)
  for (const [, expr = ''] of exprs) expectReal(expr)
})

it('says which build runs, and counts the alerts that are open', async () => {
  const { services, context } = app.running
  await services.notifications.alert(context.database, {
    kind: 'whatsapp_account_update',
    severity: 'critical',
    summary: 'The number was restricted.',
    entity: 'channel',
    entityId: 'whatsapp',
    dedupeKey: 'whatsapp:test',
  })
  const page = async () => (await app.ask('GET', '/metrics')).text
  expect(await page()).toContain('alerts_open{kind="whatsapp_account",severity="critical"} 1')
  expect(await page()).toMatch(/^build_info\{version="\d+\.\d+\.\d+",node="v\d+\.\d+\.\d+"\} 1$/m)
  await services.notifications.closeAlert(context.database, 'whatsapp:test')
  expect(await page()).not.toContain('alerts_open{kind')
})
