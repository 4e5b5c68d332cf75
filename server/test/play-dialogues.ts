import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Dialogue, dialogue } from './dialogue-script.ts'
import { createDialogueWorld, type DialogueWorld } from './dialogue-world.ts'

const FOLDER = new URL('./fixtures/dialogues/', import.meta.url)

/** One conversation a line, with what has to be said and booked after which turn; see dialogue-world.ts. */
function dialoguesIn(file: string): Dialogue[] {
  const lines = readFileSync(new URL(file, FOLDER), 'utf8').trim().split('\n')
  return lines.map((line) => dialogue.parse(JSON.parse(line)))
}

const isBurst = ({ turns }: Dialogue) => turns.some((turn) => typeof turn === 'object' && 'burst' in turn)

/** Plays every conversation of the files that are meant. */
export function playDialogues(isMeant: (file: string) => boolean): void {
  const all = readdirSync(FOLDER)
    .filter((name) => name.endsWith('.jsonl') && isMeant(name))
    .flatMap(dialoguesIn)

  describe.each([
    ['each bubble by itself', { CHAT_GATHER_MS: '0' }, all.filter((one) => !isBurst(one))],
    ['bubbles gathered', { CHAT_GATHER_MS: '300' }, all.filter(isBurst)],
  ])('the receptionist, %s', (_name, env, dialogues) => {
    let world: DialogueWorld
    beforeAll(async () => {
      world = await createDialogueWorld(env)
    })
    afterAll(() => world.close())

    test.each(dialogues.map((one) => [one.id, one] as const))('%s', async (id, played) => {
      const { transcript, failures } = await world.play(played)
      if (process.env.TALK_OUT)
        writeFileSync(
          `${process.env.TALK_OUT}/${id}.txt`,
          [...transcript, ...failures.map((f) => `!! ${f}`)].join('\n'),
        )
      expect(failures, transcript.join('\n')).toEqual([])
    })
  })
}
