import { dusk } from './coihue.mjs'
import { floorBoards, pendant, placeSetting, plant } from './furniture.mjs'
import { ellipse, line, path, range, rect } from './page.mjs'
import { water } from './scenery.mjs'

export function coihueInside(page) {
  page.add(
    rect(
      0,
      0,
      1200,
      600,
      page.vertical([
        [0, '#efe2cb'],
        [1, '#e0cba6'],
      ]),
    ),
    rect(0, 560, 1200, 240, '#a87848'),
    range(4)
      .map((index) => rect(0, index * 62 - 40, 1200, 20, '#7c5430', `opacity="${0.95 - index * 0.26}"`))
      .slice(0, 2),
    kitchen(page),
  )
  page.inside('M430 150H770V360H430Z', 'translate(310 -30) scale(0.5)', (view) => {
    dusk(view)
    view.add(
      water(view, {
        top: 530,
        bottom: 800,
        far: '#f3b287',
        near: '#4c6a8c',
        glint: '#ffe6cf',
        seed: 6,
        count: 30,
      }),
    )
  })
  page.add(
    line('M430 150H770V360H430ZM600 150V360', '#6b4526', 12),
    rect(410, 362, 380, 16, '#6b4526'),
    herbs(),
    floorBoards({ horizon: 560, left: 0, right: 1200, fill: '#b07f4c', seam: '#855a30' }),
    plant(page, { x: 1130, y: 650 }),
    [420, 600, 780].map((x) => pendant(page, { x, y: 150, colour: '#2f5d50' })),
    table(page),
  )
}

function kitchen(page) {
  const door = page.vertical([
    [0, '#4d7a6c'],
    [1, '#386156'],
  ])
  return [
    rect(40, 400, 1120, 18, '#d9c4a0'),
    rect(40, 418, 1120, 150, door),
    range(8).map((index) => [
      rect(50 + index * 139, 430, 124, 124, 'none', 'stroke="#2b4d44" stroke-width="3" rx="4"'),
      rect(100 + index * 139, 438, 24, 5, '#e3c07a', 'rx="2"'),
    ]),
    rect(60, 190, 330, 120, door),
    rect(810, 190, 160, 120, door),
    [60, 170, 280, 810, 890].map((x) => [
      rect(x + 6, 198, x < 400 ? 98 : 68, 104, 'none', 'stroke="#2b4d44" stroke-width="3" rx="4"'),
      rect(x + 14, 286, 16, 5, '#e3c07a'),
    ]),
    rect(1000, 210, 160, 8, '#7c5430'),
    rect(1000, 290, 160, 8, '#7c5430'),
    range(5).map((index) =>
      rect(
        1010 + index * 28,
        176 + (index % 2) * 6,
        20,
        34 - (index % 2) * 6,
        ['#c9576b', '#e9c07a', '#f4ead8', '#5b8a86', '#d08a5b'][index],
        'rx="5"',
      ),
    ),
    range(4).map((index) =>
      path(
        `M${1012 + index * 36} 262H${1040 + index * 36}L${1036 + index * 36} 290H${1016 + index * 36}Z`,
        index % 2 ? '#f4ead8' : '#b9472c',
      ),
    ),
    rect(90, 330, 130, 70, '#c9ccc9', 'rx="6"'),
    rect(104, 344, 102, 44, '#3c4445', 'rx="4"'),
    ellipse(120, 338, 4, 4, '#3c4445'),
    ellipse(140, 338, 4, 4, '#3c4445'),
    path('M860 400V366Q860 350 890 350Q920 350 920 366V400Z', '#b9472c'),
    line('M856 366H924', '#8a321d', 4),
    ellipse(890, 348, 7, 5, '#8a321d'),
  ]
}

function herbs() {
  return [450, 500, 710].map((x) => [
    path(`M${x - 16} 338H${x + 16}L${x + 11} 362H${x - 11}Z`, '#c77b4a'),
    range(5).map((index) =>
      ellipse(x - 14 + index * 7, 328 - (index % 2) * 9, 9, 10, index % 2 ? '#6ea35e' : '#4b8150'),
    ),
  ])
}

function table(page) {
  return [
    [260, 470, 730, 940].map((x) => [
      rect(x - 46, 486, 92, 108, '#7c5430', 'rx="10"'),
      rect(x - 36, 498, 72, 12, '#5f3d20'),
      rect(x - 36, 524, 72, 12, '#5f3d20'),
      rect(x - 36, 550, 72, 12, '#5f3d20'),
    ]),
    ellipse(600, 776, 520, 26, '#000000', 'opacity="0.18"'),
    path(
      'M210 590H990L1090 700H110Z',
      page.vertical([
        [0, '#a76f3c'],
        [1, '#c08a52'],
      ]),
    ),
    rect(110, 700, 980, 22, '#7a4e28'),
    rect(150, 722, 26, 78, '#6a4322'),
    rect(1024, 722, 26, 78, '#6a4322'),
    path('M470 590H730L760 700H440Z', '#f6efe0', 'opacity="0.92"'),
    line('M482 600H720M448 690H752', '#b9472c', 3),
    [
      [300, 614, 0.8],
      [890, 614, 0.8],
      [250, 666, 1],
      [940, 666, 1],
    ].map(([x, y, scale]) => placeSetting({ x, y, scale })),
    ellipse(600, 664, 66, 15, '#8a5a2e'),
    path('M536 640Q540 668 600 670Q660 668 664 640Z', '#e9dcc2'),
    [
      [566, 634, '#c8452f'],
      [600, 626, '#d9a13a'],
      [632, 634, '#7fae5c'],
      [584, 640, '#d9572a'],
      [618, 640, '#b9472c'],
    ].map(([x, y, colour]) => ellipse(x, y, 19, 18, colour)),
    rect(506, 588, 26, 60, '#2f4a3a', 'rx="8"'),
    rect(514, 562, 10, 30, '#2f4a3a'),
    rect(506, 606, 26, 22, '#f4ead8'),
    path('M684 610H712L708 652H688Z', '#ffffff', 'opacity="0.8"'),
    range(5).map((index) => [
      line(`M${690 + index * 4} 612L${672 + index * 13} 572`, '#5d8a4f', 3),
      ellipse(672 + index * 13, 568, 8, 8, index % 2 ? '#c9576b' : '#f2d27a'),
    ]),
  ]
}
