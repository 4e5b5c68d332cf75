import { createHmac } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { verifyMercadoPagoSignature } from './signature.ts'

const secret = 'sandbox-webhook-secret'
const verify = (signature: {
  header: string | undefined
  requestId?: string
  dataId?: string
  secrets?: string[]
}) =>
  verifyMercadoPagoSignature({
    signatureHeader: signature.header,
    requestId: signature.requestId,
    dataId: signature.dataId,
    secrets: signature.secrets ?? [secret],
  })

const numeric = {
  header: 'ts=1742505638683,v1=e3ccf44eb2fd5972ee9aaafa90a3c88e5709957ed66fe2ab584f4e067e48c21b',
  requestId: 'bb56a2f1-6aae-46ac-982e-9dcd3581d08e',
  dataId: '123456789',
}
const order = 'ts=1704908010,v1=4f1968c71a9c4e2a65c4f407a56b6a594600d11b54a03ba5b423ff2df9bd5040'

describe('the signature of a notification', () => {
  it('accepts a payment stamped in milliseconds', () => {
    const verdict = verify(numeric)
    expect(verdict).toMatchObject({ ok: true, casing: 'as_sent' })
    expect(verdict.ok && verdict.signedAt.epochMilliseconds).toBe(1742505638683)
  })

  it('accepts a lower-case id stamped in seconds, and says at what moment', () => {
    const verdict = verify({ header: order, requestId: 'r-1', dataId: 'ord01abc' })
    expect(verdict).toMatchObject({ ok: true, casing: 'as_sent' })
    expect(verdict.ok && verdict.signedAt.epochMilliseconds).toBe(1704908010000)
  })

  it('accepts an upper-case id signed in lower case, and one signed as it is', () => {
    expect(verify({ header: order, requestId: 'r-1', dataId: 'ORD01ABC' })).toMatchObject({ casing: 'lower' })
    const v1 = createHmac('sha256', secret).update('id:ORD01ABC;request-id:r-1;ts:1704908010;').digest('hex')
    expect(verify({ header: `ts=1704908010,v1=${v1}`, requestId: 'r-1', dataId: 'ORD01ABC' })).toMatchObject({
      ok: true,
      casing: 'as_sent',
    })
  })

  it('leaves out what the request does not carry', () => {
    const noId = 'ts=1704908010,v1=11f5ddacf83e4fdc80a57734e61029f357530a94075639daefb493c40109b9e1'
    expect(verify({ header: noId, requestId: 'r-1' })).toMatchObject({ ok: true, casing: 'none' })
    const noRequest = 'ts=1704908010,v1=8198089cb91ae6f2ec85461726dd635d986478c713306e8663d816dadc254c61'
    expect(verify({ header: noRequest, dataId: '123456789' }).ok).toBe(true)
  })

  it('tries every configured secret', () => {
    expect(verify({ ...numeric, secrets: ['other', secret] }).ok).toBe(true)
    expect(verify({ ...numeric, secrets: ['other'] })).toEqual({ ok: false, reason: 'mismatch' })
    expect(verify({ ...numeric, secrets: [] })).toEqual({ ok: false, reason: 'mismatch' })
  })

  it('never accepts a forgery made with an empty secret', () => {
    const v1 = createHmac('sha256', '').update('id:1;ts:1704908010;').digest('hex')
    const forged = { header: `ts=1704908010,v1=${v1}`, dataId: '1', secrets: [''] }
    expect(verify(forged)).toEqual({ ok: false, reason: 'mismatch' })
  })

  it.each([
    [{ ...numeric, dataId: '123456780' }, 'mismatch'],
    [{ ...numeric, requestId: 'another' }, 'mismatch'],
    [{ ...numeric, header: numeric.header.replace('1742505638683', '1742505638684') }, 'mismatch'],
    [{ ...numeric, header: 'ts=1742505638683,v1=e3cc' }, 'malformed'],
    [{ ...numeric, header: 'v1=zz' }, 'malformed'],
    [{ ...numeric, header: undefined }, 'missing'],
  ] as const)('refuses %j: %s', (changed, reason) => {
    expect(verify(changed)).toEqual({ ok: false, reason })
  })
})
