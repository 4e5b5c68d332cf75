import type { Entry } from './lexicon.ts'

export const englishPeople: readonly Entry[] = [
  ['adult', 0, 'adult|adults|women|men|guys|lads|woman|ladies|grown ups|grownups|grown-ups'],
  ['child', 1, 'child|kid|son|daughter|boy|girl|toddler|teenager|teen|grandchild|grandson|granddaughter'],
  [
    'child',
    2,
    'children|kids|sons|daughters|boys|girls|toddlers|teenagers|teens|grandchildren|grandkids|little ones',
  ],
  ['child', 2, 'twins', '2'],
  ['child', 2, 'triplets', '3'],
  ['baby', 1, 'baby|infant|newborn'],
  ['baby', 2, 'babies|infants'],
  [
    'person',
    0,
    `person|people|persons|guests|guest|pax|of us|ppl|persons total|fishermen|hikers|cyclists|students|workers|
      colleagues|teachers|climbers`,
  ],
  [
    'pet',
    1,
    `dog|cat|puppy|pet|doggy|doggo|labrador|poodle|beagle|pug|bulldog|golden retriever|retriever|
      german shepherd|terrier|spaniel|dachshund|chihuahua|kitten|rabbit|parrot|pup|husky|collie|pooch`,
  ],
  ['pet', 2, 'dogs|cats|pets|puppies|kittens|pups|rabbits'],
  ['couple', 1, 'couple'],
  ['couple', 2, 'couples'],
  ['family', 0, 'family|families|group|party'],
  ['friend', 1, 'friend'],
  ['friend', 2, 'friends|brothers|sisters|cousins|mates|buddies|pals'],
  [
    'kin',
    0,
    `wife|husband|girlfriend|boyfriend|partner|mother|father|mom|mum|dad|brother|sister|mother - in - law|
      father - in - law|sister - in - law|brother - in - law|mother in law|father in law|daughter - in - law|
      son - in - law|stepmother|stepfather|stepson|nephew|niece|fiance|fiancee|grandma|grandpa|girlfriends|
      mother-in-law|spouse|gf|bf|aunt|uncle|cousin|mother-in-law|father-in-law|sister-in-law|brother-in-law|
      son-in-law|daughter-in-law|granny|grandmother|grandfather|stepdad|stepmom|nan|mate|buddy|colleague|
      neighbour|neighbor|nanny`,
  ],
  ['parents', 0, 'parents|grandparents|in-laws|in laws'],
  [
    'alone',
    0,
    `just me|only me|by myself|alone|travelling solo|traveling solo|solo traveler|solo traveller|solo|
      just myself|on my own`,
  ],
  ['me', 0, 'i|me|myself'],
  [
    'we',
    0,
    `we are|we're|there are|there will be|we will be|we'll be|there's|there would be|we would be|we'd be|
      total of|party of|group of|we were|there were|it's|it will be|are we`,
  ],
  [
    'word',
    0,
    'any chance|any availability|any cabin|any cabins|each other|next to each other|beside each other',
  ],
  ['each', 0, 'each'],
  ['mine', 0, 'my|our'],
  ['plus', 0, 'plus'],
  ['counting', 0, 'including|counting|of which|of whom'],
  ['be', 0, 'are|is'],
  ['total', 0, 'in total|total'],
  // A cabin, and no first of a month.
  ['word', 0, 'the one|this one|that one'],
  ['cabin', 1, 'cabin|cottage|room|house|apartment|unit|bungalow|chalet'],
  ['cabin', 2, 'cabins|cottages|rooms|houses|apartments|units|bungalows|chalets'],
  ['number', 0, 'number|no.|option|nr'],
  [
    'thing',
    0,
    `bedrooms|bedroom|bathrooms|bathroom|beds|bed|km|kms|miles|mile|minutes|min|mins|blocks|dollars|usd|pesos|
      cars|car|meters|metres|times|floors|stars|bucks|installments|instalments|photos|spots|percent|
      per cent|lakes|lake`,
  ],
  ['hour', 0, "pm|am|o'clock|hrs|hours|h|p.m|a.m"],
  ['hourly', 0, 'at about|around about|by about'],
]
