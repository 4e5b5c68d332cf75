import type { Clock } from '../../lib/clock.ts'
import type { Ids } from '../../lib/ids.ts'
import type { MinorUnits } from '../../lib/money.ts'

/**
 * Everything here is plain JSON (dates are epoch milliseconds, money centavos), so that a demo can be put to sleep and
 * woken.
 */
export interface SandboxPreference {
  id: string
  title: string
  externalReference: string
  amount: MinorUnits
  currency: string
  notificationUrl: string | null
  backUrls: { success?: string; pending?: string; failure?: string }
  autoReturn: string | null
  expires: boolean
  expirationFrom: number | null
  expirationTo: number | null
  couponDeadline: number | null
  excludedTypes: string[]
  excludedMethods: string[]
  binaryMode: boolean
  metadata: Record<string, unknown>
  payerEmail: string | null
  createdAt: number
  /** The fields nobody computes with, echoed as they came. */
  body: Record<string, unknown>
}

export interface SandboxRefund {
  id: number
  paymentId: number
  amount: MinorUnits
  status: string
  createdAt: number
}

export interface SandboxPayment {
  id: number
  preferenceId: string
  orderId: number
  status: string
  statusDetail: string
  liveMode: boolean
  createdAt: number
  approvedAt: number | null
  updatedAt: number
  expiresAt: number | null
  /** Coupons: when it was paid at the kiosk; it is credited up to two working days later. */
  paidAt: number | null
  /** When the bank or a mediation took the money away for good, and how much where it was not the rest of it. */
  takenAt?: number | null
  taken?: MinorUnits
  amount: MinorUnits
  refunded: MinorUnits
  methodId: string
  typeId: string
  installments: number
  refunds: SandboxRefund[]
  /** Fields of the answer that a test overwrites, to forge an amount, a currency, a collector. */
  tampered: Record<string, unknown>
}

export interface SandboxChargeback {
  id: number
  paymentId: number
  amount: MinorUnits
  createdAt: number
  coverageApplied: boolean | null
}

export interface SandboxData {
  preferences: Record<string, SandboxPreference>
  payments: Record<string, SandboxPayment>
  orders: Record<string, { id: number; preferenceId: string; createdAt: number }>
  chargebacks: Record<string, SandboxChargeback>
  idempotency: Record<string, { bodyHash: string; status: number; response: unknown }>
  lastId: number
}

export interface SandboxOptions {
  readonly clock: Clock
  readonly ids: Ids
  readonly accessToken: string
  readonly webhookSecret: string
  /** The seller's account number. */
  readonly collectorId: number
  /** Path under which the checkout pages are served, for example `/sandbox/mercado-pago`. */
  readonly publicBase: string
  /** Scheme, host and port before `publicBase`; asked late, because a port is known only after listening. */
  readonly publicBaseUrl: () => string
  /** Where "Volver al chat" leads when the preference has no usable return address. */
  readonly chatUrl?: string
  /** `live_mode` of new payments. Default false. */
  readonly liveMode?: boolean
  /** Waits before the second, third, … attempt of a notification: the days of the real ladder, compressed. */
  readonly retryDelaysMs?: readonly number[]
  /** How long a notification waits for its answer; Mercado Pago hangs up after 22 s. */
  readonly deliveryTimeoutMs?: number
}

/** What the account and its provider do today; every switch can be turned while running. */
export interface SandboxSettings {
  liveMode: boolean
  /** The seller is one of those made for trying. */
  testAccount: boolean
  /** Country of the account: `MLA` is Argentina. */
  site: string
  /** Money available for refunds; null is enough for anything. */
  balance: MinorUnits | null
  /** Seconds until a new payment can be found by search. */
  searchLagSeconds: number
  /** Same idempotency key, other body: a 409, or the first answer again. */
  idempotencyConflict: 'conflict' | 'replay'
  /** Searches by a window of dates answer 400, as they do on some days; searches by reference go on. */
  refuseWindowSearch: boolean
  /** Refunds are accepted but not finished (`in_process`) until settled. */
  refundsInProcess: boolean
}

export interface SandboxState {
  readonly options: SandboxOptions
  readonly settings: SandboxSettings
  readonly data: SandboxData
  now(): number
  /**
   * Numeric, 12 digits, taken from the clock: a sandbox that lost its memory must not give an old payment's
   * number to a new one.
   */
  nextId(): number
}

function emptyData(): SandboxData {
  return { preferences: {}, payments: {}, orders: {}, chargebacks: {}, idempotency: {}, lastId: 0 }
}

export function createState(options: SandboxOptions, data: SandboxData = emptyData()): SandboxState {
  const now = () => options.clock.now().epochMilliseconds
  return {
    options,
    settings: {
      liveMode: options.liveMode ?? false,
      testAccount: !(options.liveMode ?? false),
      site: 'MLA',
      balance: null,
      searchLagSeconds: 0,
      idempotencyConflict: 'conflict',
      refuseWindowSearch: false,
      refundsInProcess: false,
    },
    data,
    now,
    nextId() {
      data.lastId = Math.max(data.lastId + 1, Math.floor(now() / 10))
      return data.lastId
    },
  }
}
