import type { LookupAddress } from 'node:dns'
import { lookup as systemLookup } from 'node:dns/promises'
import http, { type IncomingMessage } from 'node:http'
import https from 'node:https'
import { BlockList, isIP } from 'node:net'

/** Resolves a name to every address it has. Injected in tests. */
export type Resolver = (host: string) => Promise<readonly LookupAddress[]>

export const systemResolver: Resolver = (host) => systemLookup(host, { all: true, verbatim: true })

export interface GuardOptions {
  readonly resolve: Resolver
  /** Lets private addresses and any port through: for the demo and for tests on loopback. */
  readonly allowPrivateHosts: boolean
}

export type Refusal = 'invalid_url' | 'forbidden_address' | 'dns'

/** A request the guard did not let out. Network errors come as Node's own errors. */
export class GuardError extends Error {
  readonly refusal: Refusal
  constructor(refusal: Refusal, detail: string) {
    super(detail)
    this.name = 'GuardError'
    this.refusal = refusal
  }
}

const forbidden = forbiddenAddresses()

function forbiddenAddresses(): BlockList {
  const list = new BlockList()
  // IANA special-purpose registries (RFC 6890 and successors).
  const v4: [string, number][] = [
    ['0.0.0.0', 8],
    ['10.0.0.0', 8],
    ['100.64.0.0', 10],
    ['127.0.0.0', 8],
    ['169.254.0.0', 16],
    ['172.16.0.0', 12],
    ['192.0.0.0', 24],
    ['192.0.2.0', 24],
    ['192.88.99.0', 24],
    ['192.168.0.0', 16],
    ['198.18.0.0', 15],
    ['198.51.100.0', 24],
    ['203.0.113.0', 24],
    ['224.0.0.0', 4],
    ['240.0.0.0', 4],
  ]
  const v6: [string, number][] = [
    ['::', 96], // unspecified, loopback and the deprecated ::a.b.c.d
    ['::ffff:0:0:0', 96], // SIIT
    ['64:ff9b::', 96], // NAT64: an IPv4 address in disguise
    ['64:ff9b:1::', 48],
    ['100::', 64],
    ['2001::', 23], // Teredo, ORCHID, benchmarking
    ['2001:db8::', 32],
    ['2002::', 16], // 6to4: an IPv4 address in disguise
    ['3fff::', 20],
    ['5f00::', 16],
    ['fc00::', 7],
    ['fe80::', 10],
    ['fec0::', 10],
    ['ff00::', 8],
  ]
  for (const [net, prefix] of v4) list.addSubnet(net, prefix, 'ipv4')
  for (const [net, prefix] of v6) list.addSubnet(net, prefix, 'ipv6')
  return list
}

/** Whether an address belongs to a network that no stranger's URL may reach. Unknown forms count as private. */
export function isPrivateAddress(address: string): boolean {
  const bare = address.replace(/%.*$/, '')
  const family = isIP(bare)
  if (family === 0) return true
  // IPv4-mapped IPv6 (::ffff:127.0.0.1) is checked by BlockList against the IPv4 rules.
  return forbidden.check(bare, family === 4 ? 'ipv4' : 'ipv6')
}

/** The addresses a request may connect to; every one is checked, because the system may try any of them. */
export async function allowedAddresses(url: URL, options: GuardOptions): Promise<readonly LookupAddress[]> {
  if (url.protocol !== 'https:' && url.protocol !== 'http:')
    throw new GuardError('invalid_url', 'not http or https')
  if (url.username || url.password) throw new GuardError('invalid_url', 'the address carries credentials')
  if (!options.allowPrivateHosts && url.port !== '' && url.port !== '80' && url.port !== '443') {
    throw new GuardError('forbidden_address', 'only ports 80 and 443 are allowed')
  }
  const host = url.hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '')
  const family = isIP(host) // the URL parser has already turned 0x7f.1 and 2130706433 into 127.0.0.1
  const addresses = family === 0 ? await resolveAll(host, options.resolve) : [{ address: host, family }]
  if (!options.allowPrivateHosts && addresses.some(({ address }) => isPrivateAddress(address))) {
    throw new GuardError('forbidden_address', 'the address is in a private network')
  }
  return addresses
}

async function resolveAll(host: string, resolve: Resolver): Promise<readonly LookupAddress[]> {
  const addresses = await resolve(host).catch(() => [])
  if (addresses.length === 0) throw new GuardError('dns', 'the name does not resolve')
  return addresses
}

export interface GuardedRequest {
  readonly url: URL
  readonly headers: Readonly<Record<string, string>>
  readonly signal: AbortSignal
  /** Default GET without a body. */
  readonly post?: Uint8Array
}

/**
 * One request, redirects not followed. The name is resolved once and the socket is pinned to the checked addresses, so
 * that a second answer from the name server (DNS rebinding) is never asked for. Throws GuardError or Node's error.
 */
export async function guardedRequest(
  request: GuardedRequest,
  options: GuardOptions,
): Promise<IncomingMessage> {
  const addresses = await abortable(allowedAddresses(request.url, options), request.signal)
  const [first] = addresses
  if (!first) throw new GuardError('dns', 'the name does not resolve')
  const client = request.url.protocol === 'https:' ? https : http
  return new Promise((resolve, reject) => {
    const outgoing = client.request(
      request.url,
      {
        method: request.post ? 'POST' : 'GET',
        headers: request.headers,
        signal: request.signal,
        agent: false, // a pooled socket would belong to an earlier check
        lookup: (_host, asked, done) => {
          if (asked.all) done(null, [...addresses])
          else done(null, first.address, first.family)
        },
      },
      resolve,
    )
    outgoing.on('error', reject)
    outgoing.end(request.post)
  })
}

/** `getaddrinfo` cannot be cancelled; the caller's deadline must not wait for it. */
function abortable<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason)
    if (signal.aborted) stop()
    signal.addEventListener('abort', stop, { once: true })
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop))
  })
}
