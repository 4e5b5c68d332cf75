import type { Entry } from './lexicon.ts'

export const englishGuards: readonly Entry[] = [
  ['neg', 0, 'not|no|nope|except|except for|but not|apart from'],
  ['instead', 0, 'instead of|rather than'],
  [
    'commit',
    0,
    `i'll confirm|i will confirm|i'll let you know|i will let you know|let you know|i'll pay|i will pay|
      i'll send|i will send|i'll transfer|i will transfer|i'll call|i will call|get back to you|we'll confirm|
      we will confirm|we'll let you know|we'll pay|i'll deposit|i'll write|i'll get back|confirm you|i can pay|
      i'll tell you|will send|will pay|will confirm|pay the deposit|send the deposit|send the payment|
      i get paid|talk to you|call you|we'll send|we'll get back|let me know`,
  ],
  [
    'did',
    0,
    `stayed|we stayed|i stayed|went|was there|were there|visited|last year|last month|yesterday|sent|paid|
      transferred|already sent|already paid|last summer|last winter|last time|last night|i called|i wrote|
      i asked|we came|we were|we went|loved it|we've been|last january|last july|came|emailed`,
  ],
  ['ago', 0, 'ago'],
  [
    'booked',
    0,
    `i have a booking|i have a reservation|we have a booking|we have a reservation|my booking|my reservation|
      our booking|our reservation|i booked|we booked|already booked|i've booked|we've booked|
      i had a reservation|i had a booking`,
  ],
  ['askhour', 0, 'what time|until what time|which time|from what time'],
  ['talk', 0, 'talk|ask|discuss|speak|consult|check with'],
  [
    'event',
    0,
    `i live in|we live in|i'm from|receipt|is my birthday|birthday|anniversary|wedding|concert|conference|
      graduation|appointment|exam|marathon|race|my birthday is|our anniversary is|birthday is|
      is our anniversary|is my wife's birthday|getting married|we get married|wedding is`,
  ],
  ['wish', 0, 'happy|merry|have a nice|have a great|have a good|enjoy|enjoy your'],
  [
    'general',
    0,
    `is the heating|is there heating|is it warm|does it get cold|does it snow|snow|does it rain|weather|
      is it cold|is it hot|are you open|busy season|crowded`,
  ],
  [
    'correct',
    0,
    `edit|edited|actually|i mean|i meant|sorry|make it|make that|rather|or rather|scratch that|correction|
      my mistake|my bad|
      oops|whoops|ops|no wait|wait|wait no|typo|i'm sorry|no sorry|sorry i meant|actually make it|let's make it`,
  ],
  ['correct', 1, 'better|instead'],
  ['said', 0, 'i said|i told you|i had said|i wrote|i put|i typed'],
  ['falls', 0, "which is a|which is|that's a|which is the|it's a"],
  [
    'inside',
    0,
    `any|anytime|any time|some|sometime|whatever you have|consecutive|in a row|flexible|we are flexible|
      we are free|i am free|i have off|in that window`,
  ],
  ['but', 0, 'but|so|however'],
]
