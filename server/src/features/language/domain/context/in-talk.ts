import type { TraceStep, Understanding } from '../../domain.ts'
import {
  cabinInstead,
  cabinOfSize,
  joinsGroup,
  ofCabins,
  oneMoreCabin,
  peopleOfCabins,
  personNotCabin,
} from './cabins-in-talk.ts'
import { listedByName, peopleSlipped, peopleTold, petsBrought } from './company-in-talk.ts'
import {
  arrivalAsked,
  daysOfStay,
  hourOfArrival,
  monthCorrected,
  monthOfArrival,
  noticeOfCancelling,
  peopleAlone,
  saidAgain,
  weekdayByArrival,
  withoutNight,
} from './dates-in-talk.ts'
import { endChanged, othersWithin } from './ends-in-talk.ts'
import {
  addsOne,
  agesAmong,
  asksToPay,
  bringsPetAsked,
  comesAsWell,
  forAnother,
  petsAlone,
  stillAllOfThem,
} from './people-in-talk.ts'
import type { Rereading, Scene } from './scene.ts'
import { midweek, partOfSpan, weekdaysOfSpan, weekendOfSpan, weekOfSpan } from './spans-in-talk.ts'
import {
  leavesEarly,
  nearSpan,
  nightsNotGuests,
  nightsOfWindow,
  onlyDates,
  payDay,
  sameMonth,
  staysFor,
} from './stay-in-talk.ts'

/** In this order: the cabin, who is counted, whom the counting did not mean, the dates, and who else is told of. */
const READINGS: readonly (readonly [name: string, reading: Rereading])[] = [
  ['cabin_of_size', cabinOfSize],
  ['nights_not_guests', nightsNotGuests],
  ['adds_one', addsOne],
  ['comes_as_well', comesAsWell],
  ['ages_among', agesAmong],
  ['asks_to_pay', asksToPay],
  ['of_cabins', ofCabins],
  ['joins_group', joinsGroup],
  ['cabin_instead', cabinInstead],
  ['still_all_of_them', stillAllOfThem],
  ['for_another', forAnother],
  ['pets_alone', petsAlone],
  ['brings_pet_asked', bringsPetAsked],
  ['person_not_cabin', personNotCabin],
  ['people_of_cabins', peopleOfCabins],
  ['stays_for', staysFor],
  ['nights_of_window', nightsOfWindow],
  ['same_month', sameMonth],
  ['near_span', nearSpan],
  ['only_dates', onlyDates],
  ['end_changed', endChanged],
  ['others_within', othersWithin],
  ['pay_day', payDay],
  ['leaves_early', leavesEarly],
  ['one_more_cabin', oneMoreCabin],
  ['said_again', saidAgain],
  ['part_of_span', partOfSpan],
  ['weekend_of_span', weekendOfSpan],
  ['week_of_span', weekOfSpan],
  ['weekdays_of_span', weekdaysOfSpan],
  ['midweek', midweek],
  ['month_corrected', monthCorrected],
  ['notice_of_cancelling', noticeOfCancelling],
  ['without_night', withoutNight],
  ['month_of_arrival', monthOfArrival],
  ['weekday_by_arrival', weekdayByArrival],
  ['days_of_stay', daysOfStay],
  ['hour_of_arrival', hourOfArrival],
  ['arrival_asked', arrivalAsked],
  ['people_alone', peopleAlone],
  ['pets_brought', petsBrought],
  ['listed_by_name', listedByName],
  ['people_told', peopleTold],
  ['people_slipped', peopleSlipped],
]

/** What a message means in its talk where its words alone would say something else; the trace tells which rule did. */
export function inTalk(read: Understanding, scene: Scene): Understanding {
  let meant = read
  const steps: TraceStep[] = []
  for (const [name, reading] of READINGS) {
    const next = reading(meant, scene)
    if (next === meant) continue
    steps.push({ rule: `talk.${name}`, text: scene.text, start: 0, end: scene.text.length })
    meant = next
  }
  return steps.length > 0 ? { ...meant, trace: [...read.trace, ...steps] } : meant
}
