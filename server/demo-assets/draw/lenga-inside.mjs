import { coffeeTable, cushion, floorBoards, floorLamp, plant, rug, sofa } from './furniture.mjs'
import { NIGHT_PINE, night, whiteRange } from './lenga.mjs'
import { ellipse, line, path, random, range, rect, round } from './page.mjs'
import { forest, glow, hill } from './scenery.mjs'

export function lengaInside(page) {
  page.add(
    rect(0, 0, 1200, 800, '#94653b'),
    rect(
      0,
      0,
      1200,
      580,
      page.vertical([
        [0, '#c99f6e'],
        [1, '#b48452'],
      ]),
    ),
    range(10).map((index) => line(`M0 ${90 + index * 52}H1200`, '#8f6137', 3, 'opacity="0.5"')),
    path('M0 0H1200V70H0Z', '#6d4526'),
    range(7).map((index) =>
      path(`M${60 + index * 170} 0H${116 + index * 170}V84H${60 + index * 170}Z`, '#55341a'),
    ),
  )
  for (const x of [60, 940]) nightWindow(page, x)
  page.add(
    chimney(page),
    floorBoards({ horizon: 580, left: 0, right: 1200, fill: '#9a6a3d', seam: '#6f4825' }),
    path(
      'M420 580H780L980 800H220Z',
      page.vertical([
        [0, '#ffb457', 0.55],
        [1, '#ffb457', 0],
      ]),
    ),
    rug(page, { x: 600, y: 722, rx: 420, ry: 66, fill: '#8f2f36', border: '#ecd9b2' }),
    sofa(page, { x: 20, y: 530, width: 320, fill: '#7d8a6a', dark: '#5a664c' }),
    cushion({ x: 76, y: 566, size: 58, fill: '#d9a13a' }),
    cushion({ x: 216, y: 566, size: 58, fill: '#8f2f36' }),
    sofa(page, { x: 860, y: 530, width: 320, fill: '#7d8a6a', dark: '#5a664c' }),
    cushion({ x: 916, y: 566, size: 58, fill: '#ecd9b2' }),
    cushion({ x: 1060, y: 566, size: 58, fill: '#d9a13a' }),
    coffeeTable(page, { x: 600, y: 690, width: 240 }),
    floorLamp(page, { x: 370, y: 590 }),
    plant(page, { x: 830, y: 596 }),
    ellipse(
      600,
      520,
      520,
      330,
      page.radial([
        [0, '#ffb24d', 0.28],
        [1, '#ffb24d', 0],
      ]),
    ),
  )
}

function nightWindow(page, x) {
  page.inside(`M${x} 150H${x + 200}V430H${x}Z`, `translate(${x - 60} 90) scale(0.5)`, (view) => {
    night(view, { moon: x > 500, count: 120 })
    whiteRange(view)
    view.add(
      hill(view, { y: 560, wave: 14, seed: 19, top: '#b9cbe4', bottom: '#7f98bf' }),
      forest({ from: 0, to: 700, y: 640, count: 7, height: 210, ...NIGHT_PINE, seed: x }),
    )
  })
  page.add(
    line(`M${x} 150H${x + 200}V430H${x}ZM${x + 100} 150V430M${x} 290H${x + 200}`, '#55341a', 11),
    rect(x - 16, 430, 232, 16, '#55341a'),
  )
}

function chimney(page) {
  const next = random(41)
  const tones = ['#8b8680', '#9d978f', '#77726d', '#aca59b', '#837b72']
  const stones = range(15).flatMap((row) =>
    range(7).map((column) => {
      const x = 426 + column * 52 - (row % 2) * 26
      const width = 40 + next() * 12
      return rect(
        round(x),
        74 + row * 34,
        round(width),
        29,
        tones[Math.floor(next() * tones.length)],
        'rx="10"',
      )
    }),
  )
  const breast = 'M420 70H780V584H420Z'
  return [
    path(breast, '#5d5853'),
    `<g clip-path="${page.clip(breast)}">`,
    stones,
    '</g>',
    rect(396, 330, 408, 28, '#55341a', 'rx="4"'),
    rect(396, 330, 408, 8, '#7a5230', 'rx="4"'),
    rect(430, 288, 30, 42, '#ecd9b2', 'rx="4"'),
    ellipse(700, 312, 26, 18, '#b9472c'),
    rect(736, 268, 12, 62, '#f7f1e0'),
    path('M742 266C736 256 748 250 742 242C752 252 748 258 744 266Z', '#ffcf6b'),
    rect(520, 214, 160, 92, '#55341a'),
    rect(530, 224, 140, 72, '#8fb0c4'),
    path('M530 296L570 250L600 276L632 240L670 296Z', '#f4f7f9'),
    path('M484 584V440Q484 398 600 398Q716 398 716 440V584Z', '#1d1512'),
    glow(page, { x: 600, y: 530, radius: 190, colour: '#ff8a2a', strength: 0.9 }),
    path('M520 566C498 500 560 490 548 424C596 462 584 504 606 470C650 500 690 520 676 566Z', '#ff7a22'),
    path('M546 566C530 520 576 512 572 462C608 494 604 524 620 506C652 530 656 552 650 566Z', '#ffb03a'),
    path('M572 566C566 540 594 530 594 504C616 528 628 546 620 566Z', '#ffe58a'),
    line('M520 572L680 556M520 556L680 572', '#4a2f1d', 20),
    line('M520 572L680 556', '#6d4526', 8),
    path('M450 584H750V604H440Z', '#77726d'),
  ]
}
