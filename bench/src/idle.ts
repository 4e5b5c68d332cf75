import { setTimeout as sleep } from 'node:timers/promises'
import { type Measurement, measured } from './measurement.ts'
import { openProduct } from './product.ts'

const SECONDS = 30

/** Nothing happens: what it costs to be there. The sandbox and the queue's own clock are part of it. */
export async function measureIdle(): Promise<Measurement[]> {
  const all = { count: 0 }
  const product = await openProduct({}, () => all.count++)
  try {
    await sleep(3_000)
    all.count = 0
    const cpu = process.cpuUsage()
    await sleep(SECONDS * 1000)
    const { user, system } = process.cpuUsage(cpu)
    return [
      measured('idle: statements a minute', {
        value: (all.count * 60) / SECONDS,
        unit: 'statements',
        promised: { atMost: 60 },
      }),
      measured('idle: processor of the server', {
        value: (user + system) / 1e4 / SECONDS,
        unit: '%',
        promised: { atMost: 0.5 },
      }),
    ]
  } finally {
    await product.close()
  }
}
