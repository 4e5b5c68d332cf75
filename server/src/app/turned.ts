import { z } from 'zod'
import type { VoucherRenderer } from '../features/messaging/domain/voucher.ts'
import { type ManualClock, manualClock } from '../lib/clock.ts'
import { seededIds } from '../lib/ids.ts'
import { type Process, runProcess } from './process.ts'
import { stopOnSignals } from './signals.ts'
import { type Running, start } from './start.ts'
import { freePercent } from './surroundings.ts'

/** What a launcher says over the channel between two processes. The first word it says is `begin`. */
const wordSchema = z.discriminatedUnion('say', [
  z.object({ say: z.literal('begin'), at: z.string(), seed: z.string() }),
  z.object({ say: z.literal('turn'), nth: z.number(), at: z.string() }),
  z.object({ say: z.literal('disk'), freePercent: z.number().nullable() }),
])

/** What it hears: `still` when nothing is left to do at the moment it turned to. */
export type TurnedAnswer =
  | { readonly say: 'ready'; readonly origin: string }
  | {
      readonly say: 'still'
      readonly nth: number
      /** ISO instants: the next job somebody asked for, and the next that comes by itself. */
      readonly once: string | null
      readonly recurring: string | null
      readonly rssMb: number
    }

/**
 * The product under a clock that its launcher turns: time, the queue's time and chance come over the channel between
 * the two processes and from nowhere else, so no setting of an installation can ever bring it about.
 */
export async function runTurned(): Promise<void> {
  const tell = process.send?.bind(process)
  if (!tell) throw new Error('This process is started by a season, never by hand: npm run season')
  const begin = new Promise<z.infer<typeof wordSchema>>((resolve) => {
    process.once('message', (word) => resolve(wordSchema.parse(word)))
  })
  const first = await begin
  if (first.say !== 'begin') throw new Error('The first word of a launcher is the moment to begin at')
  const clock = manualClock(first.at)
  // Circuit breakers and the log ask here: their ten seconds pass with those of everything else.
  Date.now = () => clock.now().epochMilliseconds
  await runProcess(async (process) => {
    const running = await bringUp(process, clock, first.seed)
    stopOnSignals(process.logger, () => running.close())
    listen(running, clock, (answer) => tell(answer))
  })
}

async function bringUp({ config, logger }: Process, clock: ManualClock, seed: string): Promise<Running> {
  const voucher = { renderer: plainVouchers, warmUp: () => {} }
  const overrides = { clock, ids: seededIds(seed), turned: true, voucher, freePercent: pretendedDisk() }
  return start(config, logger, { overrides, demo: false })
}

/** The disk as it is, until the launcher says otherwise. */
function pretendedDisk(): (path: string) => Promise<number> {
  let pretended: number | null = null
  process.on('message', (said) => {
    const word = wordSchema.parse(said)
    if (word.say === 'disk') pretended = word.freePercent
  })
  return async (path) => pretended ?? freePercent(path)
}

function listen(running: Running, clock: ManualClock, tell: (answer: TurnedAnswer) => void): void {
  const { queue } = running.context
  process.on('message', (said) => {
    const word = wordSchema.parse(said)
    if (word.say !== 'turn') return
    clock.set(word.at)
    queue.look()
    void (async () => {
      await queue.idle()
      const { once, recurring } = await queue.nextDue()
      tell({
        say: 'still',
        nth: word.nth,
        once: once?.toString() ?? null,
        recurring: recurring?.toString() ?? null,
        rssMb: Math.round(process.memoryUsage.rss() / 1_048_576),
      })
    })().catch((error) => {
      // A database that was killed under us: the launcher asks again, and the product has to find its feet by itself.
      running.context.logger.warn({ err: error }, 'turn_failed')
      setTimeout(() => process.emit('message', said, undefined), AGAIN_MS)
    })
  })
  // A launcher that ended takes us along; nobody else would.
  process.on('disconnect', () => void running.close().finally(() => process.exit(0)))
  tell({ say: 'ready', origin: running.origin ?? '' })
}

const AGAIN_MS = 100

/**
 * Half of a season's time would go into drawing; what a voucher looks like has tests of its own. Each guest still gets
 * a picture and a document of their own, by the same jobs.
 */
const plainVouchers: VoucherRenderer = {
  renderVoucherPicture: async ({ code }) => Buffer.concat([SMALLEST_PNG, Buffer.from(code)]),
  renderVoucherPdf: async ({ code }) => Buffer.from(`%PDF-1.4\n% ${code}\n%%EOF\n`),
}
const SMALLEST_PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
  'base64',
)
