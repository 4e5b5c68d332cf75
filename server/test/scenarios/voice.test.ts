import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type ChatWorld, createChatWorld } from '../chat-world.ts'
import { hasSpeaker, RECORDED, speak } from '../voice-notes.ts'

let world: ChatWorld
let number = 5491155580000
beforeAll(async () => {
  world = await createChatWorld()
})
afterAll(() => world.close())

const newChat = (in_: ChatWorld = world) => {
  number += 1
  const chat = in_.chat(String(number), `Huésped ${number % 10_000}`)
  return {
    ...chat,
    speaks: (spoken: string, clarity = 0.95) =>
      chat.after(() => chat.guest.sendsAudio(RECORDED, { spoken, clarity })),
  }
}

const stayFrom = async (day: string) => (await world.stays()).filter((one) => one.check_in === day)

interface Message {
  id: string
  type: string
  text: string
  content: { heard?: { state: string; confidence: number; file: { size: number; sha256: string } | null } }
}

async function lastNote(chat: ReturnType<typeof newChat>, in_: ChatWorld = world) {
  const { id } = await chat.conversation()
  const { body } = await in_.app.owner<{ items: Message[] }>('GET', `/conversations/${id}/messages`)
  const message = body.items.find((one) => one.type === 'audio')
  if (!message) throw new Error('no voice note')
  return { id, message }
}

test('a voice note that is heard well is answered like a message, and stands written in the talk', async () => {
  const chat = newChat()
  const said = 'hola, del quince al dieciocho de abril para dos'
  expect((await chat.speaks(said)).join()).toMatch(/15 .*18 abr/)
  const { id, message } = await lastNote(chat)
  expect(message.text).toBe(said)
  expect(message.content.heard).toMatchObject({ state: 'clear', file: { size: RECORDED.length } })
  const audio = await fetch(
    `${world.app.origin}/api/v1/admin/conversations/${id}/messages/${message.id}/audio`,
    {
      headers: { authorization: `Bearer ${await world.app.ownerToken()}` },
    },
  )
  expect(audio.headers.get('content-type')).toBe('audio/ogg')
  expect(Buffer.from(await audio.arrayBuffer()).equals(RECORDED)).toBe(true)
})

test('the speech server is asked with a WAV of 16 kHz, the language of the talk and the cabins by name', async () => {
  const chat = newChat()
  await chat.speaks('hola')
  const call = world.app.sandbox.speech.control.calls.at(-1)
  const wav = Buffer.from(call?.bytes ?? [])
  expect([wav.toString('latin1', 0, 4), wav.readUInt32LE(24), wav.readUInt16LE(22)]).toEqual([
    'RIFF',
    16_000,
    1,
  ])
  expect(wav.length / 32_000).toBeGreaterThan(6.5)
  expect(call?.fields).toMatchObject({ language: 'es', model: 'base', response_format: 'verbose_json' })
  expect(call?.fields.prompt).toContain('cabaña')
})

test('what is not heard well is read back, and goes on after a tap', async () => {
  const chat = newChat()
  const [back = ''] = await chat.speaks('hola, del dos al seis de mayo para dos', 0.4)
  expect(back).toContain('del dos al seis de mayo')
  expect((await chat.taps('Sí')).join()).toMatch(/2 .*6 may/)
})

test('a no to what is read back asks to write it, and a written message leaves it behind', async () => {
  const chat = newChat()
  await chat.speaks('hola, del doce al quince de mayo', 0.4)
  expect((await chat.says('no')).join()).toContain('escribís')
  await chat.speaks('hola, del doce al quince de mayo', 0.4)
  expect((await chat.says('del 20 al 23 de mayo para 2')).join()).toMatch(/20 .*23 may/)
})

test('a spoken yes holds nothing; the tap that is asked for does', async () => {
  const chat = newChat()
  await chat.says('hola, del 10 al 13 de junio para 2')
  expect((await chat.speaks('sí, dale')).join()).toContain('toques el botón')
  expect(await stayFrom('2027-06-10')).toEqual([])
  await chat.taps('Reservar')
  expect(await stayFrom('2027-06-10')).toHaveLength(1)
})

