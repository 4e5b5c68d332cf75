import { existsSync } from 'node:fs'

const USUAL_PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** CHROMIUM_PATH, or where Debian and others put it. */
export function findChromium(): string | undefined {
  const { CHROMIUM_PATH: chosen } = process.env
  return [...(chosen ? [chosen] : []), ...USUAL_PLACES].find((place) => existsSync(place))
}
