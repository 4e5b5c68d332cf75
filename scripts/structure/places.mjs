/** Where a file lives, in the words of docs/architecture.md. */
export function placeOf(filePath) {
  const parts = filePath.split('/')
  if (parts[0] !== 'server' || parts[1] !== 'src') return { layer: outsideLayer(parts), rest: parts.slice(2) }
  const [, , layer = '', second = '', ...rest] = parts
  if (layer === 'features') return { layer, feature: second, rest, role: roleOf(rest) }
  if (layer === 'adapters') return { layer, adapter: second, rest }
  return { layer, rest: [second, ...rest] }
}

function outsideLayer(parts) {
  if (parts[0] === 'web' && parts[1] === 'src') return `web:${parts[2] ?? ''}`
  return parts[0] ?? ''
}

/** `domain.ts` and `domain/prices.ts` play the same part; a test plays the part of what it tests. */
function roleOf(rest) {
  const first = rest[0] ?? ''
  return rest.length > 1 ? first : first.replace(/(\.test)?\.tsx?$/, '')
}
