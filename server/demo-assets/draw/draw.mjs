// Draws the pictures of the sample cabins anew: node server/demo-assets/draw/draw.mjs [name …]
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { Resvg } from '@resvg/resvg-js'
import { PNG } from 'pngjs'
import { arrayanOutside, arrayanView } from './arrayan.mjs'
import { arrayanInside } from './arrayan-inside.mjs'
import { coihueOutside, coihueView } from './coihue.mjs'
import { coihueInside } from './coihue-inside.mjs'
import { lengaOutside, lengaView } from './lenga.mjs'
import { lengaInside } from './lenga-inside.mjs'
import { nireInside, nireOutside, nireView } from './nire.mjs'
import { createPage } from './page.mjs'

const PICTURES = {
  'nire-outside': nireOutside,
  'nire-inside': nireInside,
  'nire-view': nireView,
  'arrayan-outside': arrayanOutside,
  'arrayan-inside': arrayanInside,
  'arrayan-view': arrayanView,
  'coihue-outside': coihueOutside,
  'coihue-inside': coihueInside,
  'coihue-view': coihueView,
  'lenga-outside': lengaOutside,
  'lenga-inside': lengaInside,
  'lenga-view': lengaView,
}

const folder = path.join(path.dirname(fileURLToPath(import.meta.url)), '..', 'photos')
const wanted = process.argv.slice(2)
for (const [name, draw] of Object.entries(PICTURES)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue
  const page = createPage()
  draw(page)
  const png = smallPng(new Resvg(page.svg(), { font: { loadSystemFonts: false } }).render().asPng())
  writeFileSync(path.join(folder, `${name}.png`), png)
  console.log(`${name}.png ${Math.round(png.length / 1000)} kB`)
}

/** Even colour values only and the filter that suits gradients: a third of the size, and no eye sees it. */
function smallPng(bytes) {
  const image = PNG.sync.read(bytes)
  for (let at = 0; at < image.data.length; at += 1)
    image.data[at] = Math.min(254, Math.round(image.data[at] / 2) * 2)
  return PNG.sync.write(image, { colorType: 2, inputHasAlpha: true, filterType: 4, deflateLevel: 9 })
}
