import { hostname } from 'node:os'
import { setTimeout } from 'node:timers/promises'
import { systemClock } from '../lib/clock.ts'
import type { App } from '../lib/http/app-type.ts'
import { systemIds } from '../lib/ids.ts'
import type { Logger } from '../lib/logging/logger.ts'
import { sendSpansTo } from '../lib/logging/spans.ts'
import type { Config } from './config.ts'
import { type Context, createContext, type Overrides } from './context.ts'
import { seedDemo } from './demo.ts'
import { seedDemoCalendars } from './demo-calendars.ts'
import { seedDemoStays } from './demo-stays.ts'
import { createApp } from './http.ts'
import { jobsOf } from './jobs.ts'
import { type Sandbox, startSandbox } from './sandbox.ts'
import { type Services, wireServices } from './services.ts'
import { productVersion } from './version.ts'

export interface StartOptions {
  readonly overrides?: Overrides
  /** False: only answers HTTP; another process does the jobs. */
  readonly work?: boolean
  /** Sample data when nothing is there yet. Default: what the configuration says. */
  readonly demo?: boolean
  readonly listen?: boolean
  /** The pretend outside world, when it outlives this process; whoever started it also closes it. */
  readonly sandbox?: Sandbox
}

export interface Running {
  readonly context: Context
  readonly services: Services
  readonly app: App
  readonly sandbox: Sandbox | null
  /** `http://127.0.0.1:<port>` of this process; undefined when it does not listen. */
  readonly origin: string | undefined
  /** Made for the first owner at this start; null when it is known already. */
  readonly firstPassword: string | null
  /** Traces on their way to the collector; null when nobody wants them. */
  readonly traces: { flush(): Promise<void> } | null
  /** Drains: readiness falls, requests and jobs end, then everything is closed. */
  close(): Promise<void>
}

/** Brings up one process of the product, in the order in which things need one another. */
export async function start(config: Config, logger: Logger, options: StartOptions = {}): Promise<Running> {
  let origin: string | undefined
  const ownOrigin = () => {
    if (!origin) throw new Error('Nobody listens yet')
    return origin
  }
  const traces = await openTraces(config, logger)
  const sandbox = options.sandbox ?? (await sandboxFor(config, options.overrides, ownOrigin))
  const context = await createContext(config, logger, {
    ...channelsFrom(config, sandbox),
    // A provider on this machine delivers to this machine, whatever the public address is.
    ...(config.sandbox.mercadoPago ? { notificationOrigin: ownOrigin } : {}),
    ...options.overrides,
  })
  const services = wireServices(context)
  const listens = options.listen ?? true
  // A process that nobody signs in to would make the password and tell it to nobody.
  const firstPassword = listens ? await services.staff(context.database).ensureFirstOwner(config.admin) : null
  context.queue.register(...jobsOf(context, services))
  const app = await createApp(context, services, sandbox)
  await context.queue.start({ work: false })
  if (options.demo ?? config.demo) await seed(context, services, sandbox)
  if (listens) {
    await app.listen({ host: config.http.host, port: config.http.port })
    const bound = app.server.address()
    if (bound && typeof bound === 'object') origin = `http://127.0.0.1:${bound.port}`
  }
  if (options.work ?? true) await work(context, services)
  const heart = beating(context, services)
  return {
    context,
    services,
    app,
    sandbox,
    origin,
    firstPassword,
    traces,
    close: async () => {
      await drain({ context, services, app, heart, ownSandbox: options.sandbox ? null : sandbox })
      await traces?.close()
    },
  }
}

/** Read only when somebody wants traces: nobody else pays for the code. */
async function openTraces({ tracesEndpoint }: Config, logger: Logger) {
  if (tracesEndpoint === null) return null
  const { createSpanExporter } = await import('../adapters/otlp/exporter.ts')
  const exporter = createSpanExporter({
    endpoint: tracesEndpoint,
    serviceName: 'tranquera',
    version: productVersion(),
    instance: `${hostname()}:${process.pid}`,
    onError: (error) => logger.warn({ err: error }, 'traces_not_delivered'),
  })
  sendSpansTo(exporter.take)
  return {
    flush: exporter.flush,
    async close() {
      sendSpansTo(null)
      await exporter.close()
    },
  }
}

async function sandboxFor(
  config: Config,
  overrides: Overrides | undefined,
  ownOrigin: () => string,
): Promise<Sandbox | null> {
  if (!Object.values(config.sandbox).some(Boolean)) return null
  return startSandbox(config, {
    clock: overrides?.clock ?? systemClock,
    ids: overrides?.ids ?? systemIds,
    ownOrigin,
  })
}

function channelsFrom(config: Config, sandbox: Sandbox | null): Overrides {
  return {
    ...(config.sandbox.whatsapp && sandbox ? { whatsapp: sandbox.whatsappConfig } : {}),
    ...(config.sandbox.mercadoPago && sandbox ? { mercadoPago: sandbox.mercadoPagoConfig } : {}),
    ...(config.sandbox.speech && sandbox ? { speech: sandbox.speechConfig } : {}),
  }
}

/** All or nothing, and only where nothing is: a second start keeps what happened. */
async function seed(context: Context, services: Services, sandbox: Sandbox | null): Promise<void> {
  const { lodging, pricing } = services.bookings
  const cabins = await seedDemo({ lodging, pricing }, context.database)
  if (cabins) await seedDemoStays(context, services.bookings, cabins)
  if (sandbox) await seedDemoCalendars(context, services, { sandbox, firstStart: cabins !== null })
}

async function work(context: Context, services: Services): Promise<void> {
  const { database, queue } = context
  await queue.startWork()
  await services.chat.messaging(database).recover(await database.claimAlone())
  await services.chat.conversations(database).recover()
  services.leads?.watch()
}

const HEARTBEAT_MS = 60_000

/** Whoever does the rounds learns of this process though it works on nothing itself. */
function beating({ database, logger }: Context, { watch }: Services): NodeJS.Timeout {
  const beat = () =>
    watch
      .pulse(database)
      .beat()
      .catch((error) => logger.warn({ err: error }, 'pulse_failed'))
  return setInterval(beat, HEARTBEAT_MS).unref()
}

/** A database that is away must not keep us from stopping. */
async function stopPulse({ database, logger }: Context, { watch }: Services): Promise<void> {
  await watch
    .pulse(database)
    .end()
    .catch((error) => logger.warn({ err: error }, 'pulse_failed'))
}

async function drain(running: {
  readonly context: Context
  readonly services: Services
  readonly app: App
  readonly heart: NodeJS.Timeout
  readonly ownSandbox: Sandbox | null
}): Promise<void> {
  const { context, services, app, heart, ownSandbox } = running
  services.watch.shutDown()
  if (context.config.shutdownDelaySeconds > 0 && app.server.listening) {
    await setTimeout(context.config.shutdownDelaySeconds * 1000)
  }
  await app.close()
  await services.leads?.stop()
  await context.queue.stop()
  clearInterval(heart)
  await stopPulse(context, services)
  await ownSandbox?.close()
  await context.close()
}
