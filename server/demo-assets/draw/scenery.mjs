import { ellipse, HEIGHT, line, mix, path, random, range, rect, round, WIDTH } from './page.mjs'

export function sky(page, stops) {
  return rect(0, 0, WIDTH, HEIGHT, page.vertical(stops))
}

export function glow(page, { x, y, radius, colour, strength = 0.8 }) {
  return ellipse(
    x,
    y,
    radius,
    radius,
    page.radial([
      [0, colour, strength],
      [0.35, colour, strength * 0.45],
      [1, colour, 0],
    ]),
  )
}

/** Heights of a ridge by halving: each half moves its middle up or down, less at every step. */
function ridgeLine({ base, rise, seed, rough = 0.52, peaks = [] }) {
  const next = random(seed)
  let points = [[-20, base], ...peaks, [WIDTH + 20, base]]
  let spread = rise
  for (let step = 0; step < 6; step += 1) {
    points = points.flatMap((point, index) => {
      const following = points[index + 1]
      if (!following) return [point]
      const lift = (next() - 0.5) * spread * Math.min(1, (following[0] - point[0]) / 90)
      return [point, [(point[0] + following[0]) / 2, (point[1] + following[1]) / 2 - lift]]
    })
    spread *= rough
  }
  return points.map(([x, y]) => [round(x), round(y)])
}

