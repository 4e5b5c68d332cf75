import { describe, expect, it } from 'vitest'
import type { Language } from '../../domain.ts'
import { LEXICONS } from '../lexicon/lexicons.ts'
import { fold } from '../text/fold.ts'
import { segmentsOf } from '../text/segments.ts'
import { tokenise } from '../text/tokenise.ts'
import { cueLines } from './cues.ts'

describe.each(['es', 'pt', 'en'] as const)('the cues in %s', (language: Language) => {
  it('are each found in their own example', () => {
    const lost = cueLines(language).filter(({ phrase, example }) => {
      const lines = segmentsOf(tokenise(fold(example), LEXICONS[language]))
      return example === '' || !lines.some((line) => phrase.test(line.text))
    })
    expect(lost.map((line) => `${line.intent}: ${line.phrase.source}  # ${line.example}`)).toEqual([])
  })
})
