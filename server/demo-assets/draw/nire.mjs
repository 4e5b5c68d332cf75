import { bed, bedsideTable, lamp } from './bedroom.mjs'
import { deckRail, hotTub } from './deck.mjs'
import { floorBoards, rug } from './furniture.mjs'
import { ellipse, line, path, range, rect } from './page.mjs'
import { clouds, conifer, forest, glow, grass, hill, leafy, mountains, sky } from './scenery.mjs'

const AUTUMN = ['#7c1f16', '#b5341d', '#d9572a', '#ee8440']
const GOLD = ['#8a4a12', '#c1701c', '#e19a2c', '#f4c255']
const TRUNK = '#4a3527'

function autumnMountain(page) {
  page.add(
    sky(page, [
      [0, '#7fb2c9'],
      [0.35, '#bcd7d6'],
      [0.62, '#fbe6c4'],
      [1, '#fbe6c4'],
    ]),
    glow(page, { x: 930, y: 250, radius: 330, colour: '#fff3cf', strength: 0.85 }),
    clouds({ seed: 4, count: 6, y: 120, spread: 130, fill: '#ffffff', opacity: 0.55 }),
    mountains(page, {
      base: 440,
      rise: 40,
      seed: 11,
      peaks: [
        [210, 250],
        [470, 320],
        [700, 225],
        [1010, 330],
      ],
      fill: '#7f98a6',
      light: '#a9bec4',
      snow: '#f6f8f6',
      snowLine: 330,
      foot: 560,
    }),
    mountains(page, {
      base: 470,
      rise: 60,
      seed: 23,
      peaks: [
        [120, 430],
        [560, 405],
        [1040, 420],
      ],
      fill: '#8a5b45',
      light: '#a9795a',
      foot: 620,
    }),
  )
}

function slopes(page) {
  page.add(
    hill(page, { y: 490, wave: 26, seed: 5, top: '#a0522f', bottom: '#6f3a22' }),
    range(46).map((index) => {
      const x = index * 27 - 10 + ((index * 37) % 19)
      const y = 505 + ((index * 53) % 60)
      return index % 5 === 4
        ? conifer({ x, y: y + 14, height: 90, dark: '#2f4a34', light: '#4c6b45' })
        : leafy({
            x,
            y: y + 8,
            height: 78,
            leaves: index % 3 === 0 ? GOLD : AUTUMN,
            trunk: TRUNK,
            seed: index,
          })
    }),
  )
}

export function nireOutside(page) {
  autumnMountain(page)
  slopes(page)
  page.add(
    hill(page, { y: 610, wave: 14, seed: 9, top: '#a8803a', bottom: '#6d4a20' }),
    leafy({ x: 190, y: 660, height: 330, leaves: AUTUMN, trunk: TRUNK, seed: 3 }),
    leafy({ x: 1010, y: 650, height: 290, leaves: GOLD, trunk: TRUNK, seed: 8 }),
    ellipse(610, 692, 420, 36, '#4b2f16', 'opacity="0.35"'),
  )
  aFrame(page)
  page.add(
    hotTub(page, { x: 905, y: 672, width: 170 }),
    leafy({ x: 60, y: 740, height: 420, leaves: AUTUMN, trunk: TRUNK, seed: 21 }),
    leafy({ x: 1150, y: 745, height: 400, leaves: AUTUMN, trunk: TRUNK, seed: 22 }),
    path(
      'M540 716C560 750 500 770 470 800H760C720 770 690 750 690 716Z',
      page.vertical([
        [0, '#d9bd8c'],
        [1, '#b8965f'],
      ]),
    ),
    grass({ y: 716, seed: 2, count: 170, colours: ['#8a5a22', '#b98732', '#6e4a1e', '#c9522a'], height: 30 }),
  )
}

function aFrame(page) {
  const wood = page.vertical([
    [0, '#b9824c'],
    [1, '#8a5830'],
  ])
  const glass = page.vertical([
    [0, '#fff0c2'],
    [0.5, '#ffd98a'],
    [1, '#f3b65c'],
  ])
  page.add(
    rect(330, 676, 700, 24, '#7a5230'),
    range(24).map((index) => line(`M${332 + index * 29} 678V698`, '#5f3d22', 2)),
    rect(350, 698, 16, 26, '#4a3020'),
    rect(600, 698, 16, 26, '#4a3020'),
    rect(990, 698, 16, 26, '#4a3020'),
    // Behind the front the roof runs on to the right.
    path('M610 250L700 270L900 676H828Z', '#3a3230'),
    path('M610 268L818 676H402Z', wood),
    range(13).map((index) =>
      line(
        `M${418 + index * 31} 676V${676 - Math.max(0, 380 - Math.abs(index - 6) * 62)}`,
        '#7c4d29',
        2,
        'opacity="0.5"',
      ),
    ),
    path('M610 330L760 622H460Z', glass),
    path('M610 330L648 404H572Z', '#fff7dd', 'opacity="0.7"'),
    line('M610 330V622M500 545H720M545 457H675', '#6b4124', 7),
    line('M610 330L760 622H460Z', '#6b4124', 9),
    rect(566, 560, 88, 116, '#6b4124'),
    rect(576, 570, 30, 96, '#ffd98a'),
    rect(614, 570, 30, 96, '#f7c470'),
    line(
      'M610 246L396 682',
      page.vertical([
        [0, '#4a3f3b'],
        [1, '#2b2422'],
      ]),
      24,
    ),
    line('M610 246L824 682', '#241e1c', 24),
    rect(672, 300, 26, 70, '#2f2826'),
    path('M668 296H702V306H668Z', '#1f1a19'),
    path('M684 290C670 262 706 250 690 220C716 246 690 262 700 290Z', '#ffffff', 'opacity="0.45"'),
    path('M424 676V640C424 628 452 628 452 640V676Z', '#3b5b3a'),
    ellipse(438, 630, 24, 20, '#5b8048'),
    ellipse(430, 624, 12, 9, '#7da05a'),
  )
}

