const TAG = /\{%-?\s*(?<word>\w+)[^%]*%\}|\{\{-?\s*(?<name>[a-z_]+)[^}]*\}\}/g

/** Blocks of Liquid that are open, and whether what stands in them is read: of several branches the first is. */
interface Block {
  readonly closedBy: string
  isRead: boolean
  hasBranch: boolean
}

/** A message as somebody reads it who never saw a template: no branches, and each variable by its name. */
export function plainTemplate(template: string, nameOf: (variable: string) => string): string {
  const blocks: Block[] = []
  const isRead = () => blocks.every((block) => block.isRead)
  let text = ''
  let end = 0
  for (const match of template.matchAll(TAG)) {
    if (isRead()) text += template.slice(end, match.index)
    end = match.index + match[0].length
    const { word, name } = match.groups ?? {}
    if (name && isRead()) text += `[${nameOf(name)}]`
    if (word) turn(blocks, word)
  }
  return text + template.slice(end)
}

function turn(blocks: Block[], word: string): void {
  const block = blocks.at(-1)
  if (word === 'if' || word === 'unless' || word === 'for') {
    blocks.push({ closedBy: `end${word}`, isRead: true, hasBranch: true })
  } else if (word === 'case') {
    blocks.push({ closedBy: 'endcase', isRead: false, hasBranch: false })
  } else if (block && (word === 'else' || word === 'elsif' || word === 'when')) {
    block.isRead = !block.hasBranch
    block.hasBranch = true
  } else if (block?.closedBy === word) {
    blocks.pop()
  }
}
