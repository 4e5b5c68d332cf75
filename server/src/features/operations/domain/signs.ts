import type { Instant } from '../../../lib/clock.ts'
import type { AlertNote } from '../../notifications/domain/alert.ts'
import {
  CERTIFICATE_LAST_DAYS,
  CLOCK_FAR_SECONDS,
  daysUntil,
  isCertificateEnding,
  isClockOff,
} from './bounds.ts'
import type { HealthReport } from './health-facts.ts'
import { hasManyErrors, isForged, isSlow, type Pulse } from './pulse.ts'
import { businessHours, longestSilenceHours } from './silence.ts'

/** What the rounds have seen. */
export interface Surroundings {
  readonly now: Instant
  /** IANA zone of the property. */
  readonly zone: string
  readonly checks: HealthReport['checks']
  readonly pulse: Pulse
  /** Of the public address; null: not https, or not reached. */
  readonly certificateEndsAt: Instant | null
  /** How much our clock is ahead of somebody else's; null: nobody to ask. */
  readonly clockAheadSeconds: number | null
  /** Deliveries of WhatsApp in the last 14 days; null where the channel is off. */
  readonly whatsapp: { readonly events: number; readonly lastAt: Instant | null } | null
}

export interface Sign {
  readonly alert: AlertNote
  /** Null: it cannot be told now, so whatever was said stands. */
  readonly isBad: boolean | null
}

/** Everything the rounds look for, each with whether it is so. Nothing here asks anybody. */
export function signsOf(seen: Surroundings): Sign[] {
  return [...ofQueue(seen), ...ofMachine(seen), ...ofServices(seen), ...ofTraffic(seen), ...ofAddress(seen)]
}

function ofQueue({ checks: { queue }, pulse }: Surroundings): Sign[] {
  const { facts } = queue
  const known = <Value>(judge: (of: NonNullable<typeof facts>) => Value) => (facts ? judge(facts) : null)
  const letters = facts?.deadLetters ?? 0
  const isOutside = Object.values(pulse.circuits).includes('open')
  return [
    {
      isBad: known(({ deadLetters }) => deadLetters > 0),
      alert: about('dead_letters', 'queue', {
        severity: 'warning',
        about: String(letters),
        summary:
          `${letters} ${letters === 1 ? 'job' : 'jobs'} failed for good. Look at the dead letters: repair ` +
          'the cause and retry, or discard.',
      }),
    },
    {
      // Their cause rings by itself when it is a service that is away.
      isBad: known(({ failing }) => failing > 0 && !isOutside),
      alert: about('jobs_failing', 'queue', {
        severity: 'warning',
        about: String(facts?.failing ?? 0),
        summary: `${facts?.failing ?? 0} jobs have failed twice or more and are tried again. The log says why.`,
      }),
    },
    {
      isBad: known(() => queue.detail === 'jobs wait'),
      alert: about('queue_stuck', 'queue', {
        severity: 'critical',
        summary: 'Jobs have been waiting for minutes. Check that a worker is running.',
      }),
    },
    {
      isBad: known(() => queue.detail === 'jobs hang'),
      alert: about('rows_unsettled', 'queue', {
        severity: 'critical',
        summary:
          `A job was taken ${Math.round(facts?.unsettledOldestSeconds ?? 0)} s ago and has neither ended ` +
          'nor failed.',
      }),
    },
  ]
}

function ofMachine({ checks: { disk, redis, backup } }: Surroundings): Sign[] {
  const logs = disk.detail === 'logs' ? ' of the logs' : ''
  return [
    {
      isBad: disk.freePercent === null ? null : disk.status !== 'ok',
      alert: about('disk_low', 'disk', {
        severity: disk.status === 'error' ? 'critical' : 'warning',
        about: `${disk.freePercent} %`,
        summary: `Only ${disk.freePercent} % of the disk${logs} is free. Make room before the database stops.`,
      }),
    },
    {
      isBad: redis.status === 'error',
      alert: about('redis_down', 'redis', {
        severity: 'warning',
        summary:
          redis.detail === 'full'
            ? 'Redis is full and refuses to write. Give it room; each instance counts its rate limits alone until then.'
            : 'Redis does not answer. Each instance counts its rate limits alone until it is back.',
      }),
    },
    {
      isBad: backup.detail ? null : backup.status === 'warning',
      alert: about('backup_missed', 'backup', {
        severity: 'critical',
        ...(backup.lastSuccessAt ? { about: `${Math.round(backup.ageHours ?? 0)} h` } : {}),
        summary: 'There is no backup of the last 36 hours. Look at the disk of BACKUP_DIR and at the log.',
      }),
    },
  ]
}