test('a spoken yes, read back and tapped, holds nothing either', async () => {
  const chat = newChat()
  await chat.says('hola, del 20 al 23 de junio para 2')
  await chat.speaks('sí, dale', 0.3)
  expect((await chat.taps('Sí')).join()).toContain('toques el botón')
  expect(await stayFrom('2027-06-20')).toEqual([])
})

test('a spoken yes cancels nothing', async () => {
  const chat = newChat()
  await chat.says('hola, del 10 al 13 de agosto para 2')
  await chat.taps('Reservar')
  await chat.says('quiero cancelar')
  expect((await chat.speaks('sí, cancelala')).join()).not.toMatch(/cancelada/i)
  expect(await stayFrom('2027-08-10')).toMatchObject([{ status: 'pre_reserved' }])
})

test('a spoken number answers the question that was asked', async () => {
  const chat = newChat()
  await chat.says('hola, del 10 al 13 de septiembre')
  expect((await chat.speaks('somos dos')).join()).toMatch(/10 .*13 sep/)
})

test('noise, credits of films and silence are nothing said: the guest is asked to write, once', async () => {
  const chat = newChat()
  await chat.says('hola')
  const noise = await chat.after(() => chat.guest.sendsAudio(RECORDED))
  expect(noise).toEqual([expect.stringContaining('No te escuché bien')])
  const imagined = await chat.speaks('Subtítulos realizados por la comunidad de Amara.org')
  expect(imagined).toEqual([expect.stringContaining('No te escuché bien')])
})

test('a file that is no audio, or a damaged one, is answered too, and reaches no speech server', async () => {
  const chat = newChat()
  const calls = () => world.app.sandbox.speech.control.calls.length
  const before = calls()
  const damaged = Buffer.from(RECORDED)
  damaged[5000] = (damaged[5000] ?? 0) ^ 4
  for (const bytes of [Buffer.from('OggS and then nothing'), Buffer.from('<html>'), damaged]) {
    const said = await chat.after(() => chat.guest.sendsAudio(bytes, { spoken: 'hola' }))
    expect(said).toEqual([expect.stringContaining('¿Me lo escribís?')])
  }
  expect(calls()).toBe(before)
})

test('a voice note never mutes the bot, and what is written while it is heard is answered after it', async () => {
  const chat = newChat()
  const said = await chat.after(async () => {
    await chat.guest.sendsAudio(RECORDED, { spoken: 'hola, aceptan perros?' })
    await chat.guest.says('del 10 al 13 de octubre para 2')
  })
  expect(said.join()).toMatch(/10 .*13 oct/)
  expect((await chat.conversation()).status).toBe('bot')
})

test('when the speech server fails the guest is asked to write, and the talk goes on', async () => {
  const chat = newChat()
  await chat.says('hola, del 10 al 13 de noviembre')
  const { faults } = world.app.sandbox.speech.control
  faults.inject({
    at: 'transcribe',
    trigger: { mode: 'next', count: 3 },
    fault: { kind: 'http', status: 503 },
  })
  expect((await chat.speaks('somos dos')).join()).toContain('escribís')
  expect((await chat.speaks('somos dos')).join()).toMatch(/10 .*13 nov/)
  const metrics = await (await fetch(`${world.app.origin}/metrics`)).text()
  expect(metrics).toMatch(/external_call_retries_total\{service="speech"\} 2/)
  expect(metrics).toMatch(/external_call_duration_seconds_count\{service="speech"\} \d+/)
  expect(metrics).toMatch(/message_reply_seconds_count\{kind="audio"\} \d+/)
})

test('the voice of a guest who is forgotten is erased with the words', async () => {
  const chat = newChat()
  await chat.speaks('hola')
  const { id, message } = await lastNote(chat)
  const { body } = await world.app.owner<{ items: { guest: { id: string; phone: string } }[] }>(
    'GET',
    '/conversations?page_size=100',
  )
  const guest = body.items.find((one) => one.guest.phone === chat.guest.waId)?.guest.id
  expect((await world.app.owner('DELETE', `/guests/${guest}`)).status).toBe(204)
  const gone = await world.app.owner('GET', `/conversations/${id}/messages/${message.id}/audio`)
  expect(gone.status).toBe(404)
})

