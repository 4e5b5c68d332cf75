/** What was read or learnt, by its key. A key belongs to one kind of fact: whoever reads it says which. */
export class FactsByKey {
  readonly #facts = new Map<string, Promise<unknown>>()

  get size(): number {
    return this.#facts.size
  }

  get<Fact>(key: string): Promise<Fact> | undefined {
    // The map cannot know which kind of fact a key stands for.
    return this.#facts.get(key) as Promise<Fact> | undefined
  }

  set(key: string, fact: Promise<unknown>): void {
    this.#facts.set(key, fact)
  }

  delete(key: string): void {
    this.#facts.delete(key)
  }

  clear(): void {
    this.#facts.clear()
  }
}
