import { describe, expect, it } from 'vitest'
import { allowedAddresses, GuardError, isPrivateAddress, type Resolver } from './guarded-fetch.ts'

const answers =
  (...addresses: string[]): Resolver =>
  async () =>
    addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }))

const refusal = async (url: string, resolve: Resolver = answers('93.184.216.34')) => {
  try {
    await allowedAddresses(new URL(url), { resolve, allowPrivateHosts: false })
    return null
  } catch (error) {
    return error instanceof GuardError ? error.refusal : error
  }
}

describe('addresses a stranger must not send us to', () => {
  it.each([
    '0.0.0.0',
    '10.1.2.3',
    '100.64.0.1',
    '127.0.0.1',
    '169.254.169.254',
    '172.31.255.255',
    '192.168.1.1',
    '198.19.0.1',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::127.0.0.1',
    '::ffff:127.0.0.1',
    '::ffff:a00:1',
    '64:ff9b::a00:1',
    '2002:7f00:1::',
    'fd00::1',
    'fe80::1%eth0',
    'ff02::1',
    'not an address',
  ])('%s is private', (address) => {
    expect(isPrivateAddress(address)).toBe(true)
  })

  it.each([
    '93.184.216.34',
    '172.32.0.1',
    '100.128.0.1',
    '198.20.0.1',
    '2606:2800:220:1::1',
    '::ffff:93.184.216.34',
  ])('%s is public', (address) => {
    expect(isPrivateAddress(address)).toBe(false)
  })

  it.each([
    'http://2130706433/',
    'http://0x7f.1/',
    'http://0177.0.0.1/',
    'https://[::ffff:127.0.0.1]/',
    'https://[::1]/',
    'https://127.1./',
  ])('%s is loopback in disguise', async (url) => {
    expect(await refusal(url)).toBe('forbidden_address')
  })

  it('refuses a name when any of its addresses is private, and one that has none', async () => {
    expect(await refusal('https://feeds.example/', answers('93.184.216.34', '10.0.0.1'))).toBe(
      'forbidden_address',
    )
    expect(await refusal('https://feeds.example/', answers())).toBe('dns')
    expect(await refusal('https://feeds.example/', answers('93.184.216.34'))).toBeNull()
  })

  it('refuses other ports, other schemes and credentials', async () => {
    expect(await refusal('https://feeds.example:8443/')).toBe('forbidden_address')
    expect(await refusal('ftp://feeds.example/')).toBe('invalid_url')
    expect(await refusal('https://user:secret@feeds.example/')).toBe('invalid_url')
  })
})
