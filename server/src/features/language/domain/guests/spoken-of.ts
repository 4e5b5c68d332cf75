import { anyOf, isKind, type Token, type Tokens } from '../text/token.ts'

/** "mi mujer está reservando", "mi hijo pregunta si hay wifi": who speaks through the writer. */
export function asksFor(tokens: Tokens, at: number): boolean {
  const [verb, what] = [tokens[at + 1]?.word ?? '', tokens[at + 2]?.word ?? '']
  if (SPEAKS.test(verb)) return true
  return /^(?:esta|quiere|queria|is|wants|quer)$/.test(verb) && SPEAKING.test(what)
}

const SPEAKS = anyOf(`
  pregunta preguntaba dice dijo reservo pago transfirio deposito escribio hablo llamo hizo pergunta says asks
`)
const SPEAKING = anyOf(`
  embarazada operada operado enferma enfermo internada internado gravida pregnant reservando averiguando mirando
  viendo hablando saber preguntar pagando asking booking paying
`)

/** "les escribo porque con mi marido queremos": what comes after is said of those who come. */
export const REASONS = /^(?:porque|pues|because|porq|xq)$/

/** What somebody did for the writer. */
const TOLD = anyOf(`
  paso pasaron recomendo recomendaron dijo dijeron conto contaron hablo hablaron mando regalo pidio dio
`)

/** "lo hablo con mi marido", "el cumpleaños de mi mujer": spoken of, not coming. */
export function isSomebodyElse(tokens: Tokens, i: number): boolean {
  if (isKind(tokens, i - 1, 'of')) return true
  // "mi nuera me pasó su número", "mi cuñada me dijo"
  if (/^(?:me|nos)$/.test(tokens[i + 2]?.word ?? '') && TOLD.test(tokens[i + 3]?.word ?? '')) return true
  // "te consulto: somos mi mamá, mi hermana y yo"
  const parts = (t: Token) => REASONS.test(t.word) || t.kind === 'we'
  const near = [1, 2, 3].filter((back) => !tokens.slice(Math.max(0, i - back), i).some(parts))
  return near.some(
    (back) =>
      isKind(tokens, i - back, 'talk') ||
      isKind(tokens, i - back, 'commit') ||
      isKind(tokens, i - back, 'event'),
  )
}