export function nireInside(page) {
  const planks = page.vertical([
    [0, '#c99a63'],
    [1, '#a87543'],
  ])
  page.add(
    rect(0, 0, 1200, 800, '#8c5f38'),
    // The two slopes of the roof, and the gable between them.
    path(
      'M600 -60L0 640V0H600Z',
      page.horizontal([
        [0, '#7b4f2c'],
        [1, '#b98654'],
      ]),
    ),
    path(
      'M600 -60L1200 640V0H600Z',
      page.horizontal([
        [0, '#c4925f'],
        [1, '#8f6038'],
      ]),
    ),
    range(11).map((index) => [
      line(`M600 ${-60 + index * 14}L${-40 + index * 26} ${690}`, '#5f3c20', 2, 'opacity="0.35"'),
      line(`M600 ${-60 + index * 14}L${1240 - index * 26} ${690}`, '#5f3c20', 2, 'opacity="0.35"'),
    ]),
    path('M600 30L1010 560H190Z', planks),
    range(20).map((index) =>
      line(
        `M${205 + index * 41} 560V${560 - Math.max(0, 500 - Math.abs(index - 9.6) * 52)}`,
        '#8f6137',
        2,
        'opacity="0.45"',
      ),
    ),
    path('M190 560H1010L1200 640V800H0V640Z', '#7d5230'),
  )
  page.inside('M600 130L838 440H362Z', 'translate(130 -20) scale(0.78)', (view) => {
    autumnMountain(view)
    slopes(view)
  })
  page.add(
    path(
      'M600 130L838 440H362Z',
      page.horizontal([
        [0, '#ffffff', 0.18],
        [0.5, '#ffffff', 0],
        [1, '#ffffff', 0.1],
      ]),
    ),
    line('M600 130L838 440H362Z', '#5d3a20', 14),
    line('M600 130V440M470 300H730', '#5d3a20', 8),
    path(
      'M362 440H838L980 660H220Z',
      page.vertical([
        [0, '#fff2c8', 0.34],
        [1, '#fff2c8', 0],
      ]),
    ),
    line('M600 -60L190 470M600 -60L1010 470', '#553419', 20),
    floorBoards({ horizon: 560, left: 190, right: 1010, fill: '#94653b', seam: '#6b4325' }),
    rug(page, { x: 600, y: 735, rx: 430, ry: 62, fill: '#b9472c', border: '#f0d9ad' }),
    bedsideTable({ x: 268, y: 560 }),
    lamp(page, { x: 312, y: 560 }),
    bedsideTable({ x: 842, y: 560 }),
    lamp(page, { x: 886, y: 560 }),
    bed(page, { x: 370, y: 470, width: 460, blanket: '#b9472c', fold: '#e9c07a' }),
    garland(page),
  )
}

function garland(page) {
  const bulbs = range(11).map((index) => {
    const x = 240 + index * 72
    const y = 150 + 330 * Math.abs((index - 5) / 5) ** 1.2
    return [
      glow(page, { x, y, radius: 26, colour: '#ffe9a8', strength: 0.7 }),
      ellipse(x, y, 5, 6, '#fff6d8'),
    ]
  })
  return bulbs.flat().filter((_, index) => index < 6 || index > 15)
}

export function nireView(page) {
  autumnMountain(page)
  slopes(page)
  page.add(
    hill(page, { y: 575, wave: 18, seed: 31, top: '#8a4a28', bottom: '#5c3018' }),
    range(22).map((index) =>
      leafy({
        x: index * 58 - 10,
        y: 640 + ((index * 41) % 36),
        height: 130,
        leaves: index % 4 === 1 ? GOLD : AUTUMN,
        trunk: TRUNK,
        seed: index + 60,
      }),
    ),
    forest({ from: 40, to: 330, y: 640, count: 3, height: 190, dark: '#2b4531', light: '#47653f', seed: 6 }),
    leafy({ x: 1090, y: 720, height: 520, leaves: AUTUMN, trunk: TRUNK, seed: 77 }),
    deckRail(page, { y: 640, wood: '#8a5a34', dark: '#5e3b20' }),
  )
}
