import fc from 'fast-check'
import { expect, test } from 'vitest'
import { pinOf } from './pin.ts'

const HERE = { latitude: -41.1335, longitude: -71.3103 }

test.each([
  'https://www.google.com/maps/place/Caba%C3%B1as/@-41.2,-71.4,15z/data=!3m1!4b1!4m5!3m4!8m2!3d-41.1335!4d-71.3103',
  'https://www.google.com/maps/@-41.1335,-71.3103,17z',
  'https://www.google.com/maps?q=-41.1335,-71.3103',
  'https://maps.google.com/?q=-41.1335,+-71.3103&z=16',
  'https://www.google.com/maps/search/?api=1&query=-41.1335%2C-71.3103',
  'https://www.openstreetmap.org/?mlat=-41.1335&mlon=-71.3103#map=15/-41.2/-71.4',
  'https://www.openstreetmap.org/#map=15/-41.1335/-71.3103',
  'https://maps.apple.com/?ll=-41.1335,-71.3103&q=Caba%C3%B1as',
])('finds the place in %s', (map_url) => {
  expect(pinOf({ map_url })).toEqual(HERE)
})

test.each([
  'https://maps.app.goo.gl/AbCdEf',
  'https://www.google.com/maps?q=Camino+al+Lago+7',
  'https://example.com/?q=191.5,-71.3103',
])('finds no place in %s', (map_url) => {
  expect(pinOf({ map_url })).toBeNull()
})

test('its own numbers come before those of the link, on the equator too', () => {
  const map_url = 'https://www.google.com/maps?q=-41.1335,-71.3103'
  expect(pinOf({ lat: 0, lon: 0, map_url })).toEqual({ latitude: 0, longitude: 0 })
})

test('what it finds is on the globe, whatever the link', () => {
  fc.assert(
    fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), (map_url) => {
      const pin = pinOf({ map_url })
      return !pin || (Math.abs(pin.latitude) <= 90 && Math.abs(pin.longitude) <= 180)
    }),
  )
})
