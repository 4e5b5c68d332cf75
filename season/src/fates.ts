import type { Chance } from './chance.ts'
import { type Day, HOUR, momentOf } from './days.ts'
import type { Platforms } from './platforms.ts'
import type { Story } from './story.ts'
import type { World } from './world.ts'

export type Faults = 'none' | 'low' | 'high'

/** How many misfortunes a day, by their name. */
const A_DAY: Readonly<Record<Faults, Readonly<Record<string, number>>>> = {
  none: {},
  low: {
    kill: 0.3,
    upgrade: 0.1,
    whatsappDown: 0.3,
    mercadoPagoDown: 0.3,
    notificationsLost: 0.3,
    feedBroken: 0.3,
  },
  high: {
    kill: 1.2,
    upgrade: 0.3,
    databaseKilled: 0.4,
    diskNearlyFull: 0.1,
    clockWrong: 0.15,
    whatsappDown: 1,
    mercadoPagoDown: 1,
    notificationsLost: 1,
    notificationsOdd: 1,
    searchLags: 0.5,
    refundsSlow: 0.5,
    feedBroken: 1.5,
    messagesDoubled: 1,
  },
}

/** Outages, lost and doubled notifications, killed processes. Says since when everything has been in order again. */
export function createFates(parts: {
  readonly world: World
  readonly story: Story
  readonly chance: Chance
  readonly platforms: Platforms
  readonly faults: Faults
}) {
  const { world, story, chance, platforms } = parts
  const { whatsapp, mercadoPago, calendars } = world.outside
  let calmSince = world.now()
  let open = 0
  const wrongClock: { readonly from: number; to: number }[] = []
  const note = (what: string) => story.note(world.now(), 'fate', what)

  /** Something is out of order for a while. */
  function during(minutes: number, what: string, begin: () => () => void): void {
    note(`${what} for ${minutes} minutes`)
    const mend = begin()
    open++
    world.later(minutes * 60, `${what} ends`, () => {
      mend()
      open--
      calmSince = world.now()
      note(`${what} is over`)
    })
  }

  function isAway(seconds: number): void {
    open++
    world.later(seconds, 'the server starts again', async () => {
      await world.restart()
      open--
      calmSince = world.now()
      note('the server is there again')
    })
  }

  const strikes: Readonly<Record<string, (mine: Chance) => Promise<void> | void>> = {
    async kill(mine) {
      if (!world.product.isRunning()) return
      note('kill -9 of the server')
      await world.kill()
      isAway(mine.int(1, 240))
    },
    async upgrade(mine) {
      if (!world.product.isRunning()) return
      note('the server is stopped for a new version')
      await world.stop()
      isAway(mine.int(5, 90))
    },
    clockWrong(mine) {
      const hour = mine.yes(0.5) ? 1 : -1
      during(mine.int(20, 150), `the server's clock is ${hour > 0 ? 'ahead' : 'behind'} by an hour`, () => {
        world.setSkew(hour * HOUR)
        const wrong = { from: world.now(), to: Number.POSITIVE_INFINITY }
        wrongClock.push(wrong)
        return () => {
          world.setSkew(0)
          wrong.to = world.now()
        }
      })
    },
    diskNearlyFull(mine) {
      if (!world.product.isRunning()) return
      during(mine.int(20, 180), 'the disk is nearly full', () => {
        world.product.disk(2)
        return () => world.product.disk(null)
      })
    },
    databaseKilled() {
      if (!world.product.isRunning()) return
      note('kill -9 of the database')
      world.product.killDatabase()
      calmSince = world.now()
    },
    whatsappDown(mine) {
      const kind = mine.weighted({ http: 3, cut: 1 })
      during(mine.int(2, 20), `WhatsApp answers ${kind === 'http' ? 503 : 'nothing'}`, () =>
        whatsapp.faults.inject({
          at: 'messages',
          trigger: kind === 'http' ? { mode: 'always' } : { mode: 'every', nth: 3 },
          fault: kind === 'http' ? { kind: 'http', status: 503, code: 131000 } : { kind: 'cut' },
        }),
      )
    },
    mercadoPagoDown(mine) {
      const points = ['payments.get', 'preferences.create', 'refunds.create', 'payments.search']
      const at = mine.one(points)
      during(mine.int(2, 15), `Mercado Pago fails at ${at}`, () =>
        mercadoPago.faults.inject({
          at,
          trigger: { mode: 'always' },
          fault: mine.yes(0.7) ? { kind: 'http', status: 500 } : { kind: 'cut' },
        }),
      )
    },
    notificationsLost(mine) {
      during(mine.int(30, 240), 'Mercado Pago loses its notifications', () => {
        mercadoPago.dropWebhooks(true)
        return () => mercadoPago.dropWebhooks(false)
      })
    },
    notificationsOdd(mine) {
      const switches = mercadoPago.notifier.switches
      during(mine.int(30, 240), 'Mercado Pago doubles and turns round its notifications', () => {
        Object.assign(switches, {
          duplicated: true,
          reordered: true,
          wrongSignatureFirst: true,
          unknownTopics: true,
        })
        return () =>
          Object.assign(switches, {
            duplicated: false,
            reordered: false,
            wrongSignatureFirst: false,
            unknownTopics: false,
          })
      })
    },
    searchLags(mine) {
      during(mine.int(30, 180), 'searches of Mercado Pago lag', () => {
        mercadoPago.searchLag(120)
        return () => mercadoPago.searchLag(0)
      })
    },
    refundsSlow(mine) {
      during(mine.int(60, 600), 'refunds stay in process', () => {
        mercadoPago.settings.refundsInProcess = true
        return () => {
          mercadoPago.settings.refundsInProcess = false
          for (const payment of mercadoPago.payments())
            for (const refund of payment.refunds)
              if (refund.status === 'in_process') mercadoPago.settleRefund(refund.id, 'approved')
        }
      })
    },
    feedBroken(mine) {
      const stand = mine.one(platforms.stands)
      const kind = mine.weighted({ html: 2, empty: 2, down: 2 })
      during(mine.int(20, 300), `the calendar of ${stand.platform}/${stand.cabin.name} is ${kind}`, () => {
        if (kind === 'down')
          return calendars.faults.inject({
            at: `${stand.platform}.feed`,
            trigger: { mode: 'always' },
            fault: { kind: 'http', status: 503 },
          })
        const key = kind === 'html' ? 'answerHtml' : 'answerEmpty'
        stand.listing.behaviour[key] = true
        return () => {
          stand.listing.behaviour[key] = false
        }
      })
    },
    messagesDoubled(mine) {
      during(mine.int(30, 240), 'WhatsApp doubles and turns round its webhooks', () => {
        const back = [
          whatsapp.faults.inject({
            at: 'webhook',
            trigger: { mode: 'every', nth: 3 },
            fault: { kind: 'duplicate', times: 2 },
          }),
          whatsapp.faults.inject({
            at: 'webhook',
            trigger: { mode: 'every', nth: 5 },
            fault: { kind: 'reorder' },
          }),
        ]
        return () => {
          for (const takeBack of back) takeBack()
        }
      })
    },
  }

  return {
    planDay(day: Day): void {
      for (const [name, often] of Object.entries(A_DAY[parts.faults])) {
        const mine = chance.branch(`${name}/${day}`)
        let times = Math.floor(often) + (mine.yes(often % 1) ? 1 : 0)
        for (; times > 0; times--) {
          const at = momentOf(day, 7 + 17 * mine.real())
          world.agenda.plan(at, `fate: ${name}`, () => strikes[name]?.(mine))
        }
      }
    },
    /** Whether the product had the right time then. */
    hadTime: (at: number) => !wrongClock.some((one) => one.from <= at && at <= one.to),
    /** Since when nothing has been out of order; the present while something is. */
    calmSince: () => (open > 0 || !world.product.isRunning() ? world.now() : calmSince),
  }
}
