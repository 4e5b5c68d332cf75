import { expect, it } from 'vitest'
import { isSilent, kindOfAudio } from './audio.ts'
import { certaintyOf, type Transcription } from './transcription.ts'

const heard = (over: Partial<Transcription>): Transcription => ({
  text: 'del quince al dieciocho',
  language: 'es',
  seconds: 3,
  confidence: 0.9,
  noSpeech: 0.05,
  compression: 1.2,
  words: [],
  ...over,
})

it.each<[string, Partial<Transcription>, string]>([
  ['sure words', {}, 'clear'],
  ['words just sure enough', { confidence: 0.6 }, 'clear'],
  ['unsure words', { confidence: 0.59 }, 'unclear'],
  ['a server that does not tell', { confidence: null }, 'unclear'],
  ['a number that may be another', { words: [{ word: ' Dieciséis,', probability: 0.3 }] }, 'unclear'],
  ['an unsure word that is no number', { words: [{ word: 'cabaña', probability: 0.3 }] }, 'clear'],
  ['nothing', { text: ' ... ' }, 'nothing'],
  ['silence', { noSpeech: 0.9, confidence: 0.2 }, 'nothing'],
  ['sure words in a noisy place', { noSpeech: 0.9, confidence: 0.8 }, 'clear'],
  ['one word over and over', { compression: 2.5 }, 'nothing'],
  ['credits of a film', { text: '¡Suscríbete al canal!' }, 'nothing'],
  ['thanks that are not those of a film', { text: 'gracias por ver lo de la cabaña' }, 'clear'],
])('%s', (_what, over, certainty) => {
  expect(certaintyOf(heard(over), 0.6)).toBe(certainty)
})

it('tells kinds of audio by their bytes', () => {
  const kinds = ['OggS', 'RIFF....WAVE', '....ftypM4A ', '#!AMR', 'ID3', '<html>'].map((head) =>
    kindOfAudio(Buffer.from(head)),
  )
  expect(kinds).toEqual(['ogg', 'wav', 'mp4', 'amr', 'mp3', undefined])
  expect(kindOfAudio(Buffer.from([0x1a, 0x45, 0xdf, 0xa3]))).toBe('webm')
  expect(kindOfAudio(Buffer.from([0xff, 0xfb]))).toBe('mp3')
  expect(kindOfAudio(Buffer.from([0xff, 0xf1]))).toBe('aac')
  expect(kindOfAudio(new Uint8Array())).toBeUndefined()
})

it('tells silence from speech', () => {
  expect(isSilent(new Int16Array(1600))).toBe(true)
  expect(isSilent(Int16Array.from({ length: 1600 }, (_, at) => 3000 * Math.sin(at / 5)))).toBe(false)
})