describe('without a speech server', () => {
  let deaf: ChatWorld
  beforeAll(async () => {
    deaf = await createChatWorld({ speech: null })
  })
  afterAll(() => deaf.close())

  test('the guest is asked to write, the talk goes on, and the owner can listen', async () => {
    const chat = newChat(deaf)
    await chat.says('hola, del 15 al 18 de abril')
    const said = (await chat.speaks('somos dos')).join()
    expect(said).toContain('¿Me lo escribís?')
    expect((await chat.conversation()).status).toBe('bot')
    expect((await lastNote(chat, deaf)).message.content.heard).toMatchObject({ state: 'off' })
    expect((await chat.says('somos 2')).join()).toMatch(/15 .*18 abr/)
  })

  test('a file to transcribe is refused with a code of its own', async () => {
    const form = new FormData()
    form.set('file', new Blob([RECORDED]), 'nota.ogg')
    const headers = { authorization: `Bearer ${await deaf.app.ownerToken()}` }
    const url = `${deaf.app.origin}/api/v1/admin/audio/transcribe`
    const response = await fetch(url, { method: 'POST', body: form, headers })
    expect(response.status).toBe(503)
    expect(await response.json()).toMatchObject({ code: 'speech_unavailable' })
    const health = await deaf.app.api<{ checks: { speech: { status: string } } }>('GET', '/healthz')
    expect(health.body.checks.speech.status).toBe('disabled')
  })
})

describe('a file to transcribe', () => {
  const transcribe = async (file: Blob | null, headers: Record<string, string> = {}) => {
    const form = new FormData()
    form.set('language', 'pt')
    if (file) form.set('file', file, 'nota.ogg')
    const url = `${world.app.origin}/api/v1/admin/audio/transcribe`
    const response = await fetch(url, { method: 'POST', body: form, headers })
    return { status: response.status, body: (await response.json()) as Record<string, unknown> }
  }
  const owner = async () => ({ authorization: `Bearer ${await world.app.ownerToken()}` })

  test('is answered with its words, their certainty and its length', async () => {
    world.app.sandbox.speech.control.hearsNext({ text: 'olá, tem lugar?', clarity: 0.9 })
    const { status, body } = await transcribe(new Blob([RECORDED]), await owner())
    expect(status).toBe(200)
    expect(body).toMatchObject({ text: 'olá, tem lugar?', language: 'pt', certainty: 'clear' })
    expect(body.confidence).toBeCloseTo(0.9)
    expect(body.duration_seconds).toBeCloseTo(6.66, 1)
  })

  test('is refused to strangers, without a file, when it is no audio, and when it is too heavy', async () => {
    expect((await transcribe(new Blob([RECORDED]))).status).toBe(401)
    const nothing = await transcribe(null, await owner())
    expect([nothing.status, nothing.body.code]).toEqual([422, 'validation_failed'])
    const page = await transcribe(new Blob(['<html>']), await owner())
    expect([page.status, page.body.code]).toEqual([422, 'audio_unreadable'])
    const heavy = await transcribe(new Blob([Buffer.alloc(17 * 1024 * 1024)]), await owner())
    expect([heavy.status, heavy.body.code]).toEqual([413, 'body_too_large'])
  })
})

if (!hasSpeaker) console.log('voice.test: espeak-ng or ffmpeg is missing; notes made on the spot are skipped')

describe.skipIf(!hasSpeaker)('voice notes made by espeak-ng and ffmpeg', () => {
  test.each([
    [
      'hola, quería saber si tienen lugar del tres al seis de diciembre del año que viene para dos',
      /3 .*6 dic/,
    ],
    ['hola, tienen lugar del cuatro al siete de noviembre para dos personas', /4 .*7 nov/],
  ])('%s', async (said, expected) => {
    const chat = newChat()
    expect((await chat.after(() => chat.guest.sendsAudio(speak(said)))).join()).toMatch(expected)
  })

  test('two channels are heard as one', async () => {
    const chat = newChat()
    await chat.after(() => chat.guest.sendsAudio(speak('hola, aceptan mascotas?', { channels: 2 })))
    expect((await lastNote(chat)).message.content.heard).toMatchObject({ state: 'clear' })
  })

  test('more than two minutes are asked for in writing', async () => {
    const chat = newChat()
    const long = speak('hola, tienen lugar?', { seconds: 130 })
    expect((await chat.after(() => chat.guest.sendsAudio(long))).join()).toContain('muy largo')
  })
})
