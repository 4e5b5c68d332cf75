import { codeOf } from '../errors.ts'

/** What became of a call that brought no answer. */
type TroubleKind = 'dns' | 'refused' | 'silent' | 'certificate' | 'other'

export interface Trouble {
  readonly kind: TroubleKind
  /** Node's code, such as `ECONNREFUSED`; never a message, which may quote an address. */
  readonly detail: string
}

const KINDS: Readonly<Record<string, TroubleKind>> = {
  ENOTFOUND: 'dns',
  EAI_AGAIN: 'dns',
  EDNS: 'dns',
  ECONNREFUSED: 'refused',
  EHOSTUNREACH: 'refused',
  ENETUNREACH: 'refused',
  ECONNRESET: 'refused',
  ETIMEDOUT: 'silent',
  TimeoutError: 'silent',
  AbortError: 'silent',
  UND_ERR_CONNECT_TIMEOUT: 'silent',
}

/** OpenSSL's verdicts on a certificate (`tls.TLSSocket.authorizationError`). */
const CERTIFICATE = /CERT|SELF_SIGNED|UNABLE_TO_|ERR_TLS|ERR_SSL|HOSTNAME_MISMATCH/

export function troubleOf(error: unknown): Trouble {
  const detail = codeOf(error) ?? (error instanceof Error ? error.name : 'unknown')
  return { kind: KINDS[detail] ?? (CERTIFICATE.test(detail) ? 'certificate' : 'other'), detail }
}