const toPath = (points) => points.map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${x} ${y}`).join('')

/** A range of mountains: light from the left, snow above `snowLine` when given. */
export function mountains(page, { fill, light, snow, snowLine = 0, foot = HEIGHT, ...shape }) {
  const points = ridgeLine(shape)
  const outline = `${toPath(points)}L${WIDTH + 20} ${foot}L-20 ${foot}Z`
  const body = [
    path(
      outline,
      page.vertical([
        [0, light],
        [1, fill],
      ]),
    ),
  ]
  const clip = page.clip(outline)
  const next = random(shape.seed + 7)
  const faces = (shape.peaks ?? []).map(([x, y]) => {
    const drop = foot - y
    const kink = drop * (0.1 + next() * 0.1)
    return path(
      `M${x} ${y - 60}L${x} ${y}L${x + kink * 0.5} ${y + drop * 0.22}L${x - kink * 0.4} ` +
        `${y + drop * 0.42}L${x + kink} ${foot}L${x + drop * 1.1} ${foot}Z`,
      fill,
      'opacity="0.55"',
    )
  })
  const caps = snow
    ? (shape.peaks ?? []).map(([x, y]) => snowCap({ x, y, snow, depth: snowLine - y, next }))
    : []
  return [...body, `<g clip-path="${clip}">`, ...caps.flat(), ...faces, '</g>']
}

/** Everything above a ragged line that ends at the flanks; the mountain's outline cuts the rest away. */
function snowCap({ x, y, snow, depth, next }) {
  if (depth <= 0) return []
  const half = depth * 1.7
  const teeth = range(11).map((index) => {
    const side = 1 - index / 5
    const reach =
      depth * (1.15 - Math.abs(side) * 0.75) * (index % 2 === 0 ? 0.8 + next() * 0.15 : 1.05 + next() * 0.25)
    return `L${round(x + side * half)} ${round(y + reach)}`
  })
  return [path(`M${x} ${y - 80}${teeth.join('')}Z`, snow)]
}

/** Soft rolling ground from `y` down. */
export function hill(page, { y, wave, seed, top, bottom }) {
  const next = random(seed)
  const steps = range(7).map((index) => [(index * WIDTH) / 6, y + (next() - 0.5) * 2 * wave])
  const curve = steps
    .slice(1)
    .map(([x, height], index) => {
      const [px, py] = steps[index]
      return `C${round(px + 90)} ${round(py)} ${round(x - 90)} ${round(height)} ${round(x)} ${round(height)}`
    })
    .join('')
  return path(
    `M0 ${round(steps[0][1])}${curve}V${HEIGHT}H0Z`,
    page.vertical([
      [0, top],
      [1, bottom],
    ]),
  )
}

/** A conifer-like coihue or a cypress: ragged tiers, lit on the left. */
export function conifer({ x, y, height, dark, light, snow }) {
  const next = random(Math.round(x * 13 + y * 7 + height))
  const stem = rect(
    round(x - height * 0.02),
    round(y - height * 0.1),
    round(height * 0.04),
    round(height * 0.1),
    mix(dark, '#3a2a20', 0.6),
  )
  const tiers = range(6).map((tier) => {
    const share = tier / 6
    const top = y - height + share * height * 0.8
    const bottom = Math.min(y - height * 0.05, y - height * 0.73 + share * height * 0.84)
    const half = height * (0.06 + share * 0.19) * (0.92 + next() * 0.16)
    const tip = `M${round(x)} ${round(top)}`
    const sag = height * 0.05
    const lit =
      `${tip}L${round(x - half)} ${round(bottom)}Q${round(x - half * 0.4)} ${round(bottom - sag)} ` +
      `${round(x - half * 0.1)} ${round(bottom - sag * 0.6)}Z`
    const white =
      `${tip}L${round(x + half * 0.5)} ${round(top + (bottom - top) * 0.5)}Q${round(x)} ` +
      `${round(top + (bottom - top) * 0.4)} ${round(x - half * 0.8)} ${round(top + (bottom - top) * 0.8)}Z`
    return [
      path(
        `${tip}L${round(x + half)} ${round(bottom)}Q${round(x)} ${round(bottom - sag)} ${round(x - half)} ` +
          `${round(bottom)}Z`,
        dark,
      ),
      path(lit, light, 'opacity="0.75"'),
      snow ? path(white, snow, 'opacity="0.9"') : '',
    ]
  })
  return [stem, ...tiers.reverse()]
}

/** A row of conifers along a line, nearer ones in front. */
export function forest({ from, to, y, count, height, dark, light, seed, slope = 0, snow }) {
  const next = random(seed)
  const trees = range(count).map((index) => {
    const x = from + ((to - from) * (index + next() * 0.8)) / count
    return {
      x: round(x),
      y: round(y + slope * (x - from) + next() * 10),
      height: height * (0.65 + next() * 0.6),
      dark,
      light,
      snow,
    }
  })
  return trees.sort((a, b) => a.y - b.y).map(conifer)
}

/** A leafy tree made of overlapping crowns; ñires and lengas in autumn, arrayanes in summer. */
export function leafy({ x, y, height, leaves, trunk, seed = 1 }) {
  const next = random(seed * 31 + Math.round(x))
  const crown = height * 0.3
  const branches = [-1, 0.2, 1].map((side) =>
    line(
      `M${x} ${y}Q${round(x + side * 4)} ${round(y - height * 0.35)} ${round(x + side * crown * 0.7)} ` +
        `${round(y - height * 0.62)}`,
      trunk,
      round(height * 0.035),
    ),
  )
  const count = Math.round(18 + height / 3.4)
  const fine = Math.min(1, 0.52 + 26 / count)
  const blobs = range(count).map((index) => {
    const angle = next() * Math.PI * 2
    const reach = Math.sqrt(next()) * crown
    const share = index / (count - 1)
    const bx = x + Math.cos(angle) * reach * 1.05 - share * crown * 0.18
    const by = y - height * 0.68 + Math.sin(angle) * reach * 0.85 - share * crown * 0.3
    const size = crown * (0.44 - share * 0.26) * (0.8 + next() * 0.4) * fine
    return ellipse(round(bx), round(by), round(size), round(size * 0.86), shadeOf(leaves, share))
  })
  return [...branches, ...blobs]
}

/** From dark to light along a list of colours. */
function shadeOf(colours, share) {
  const at = Math.min(colours.length - 1.001, share * (colours.length - 1))
  const index = Math.floor(at)
  return mix(colours[index], colours[index + 1] ?? colours[index], at - index)
}

export function clouds({ seed, count, y, spread, fill, opacity = 0.7, size = 1 }) {
  const next = random(seed)
  return range(count).map(() => {
    const x = next() * WIDTH
    const top = y + (next() - 0.5) * spread
    const width = (90 + next() * 150) * size
    const puffs = range(4).map((index) =>
      ellipse(
        round(x + (index - 1.5) * width * 0.3),
        round(top - (index % 3) * 9 * size),
        round(width * 0.3),
        round(width * 0.085),
        fill,
      ),
    )
    return `<g opacity="${opacity}">${puffs.join('')}${ellipse(round(x), round(top + 6), round(width * 0.62), round(width * 0.06), fill)}</g>`
  })
}

/** Still water between `top` and `bottom` with glints that widen towards the viewer. */
export function water(page, { top, bottom, far, near, glint, seed, count = 46, opacity = 0.4 }) {
  const next = random(seed)
  const glints = range(count).map(() => {
    const share = next() ** 1.4
    const y = top + 4 + share * (bottom - top - 8)
    const width = 20 + share * 150 * (0.4 + next())
    return rect(
      round(next() * WIDTH - width / 2),
      round(y),
      round(width),
      round(1 + share * 3),
      glint,
      `rx="2" opacity="${round(opacity * (0.35 + next() * 0.65))}"`,
    )
  })
  return [
    rect(
      0,
      top,
      WIDTH,
      bottom - top,
      page.vertical([
        [0, far],
        [1, near],
      ]),
    ),
    ...glints,
  ]
}

export function stars({ seed, count, bottom, fill = '#ffffff' }) {
  const next = random(seed)
  return range(count).map(() => {
    const size = next() ** 4 * 2.2 + 0.6
    const x = next() * WIDTH
    const y = next() ** 1.2 * bottom
    return (
      `<circle cx="${round(x)}" cy="${round(y)}" r="${round(size)}" fill="${fill}" ` +
      `opacity="${round(0.35 + next() * 0.65)}"/>`
    )
  })
}

/** Tufts along the bottom edge. */
export function grass({ y, seed, count, colours, height = 34, width = WIDTH }) {
  const next = random(seed)
  return range(count).map((index) => {
    const x = next() * width
    const base = y + next() * (HEIGHT - y)
    const tall = height * (0.5 + next()) * (0.5 + (base - y) / (HEIGHT - y + 1))
    const lean = (next() - 0.5) * tall * 0.6
    return path(
      `M${round(x - 3)} ${round(base)}Q${round(x)} ${round(base - tall * 0.6)} ${round(x + lean)} ` +
        `${round(base - tall)}Q${round(x + 2)} ${round(base - tall * 0.5)} ${round(x + 4)} ${round(base)}Z`,
      colours[index % colours.length],
    )
  })
}
