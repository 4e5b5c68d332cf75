import { describe, expect, it } from 'vitest'
import { localDate } from '../../../lib/local-date.ts'
import { classify } from './classify.ts'
import type { FeedEvent } from './feed-event.ts'
import { eventFingerprint, feedFingerprint } from './feed-event.ts'
import { detectPlatform, type Platform, parseChannel } from './platforms.ts'
import { tidy } from './tidy.ts'

const today = localDate('2026-11-24')

function event(summary: string, checkIn: string, checkOut: string, more: Partial<FeedEvent> = {}): FeedEvent {
  return {
    uid: `${summary}-${checkIn}`,
    recurrenceId: null,
    ordinal: 0,
    checkIn: localDate(checkIn),
    checkOut: localDate(checkOut),
    summary,
    description: '',
    status: '',
    transparent: false,
    warnings: [],
    ...more,
  }
}

describe('which platform a feed comes from', () => {
  it.each([
    [{ prodId: '-//Airbnb Inc//Hosting Calendar 1.0//EN' }, 'airbnb'],
    [{ prodId: '-//admin.booking.com\\, b.v.//NONSGML v1.0//EN' }, 'booking'],
    [{ prodId: '-//HomeAway.com, Inc.//EN' }, 'vrbo'],
    [{ prodId: '-//Google Inc//Google Calendar 70.9054//EN' }, 'google'],
    [{ url: 'https://reservas.mibooking.com/feed.ics' }, 'generic'],
    [{ url: 'https://es-l.airbnb.com/calendar/ical/1.ics?t=x' }, 'airbnb'],
    [{ url: 'https://login.smoobu.com/ical/1.ics?s=x' }, 'smoobu'],
    [{ uids: ['1@expedia.com', '2@expedia.com'] }, 'expedia'],
    [{ uids: ['1@airbnb.com', '2@booking.com'] }, 'generic'],
  ])('%j → %s', (clues, platform) => {
    expect(detectPlatform(clues)).toBe(platform)
  })
})

describe('which platform an owner means', () => {
  it.each([
    ['Booking Lenga', 'booking'],
    ['booking.com.ar', 'booking'],
    ['Booking Calendar (WordPress)', 'other'],
    ['www.mibooking.com', 'other'],
    ['cabanas-booking.com.ar', 'other'],
    ['Para Irnos', 'parairnos'],
    ['para-irnos.com', 'parairnos'],
    ['Alquileres Argentina', 'alquilerargentina'],
    ['alquiler-argentina.com', 'alquilerargentina'],
    ['Despegar / Decolar', 'despegar'],
    ['VRBO', 'vrbo'],
    ['Expedia', 'expedia'],
    ['Trip Advisor', 'tripadvisor'],
    ['Google Calendar de mamá', 'google'],
    ['Owner Rez', 'ownerrez'],
    ['Beds 24', 'beds24'],
    ['Hostaway', 'hostaway'],
    ['Smoobu', 'smoobu'],
    ['Lodgify', 'lodgify'],
    ['Turismo Neuquén', 'other'],
  ])('%s → %s', (text, channel) => {
    expect(parseChannel(text)).toBe(channel)
  })
})