const SERVICES = { whatsapp: 'WhatsApp', mercadopago: 'Mercado Pago', email: 'E-mail' } as const

function ofServices({ checks, pulse }: Surroundings): Sign[] {
  const circuits = (['whatsapp', 'mercadopago', 'email'] as const).map((key) => ({
    isBad: checks[key].configured && (checks[key].circuit === 'open' || pulse.circuits[key] === 'open'),
    alert: about('circuit_open', key, {
      severity: 'critical',
      about: SERVICES[key],
      summary: `${SERVICES[key]} does not answer. What was to be sent there waits and goes out when it is back.`,
    }),
  }))
  return [
    ...circuits,
    {
      isBad: pulse.keys?.whatsapp?.isRefused ?? null,
      alert: about('whatsapp_unauthorized', 'whatsapp', {
        severity: 'critical',
        summary:
          'WhatsApp refuses the access token. Make a new one at Meta, set WHATSAPP_ACCESS_TOKEN and restart.',
      }),
    },
  ]
}

function ofTraffic({ pulse: { lately }, whatsapp, now, zone }: Surroundings): Sign[] {
  return [
    {
      isBad: hasManyErrors(lately),
      alert: about('errors_many', 'http', {
        severity: 'critical',
        about: `${lately.errors} / ${lately.requests}`,
        summary:
          `${lately.errors} of ${lately.requests} requests of the last quarter of an hour ended in an error ` +
          'of ours.',
      }),
    },
    {
      isBad: isSlow(lately),
      alert: about('replies_slow', 'chat', {
        severity: 'warning',
        about: `${lately.slowReplies} / ${lately.replies}`,
        summary:
          `${lately.slowReplies} of ${lately.replies} replies of the last quarter of an hour came later ` +
          'than promised.',
      }),
    },
    {
      isBad: isForged(lately),
      alert: about('webhook_signatures', 'webhooks', {
        severity: 'warning',
        about: String(lately.forged),
        summary:
          `${lately.forged} deliveries of the last hour had a wrong signature. Compare the secrets with ` +
          'those of the providers.',
      }),
    },
    {
      isBad: whatsapp ? isSilent(whatsapp, now, zone) : false,
      alert: about('webhook_silence', 'whatsapp', {
        severity: 'critical',
        about: 'WhatsApp',
        summary:
          'Nothing has come from WhatsApp for longer than chance explains. Look at the webhook at Meta.',
      }),
    },
  ]
}

function isSilent(whatsapp: NonNullable<Surroundings['whatsapp']>, now: Instant, zone: string): boolean {
  const limit = longestSilenceHours(whatsapp.events)
  if (limit === null || !whatsapp.lastAt) return false
  return businessHours(whatsapp.lastAt, now, zone) >= limit
}

function ofAddress({ now, certificateEndsAt: ends, clockAheadSeconds: ahead }: Surroundings): Sign[] {
  const days = ends && daysUntil(ends, now)
  const off = ahead === null ? null : Math.abs(ahead)
  return [
    {
      isBad: ends && isCertificateEnding(ends, now),
      alert: about('certificate_ends', 'certificate', {
        severity: days !== null && days < CERTIFICATE_LAST_DAYS ? 'critical' : 'warning',
        about: ends ? ends.toString().slice(0, 10) : '',
        summary: `The certificate of the public address ends in ${days} days. Renew it: without it nothing comes in.`,
      }),
    },
    {
      isBad: ahead === null ? null : isClockOff(ahead),
      alert: about('clock_wrong', 'clock', {
        severity: off !== null && off > CLOCK_FAR_SECONDS ? 'critical' : 'warning',
        about: `${Math.round(ahead ?? 0)} s`,
        summary:
          `The clock of this machine is ${Math.round(off ?? 0)} s ${(ahead ?? 0) > 0 ? 'fast' : 'slow'}. ` +
          'Set it (timedatectl set-ntp true).',
      }),
    },
  ]
}

function about(
  kind: string,
  entityId: string,
  words: Pick<AlertNote, 'severity' | 'summary' | 'about'>,
): AlertNote {
  return { kind, entity: 'system', entityId, dedupeKey: `${kind}:${entityId}`, ...words }
}
