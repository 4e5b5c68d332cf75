import { told } from './days.ts'

interface StoryLine {
  readonly at: number
  /** Who did it: a guest's number, `owner`, `airbnb/Coihue`, `fate`, `bot`. */
  readonly who: string
  readonly what: string
}

/** Everything that was done and said, to be read when something breaks. */
export function createStory() {
  const lines: StoryLine[] = []
  return {
    lines,
    note(at: number, who: string, what: string): void {
      lines.push({ at, who, what })
    },
    /** What these did and what was said to them, oldest first. */
    about(whos: ReadonlySet<string>): string[] {
      return lines
        .filter((line) => whos.has(line.who) || line.who === 'fate')
        .map((line) => `${told(line.at)} ${line.who}: ${line.what}`)
    },
  }
}

export type Story = ReturnType<typeof createStory>
