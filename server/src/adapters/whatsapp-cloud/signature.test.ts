import { describe, expect, test } from 'vitest'
import { verifyWhatsAppSignature } from './signature.ts'

const SECRET = 'sandbox-app-secret'
const EMPTY = '{"object":"whatsapp_business_account","entry":[]}'
const EMPTY_MAC = '913cea235cb673f466a0582c763b0bb96410f81ab66a376a326c45d9e9f4f041'
const ESCAPED = [
  '{"object":"whatsapp_business_account","entry":[{"id":"100000000000001","changes":[{"value":{',
  '"messaging_product":"whatsapp","metadata":{"display_phone_number":"5491150000000",',
  String.raw`"phone_number_id":"200000000000002"},"contacts":[{"profile":{"name":"Pe\u00f1a \ud83d\ude00"},`,
  '"wa_id":"5491155551234"}],"messages":[{"from":"5491155551234","id":"wamid.TEST1",',
  String.raw`"timestamp":"1790000000","text":{"body":"\u00bfHay lugar ma\u00f1ana?"},"type":"text"}]},`,
  '"field":"messages"}]}]}',
].join('')
const ESCAPED_MAC = '2131c88ef7bca715ef23520dc9b30af894a7af08c15cb04218a1945262afba8d'

const verify = (body: string, header: string | undefined, secret = SECRET) =>
  verifyWhatsAppSignature(Buffer.from(body), header, secret)

describe('the signature of a webhook', () => {
  test('holds for the exact bytes', () => {
    expect(Buffer.byteLength(ESCAPED)).toBe(461)
    expect(verify(EMPTY, `sha256=${EMPTY_MAC}`)).toBe(true)
    expect(verify(ESCAPED, `sha256=${ESCAPED_MAC}`)).toBe(true)
  })

  test('breaks when the same object is written again', () => {
    const again = JSON.stringify(JSON.parse(ESCAPED))
    expect(Buffer.byteLength(again)).toBe(441)
    expect(verify(again, `sha256=${ESCAPED_MAC}`)).toBe(false)
    expect(verify(again, 'sha256=21754d8ddac2c01e260b6e41c1920f5ce71d0e15fd251654d4f5fb13b55e090b')).toBe(
      true,
    )
  })

  test.each([
    undefined,
    '',
    EMPTY_MAC,
    `sha1=${EMPTY_MAC}`,
    `sha256=${EMPTY_MAC.slice(1)}`,
    `sha256=${EMPTY_MAC}0`,
    `sha256=z${EMPTY_MAC.slice(1)}`,
    `sha256=${EMPTY_MAC} `,
  ])('refuses the header %s', (header) => expect(verify(EMPTY, header)).toBe(false))

  test('refuses another secret, and everything without one', () => {
    expect(verify(EMPTY, `sha256=${EMPTY_MAC}`, 'other')).toBe(false)
    expect(verify(EMPTY, `sha256=${EMPTY_MAC}`, '')).toBe(false)
  })
})
