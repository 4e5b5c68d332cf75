import type { Language } from '../../domain.ts'
import { english } from './en.ts'
import { spanish } from './es.ts'
import type { Lexicon } from './lexicon.ts'
import { portuguese } from './pt.ts'

export const LEXICONS: Readonly<Record<Language, Lexicon>> = { es: spanish, pt: portuguese, en: english }