describe('what an event is', () => {
  const kind = (platform: Platform, item: FeedEvent) => classify([item], { platform, today })[0]?.kind

  it.each<[Platform, string, string, string, string]>([
    ['airbnb', 'Reserved', '2026-12-01', '2026-12-04', 'reservation'],
    ['airbnb', 'Guest One (HMABCDEF12)', '2026-12-01', '2026-12-04', 'reservation'],
    ['airbnb', 'Airbnb (Not available)', '2026-12-01', '2026-12-04', 'blocked'],
    ['airbnb', 'Airbnb (Not available)', '2026-11-24', '2026-11-25', 'advance'],
    ['airbnb', 'Airbnb (Not available)', '2027-05-23', '2027-11-24', 'window'],
    ['airbnb', 'Airbnb (Not available)', '2026-11-22', '2027-11-25', 'blocked'],
    ['booking', 'CLOSED - Not available', '2026-12-01', '2026-12-04', 'unknown'],
    ['booking', 'CLOSED - Ana', '2026-12-01', '2026-12-04', 'reservation'],
    ['vrbo', 'Reserved - Ana', '2026-12-01', '2026-12-04', 'reservation'],
    ['vrbo', 'Réservée - Ana', '2026-12-01', '2026-12-04', 'reservation'],
    ['vrbo', 'Indisponible', '2026-12-01', '2026-12-04', 'blocked'],
    ['vrbo', 'Provisoire - Ana', '2026-12-01', '2026-12-04', 'unknown'],
    ['expedia', 'Reserved on Expedia', '2026-12-01', '2026-12-04', 'reservation'],
    ['expedia', 'Unavailable on Expedia', '2026-12-01', '2026-12-04', 'blocked'],
    ['lodgify', 'J*** S****', '2026-12-01', '2026-12-04', 'reservation'],
    ['lodgify', 'Closed Period', '2026-12-01', '2026-12-04', 'blocked'],
    ['tripadvisor', 'PENDING Ana', '2026-12-01', '2026-12-04', 'unknown'],
    ['generic', 'Cabaña reservada', '2026-12-01', '2026-12-04', 'reservation'],
    ['generic', 'Ana', '2026-12-01', '2026-12-04', 'unknown'],
  ])('%s "%s" from %s to %s is %s', (platform, summary, checkIn, checkOut, wanted) => {
    expect(kind(platform, event(summary, checkIn, checkOut))).toBe(wanted)
  })

  it('sees the night before an arrival as preparation', () => {
    const stays = [
      event('Reserved', '2026-12-02', '2026-12-04'),
      event('Airbnb (Not available)', '2026-12-01', '2026-12-02'),
    ]
    expect(classify(stays, { platform: 'airbnb', today }).map((stay) => stay.kind)).toEqual([
      'reservation',
      'prep',
    ])
  })

  it('gives the owner code, phone digits and link, and never a name', () => {
    const url = 'https://www.airbnb.com/hosting/reservations/details/HMABCDEF12'
    const description = `Reservation URL: ${url}\nPhone Number (Last 4 Digits): 4235`
    const [stay] = classify([event('Reserved', '2026-12-01', '2026-12-04', { description })], {
      platform: 'airbnb',
      today,
    })
    expect(stay).toMatchObject({
      code: 'HMABCDEF12',
      phoneLast4: '4235',
      link: url,
      label: 'Reserved',
      certain: true,
    })
    const named = event('Reserved on Expedia', '2026-12-01', '2026-12-04', {
      description: 'Reserved by Ana Paz',
    })
    expect(classify([named], { platform: 'expedia', today })[0]?.label).toBe('Reserved')
  })
})

describe('tidying a feed', () => {
  it('drops what is over', () => {
    const list = [event('x', '2026-11-20', '2026-11-24'), event('y', '2026-11-20', '2026-11-25')]
    expect(tidy(list, { platform: 'vrbo', today }).map((item) => item.summary)).toEqual(['y'])
  })

  it('folds three Smoobu events into one stay', () => {
    const list = [
      event('Check-in Ana', '2026-12-01', '2026-12-02'),
      event('Ana', '2026-12-01', '2026-12-05'),
      event('Check-out Ana', '2026-12-05', '2026-12-06'),
    ]
    expect(tidy(list, { platform: 'smoobu', today }).map((item) => item.summary)).toEqual(['Ana'])
  })

  it('joins single nights of Expedia, not reservations', () => {
    const single = (day: string, next: string) => event('Unavailable on Expedia', day, next)
    const list = [
      single('2026-12-02', '2026-12-03'),
      single('2026-12-01', '2026-12-02'),
      single('2026-12-05', '2026-12-06'),
      event('Reserved on Expedia', '2026-12-03', '2026-12-04'),
    ]
    const spans = tidy(list, { platform: 'expedia', today }).map((item) => `${item.checkIn} ${item.checkOut}`)
    expect(spans).toEqual(['2026-12-03 2026-12-04', '2026-12-01 2026-12-03', '2026-12-05 2026-12-06'])
  })
})

it('fingerprints a feed whatever its order, and tells every change of nights', () => {
  const a = event('Reserved', '2026-12-01', '2026-12-04')
  const b = event('Reserved', '2026-12-10', '2026-12-12')
  expect(feedFingerprint([a, b])).toBe(feedFingerprint([b, a]))
  expect(eventFingerprint({ ...a, checkOut: localDate('2026-12-05') })).not.toBe(eventFingerprint(a))
})
