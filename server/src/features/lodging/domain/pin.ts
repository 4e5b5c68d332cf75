/** Where a place is, in degrees (WGS 84). */
export interface Pin {
  readonly latitude: number
  readonly longitude: number
}

interface Told {
  readonly lat?: number | null | undefined
  readonly lon?: number | null | undefined
  readonly map_url?: string | null | undefined
}

/** The pin of the place: its own numbers, or those in the link of its map. */
export function pinOf({ lat, lon, map_url }: Told): Pin | null {
  if (lat != null && lon != null) return { latitude: lat, longitude: lon }
  return map_url ? pinIn(map_url) : null
}

const NUMBERS = String.raw`(-?\d{1,3}\.\d+)`

/** How Google Maps, OpenStreetMap and Apple's maps write a place into a link; the surest first. */
const WRITTEN = [
  `!3d${NUMBERS}!4d${NUMBERS}`,
  `[?&]mlat=${NUMBERS}&mlon=${NUMBERS}`,
  String.raw`[?&](?:q|query|ll|destination|daddr|center)=(?:loc:)?${NUMBERS},\s*${NUMBERS}`,
  `@${NUMBERS},${NUMBERS}`,
  String.raw`#map=\d+(?:\.\d+)?/${NUMBERS}/${NUMBERS}`,
].map((pattern) => new RegExp(pattern))

/** Null for a short link, which tells nothing by itself, and for numbers that are no place. */
function pinIn(url: string): Pin | null {
  const plain = url.replaceAll(/%2c/gi, ',').replaceAll(/%20|\+(?=-?\d)/g, ' ')
  for (const pattern of WRITTEN) {
    const [, latitude, longitude] = (pattern.exec(plain) ?? []).map(Number)
    if (latitude === undefined || longitude === undefined) continue
    if (Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180) return { latitude, longitude }
  }
  return null
}
