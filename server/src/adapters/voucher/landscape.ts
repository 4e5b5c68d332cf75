import { PALETTE } from './palette.ts'

/** A lake among hills at dusk, for a cabin without a photo. The picture and the PDF draw the same shapes. */
export const LANDSCAPE = {
  width: 1080,
  height: 500,
  sky: ['#e9b872', '#fbe9c8'],
  sun: { x: 770, y: 190, radius: 62, fill: '#fff4da' },
  hills: [
    {
      fill: '#8fa9a0',
      path: 'M0 300L150 190L240 250L390 120L520 240L600 190L760 290L880 210L1080 330V500H0Z',
    },
    {
      fill: PALETTE.paper,
      path: 'M390 120L452 177L422 165L394 185L364 163L336 167ZM150 190L196 221L172 214L150 228L128 212L106 222Z',
    },
    { fill: '#4f7d70', path: 'M0 350C140 290 260 310 380 340S640 290 780 310S980 330 1080 310V500H0Z' },
    { fill: PALETTE.forest, path: 'M0 400C180 350 300 390 520 380S860 350 1080 390V500H0Z' },
    { fill: PALETTE.forestDeep, path: 'M0 450C260 420 420 460 640 445S940 430 1080 450V500H0Z' },
  ],
} as const

export function landscapeSvg(): string {
  const { width, height, sky, sun, hills } = LANDSCAPE
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">` +
    `<defs><linearGradient id="sky" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="${sky[0]}"/>` +
    `<stop offset="0.6" stop-color="${sky[1]}"/></linearGradient></defs>` +
    `<path fill="url(#sky)" d="M0 0H${width}V${height}H0Z"/>` +
    `<circle cx="${sun.x}" cy="${sun.y}" r="${sun.radius}" fill="${sun.fill}"/>` +
    `${hills.map(({ fill, path }) => `<path fill="${fill}" d="${path}"/>`).join('')}</svg>`
  )
}
