import { ellipse, line, path, range, rect } from './page.mjs'
import { clouds, forest, glow, grass, leafy, mountains, sky, water } from './scenery.mjs'

const SUMMER = ['#1f4d37', '#2f6b46', '#4d8a55', '#84b56c']
const CINNAMON = '#b5673a'

export function lakeland(page, waterBottom = 800) {
  page.add(
    sky(page, [
      [0, '#3f8fc9'],
      [0.3, '#8cc3e3'],
      [0.58, '#dff0f3'],
      [1, '#dff0f3'],
    ]),
    glow(page, { x: 240, y: 110, radius: 300, colour: '#fffbe6', strength: 0.9 }),
    clouds({ seed: 12, count: 7, y: 150, spread: 150, fill: '#ffffff', opacity: 0.75 }),
    mountains(page, {
      base: 400,
      rise: 40,
      seed: 41,
      peaks: [
        [150, 270],
        [420, 205],
        [760, 250],
        [1040, 180],
      ],
      fill: '#6f8ea8',
      light: '#9db7c9',
      snow: '#fbfdfd',
      snowLine: 300,
      foot: 470,
    }),
    mountains(page, {
      base: 425,
      rise: 50,
      seed: 52,
      peaks: [
        [260, 380],
        [620, 400],
        [930, 365],
      ],
      fill: '#3f6b5e',
      light: '#5a8a76',
      foot: 480,
    }),
    forest({
      from: -20,
      to: 1220,
      y: 446,
      count: 90,
      height: 34,
      dark: '#24503f',
      light: '#3b6d52',
      seed: 15,
    }),
    water(page, {
      top: 450,
      bottom: waterBottom,
      far: '#a9d3df',
      near: '#1f6f8f',
      glint: '#ffffff',
      seed: 3,
      count: 70,
      opacity: 0.5,
    }),
    reflections(page),
  )
}

function reflections(page) {
  const fade = page.vertical([
    [0, '#2d5d58', 0.55],
    [1, '#2d5d58', 0],
  ])
  return [
    path('M-20 452H1220V478Q1090 520 960 486T700 496T430 482T150 500T-20 484Z', fade),
    path(
      'M330 452H520L470 560Q430 590 400 556Z M950 452H1130L1080 580Q1040 610 1010 570Z',
      page.vertical([
        [0, '#f4fafb', 0.4],
        [1, '#f4fafb', 0],
      ]),
    ),
  ]
}

export function arrayanOutside(page) {
  lakeland(page)
  page.add(
    path(
      'M0 640C180 590 380 600 560 640S820 735 1200 742V800H0Z',
      page.vertical([
        [0, '#dcc99a'],
        [1, '#b79f6c'],
      ]),
    ),
    path(
      'M0 620C170 575 360 588 520 625S760 720 1010 745L900 800H0Z',
      page.vertical([
        [0, '#7fae5c'],
        [1, '#4a7d42'],
      ]),
    ),
    leafy({ x: 70, y: 640, height: 380, leaves: SUMMER, trunk: CINNAMON, seed: 4 }),
    leafy({ x: 660, y: 652, height: 300, leaves: SUMMER, trunk: CINNAMON, seed: 9 }),
    ellipse(360, 668, 330, 26, '#24402a', 'opacity="0.4"'),
  )
  lakeCabin(page)
  jettyAside(page)
  page.add(
    leafy({ x: 4, y: 790, height: 470, leaves: SUMMER, trunk: CINNAMON, seed: 17 }),
    grass({
      y: 720,
      seed: 8,
      count: 150,
      colours: ['#5d9450', '#3f7340', '#86b565', '#c9d37a'],
      height: 28,
    }).filter((_, index) => index % 3 !== 0),
    range(26).map((index) =>
      ellipse(120 + index * 27, 735 + ((index * 29) % 50), 4, 4, index % 2 ? '#7a5bb0' : '#f2d7ec'),
    ),
  )
}

function lakeCabin(page) {
  const wall = page.vertical([
    [0, '#c78f5c'],
    [1, '#a06c40'],
  ])
  const glass = page.vertical([
    [0, '#bfe3ec'],
    [0.55, '#e8f5f3'],
    [1, '#9cc7c9'],
  ])
  page.add(
    rect(110, 470, 470, 190, wall),
    range(12).map((index) => line(`M110 ${486 + index * 15}H580`, '#8a5a34', 2, 'opacity="0.5"')),
    path(
      'M70 478L200 380H560L690 478Z',
      page.vertical([
        [0, '#5a6a63'],
        [1, '#3c4a45'],
      ]),
    ),
    range(6).map((index) =>
      line(`M${200 - index * 22} ${396 + index * 16}H${560 + index * 22}`, '#2f3b37', 2, 'opacity="0.45"'),
    ),
    rect(240, 330, 46, 86, '#8b8278'),
    range(5).map((index) => line(`M240 ${344 + index * 16}H286`, '#6f675e', 2)),
    rect(234, 322, 58, 12, '#6f675e'),
    // The large window, with the lake in it.
    rect(300, 506, 240, 140, glass),
    path('M300 590L350 556L400 582L450 548L540 590V620H300Z', '#6d98a0', 'opacity="0.55"'),
    path('M300 506H380L330 646H300Z', '#ffffff', 'opacity="0.4"'),
    line('M300 506H540V646H300ZM380 506V646M460 506V646', '#6a4527', 8),
    rect(150, 520, 84, 140, '#2f5d50'),
    rect(166, 536, 52, 52, '#cfe7e4'),
    ellipse(222, 596, 5, 5, '#e9c46a'),
    // The veranda, its posts and its barbecue.
    path('M560 478H720V492H560Z', '#3c4a45'),
    rect(92, 656, 640, 18, '#86592f'),
    range(20).map((index) => line(`M${98 + index * 33} 658V672`, '#68421f', 2)),
    rect(704, 490, 14, 168, '#86592f'),
    rect(586, 490, 12, 168, '#86592f'),
    rect(610, 560, 74, 98, '#b6aca0'),
    path('M610 560H684L668 520H626Z', '#9c9186'),
    rect(622, 588, 50, 34, '#2b2622'),
    path('M632 620C626 606 642 604 640 592C652 602 650 608 656 600C664 612 660 620 660 620Z', '#f4a03c'),
    rect(638, 470, 18, 52, '#9c9186'),
    line('M718 620H732M598 620H610', '#86592f', 8),
  )
}

function jettyAside(page) {
  page.add(
    path(
      'M730 690L1130 560L1160 566L800 712Z',
      page.vertical([
        [0, '#b98c58'],
        [1, '#8d6235'],
      ]),
    ),
    range(16).map((index) =>
      line(
        `M${752 + index * 25.5} ${694 - index * 8.2}L${796 + index * 23} ${706 - index * 8.8}`,
        '#6f4b27',
        2,
        'opacity="0.7"',
      ),
    ),
    [
      [800, 712, 44],
      [920, 668, 38],
      [1040, 624, 32],
      [1150, 572, 28],
    ].map(([x, y, deep]) => rect(x - 5, y - 8, 10, deep, '#5d3f22')),
    ellipse(1010, 716, 108, 10, '#0f4a61', 'opacity="0.5"'),
    path('M910 690Q1010 734 1110 690L1090 724Q1010 744 930 724Z', '#c8452f'),
    path('M910 690Q1010 734 1110 690Q1010 704 910 690Z', '#f1e3c8'),
    line('M950 706L930 660M1066 706L1096 664', '#8d6235', 6),
  )
}

export function arrayanView(page) {
  lakeland(page)
  page.add(
    ellipse(600, 800, 300, 60, '#0c4258', 'opacity="0.35"'),
    // The jetty, seen along its length.
    path(
      'M572 486H628L850 800H350Z',
      page.vertical([
        [0, '#c89c67'],
        [1, '#93683a'],
      ]),
    ),
    range(15).map((index) => {
      const y = 488 + (index / 15) ** 1.9 * 330
      const half = 28 + ((y - 486) / 314) * 222
      return line(`M${600 - half} ${y}H${600 + half}`, '#6f4b27', 1 + index * 0.32, 'opacity="0.75"')
    }),
    [
      [560, 500, 34],
      [640, 500, 34],
      [506, 580, 60],
      [694, 580, 60],
      [412, 706, 96],
      [788, 706, 96],
    ].map(([x, y, tall]) => [
      rect(
        x - tall * 0.09,
        y - tall * 0.62,
        tall * 0.18,
        tall,
        page.horizontal([
          [0, '#8a6238'],
          [1, '#54381c'],
        ]),
      ),
      ellipse(x, y - tall * 0.62, tall * 0.09, tall * 0.035, '#b98c58'),
    ]),
    line(
      'M412 650Q456 640 506 546Q534 540 560 482M788 650Q744 640 694 546Q666 540 640 482',
      '#efe3c8',
      4,
      'opacity="0.85"',
    ),
    ellipse(906, 640, 100, 9, '#0f4a61', 'opacity="0.45"'),
    path('M812 610Q906 652 1004 606L984 640Q906 660 832 640Z', '#c8452f'),
    path('M812 610Q906 652 1004 606Q906 620 812 610Z', '#f1e3c8'),
    path(
      'M-10 690C80 676 190 706 240 760L252 800H-10Z',
      page.vertical([
        [0, '#6f9a52'],
        [1, '#3f6f3c'],
      ]),
    ),
    leafy({ x: 90, y: 760, height: 500, leaves: SUMMER, trunk: CINNAMON, seed: 30 }),
    grass({ y: 730, seed: 5, count: 44, colours: ['#3f7340', '#86b565', '#5d9450'], height: 42, width: 236 }),
  )
}
