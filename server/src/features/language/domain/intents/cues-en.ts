import { compileCues } from './cues.ts'

export const englishCues = compileCues([
  [
    'human',
    0.97,
    '(?:speak|talk|chat) (?:to|with) (?:a|an|the|someone|somebody|you|your).*|human|real person|operator|the owner|manager|is (?:anyone|anybody|someone) there.*|call me.*|(?:can|could) (?:you|someone|somebody) call.*|agent|representative|receptionist|are you a (?:bot|robot).*|customer service',
  ],
  [
    'payment_proof',
    0.96,
    "(?:i|we|i've|we've|have|just|already|i have) (?:already |just |have )*(?:sent|made|paid|transferred|did|done|completed|deposited|wired)(?: (?:the|you|my|it|a|our))*(?: (?:payment|deposit|money|transfer|it|proof|receipt))?(?: .*)?|receipt|proof of (?:payment|transfer)|payment (?:sent|made|done)|(?:did|have) you (?:get|receive|received|got) (?:the|my|our) (?:payment|money|transfer|deposit).*|transfer (?:done|made|sent)|here(?:'s| is) the (?:receipt|proof|screenshot).*|already paid|just paid",
  ],
  [
    'cancel',
    0.95,
    "cancel(?:l?ing|l?ed|lation|)?|call (?:it )?off|won't be able to (?:come|make it|travel)|(?:can't|cannot|can not) (?:come|make it|travel|go)(?: anymore)?|not (?:coming|going|travelling) (?:anymore|after all)|calling off.*",
  ],
  [
    'change_dates',
    0.95,
    '(?:change|move|modify|reschedule|switch|shift|postpone|amend|push|push back|bring forward|alter) (?:.{0,20} )?(?:dates?|booking|reservation|stay|days?|arrival)|reschedule|(?:change|move|switch|postpone|push|shift) (?:it )?to .*|(?:add|extend|stay) (?:an|one|another|a|two|\\d)(?: extra| more| additional)? (?:night|day)s?.*|extend (?:my|our|the) (?:stay|booking|reservation).*|instead of .*|different dates|one more night|extra night',
  ],
  [
    'my_reservation',
    0.93,
    '(?:my|our) (?:reservation|booking)(?: .*)?|(?:i|we) (?:have|had|made) a (?:reservation|booking).*|(?:i|we|(?:i|we).ve) (?:already )?booked (?:from|for|the|a|on).*|status of (?:my|our|the) .*|is (?:it|my booking|my reservation|everything) confirmed.*|how much (?:do (?:i|we) (?:still )?owe|is left|remains).*|booking (?:number|code|reference)|confirmation (?:number|code)|balance due',
  ],
  [
    'payment',
    0.92,
    'how (?:do|can|should|would) (?:i|we|you) (?:want (?:me|us) to )?pay.*|payment (?:methods?|options?|details)|pay (?:by|with|in|using|via|cash|on arrival|when|at|the deposit).*|(?:do you )?(?:accept|take) (?:credit |debit )?(?:cards?|cash|visa|mastercard|dollars|usd|mercado ?pago|paypal|transfers?|euros|bitcoin|crypto).*|deposit|down ?payment|bank (?:details|account|transfer)|installments?|instalments?|paypal|payment link|invoice|wire transfer|mercado ?pago',
  ],
  [
    'checkin_time',
    0.93,
    'what time.*|(?:which|until what|from what|by what) time.*|when (?:is|can|do|must|should|could) (?:the |we |i )?(?:check.*|arrive|leave|enter|get in|get there|come in)(?: .*)?|(?:early|late) (?:check.*|arrival|departure)|check[- ]?(?:in|out) times?|(?:arrive|check in|leave|check out|check-in|arriving|get in|arrive there) (?:.{0,16} )?(?:early|earlier|late|later|at \\d+|before|after|around|by)(?: .*)?|leave (?:our|my|the) (?:bags|luggage).*|(?:drop|store) (?:.{0,10} )?(?:bags|luggage).*',
  ],
  [
    'pets',
    0.9,
    '(?:.{0,30} )?(?:pets?|dogs?|cats?|pupp(?:y|ies)|animals?)(?: .{0,20})? (?:allowed|welcome|ok|okay|permitted|accepted|friendly|fee|come|\\?)(?: .*)?|(?:accept|allow|take|bring|bringing|charge for|welcome|permit) (?:.{0,16} )?(?:pets?|dogs?|cats?|animals?|puppy)(?: .*)?|pet[- ]friendly|pet policy|pets|dog[- ]friendly',
  ],
  [
    'photos',
    0.9,
    'photos?|pictures?|pics?|images?|videos?|instagram|see (?:what )?(?:it|the (?:cabin|inside|place)|inside)(?: .*)?|show me.*|look like|website',
  ],
  [
    'location',
    0.9,
    'where (?:are|is|exactly|do|can).*|where|address|location|located|directions|maps?|how (?:do (?:i|we)|to|can (?:i|we)) get (?:there|to).*|how far.*|(?:close|near|far|next) (?:to|from) (?:the|downtown|town|lake|beach|city|airport|center|centre).*|nearby|distance.*|\\d+ (?:km|kms|miles?|blocks|minutes|min) (?:from|away|to).*',
  ],
  [
    'policies',
    0.9,
    '(?:policy|policies|rules?|terms|conditions|refunds?|refundable)(?: .*)?|(?:can|may|are) (?:i|we|guests) (?:smoke|have (?:a )?part(?:y|ies)|have (?:guests|visitors)|make noise|allowed to).*|smoking|parties|(?:throw|host|have) (?:a )?party|minimum (?:stay|nights?|number).*|quiet hours|visitors',
  ],
  [
    'amenities',
    0.86,
    "(?:.{0,30} )?(?:wifi|wi-fi|wi fi|internet|pool|swimming pool|barbecue|bbq|grill|parking|garage|heating|heated|heater|air conditioning|ac|a/c|fireplace|kitchen|fridge|microwave|oven|tv|netflix|breakfast|towels?|sheets|linens?|bed linen|beds?|double bed|bedrooms?|bathrooms?|bath|hot tub|jacuzzi|balcony|terrace|garden|crib|cot|washing machine|washer|laundry|included?|includes?|amenities|facilities|hairdryer|hot water|view|equipped|services?|sauna|high chair)(?: .*)?|what(?:'s| is) included.*|what does (?:it|the cabin) have.*|how many (?:people|bedrooms|beds|rooms).*",
  ],
  [
    'price',
    0.9,
    "how much(?: .*)?|prices?|rates?|cost|costs|quote|discounts?|price list|what(?:'s| is| are) (?:the|your) (?:price|rate|cost|rates|prices|total|nightly rate).*|per night|cheaper|cheapest|promo|promotion|deals?|fee|expensive|charge|special offers?|total price",
  ],
  [
    'book',
    0.93,
    "(?:i'd like to|i would like to|we'd like to|we would like to|want to|i want to|we want to|can i|can we|could i|could we|how (?:do|can) (?:i|we)|let's|i'll|we'll|i will|we will|ready to|please|wanna|going to|like to) (?:book|reserve|take it|make a (?:booking|reservation))(?: .*)?|(?:make|making) a (?:booking|reservation)|book (?:it|me|us|the|that|this|for|from|now|please)(?: .*)?|reserve (?:it|the|that|this|for|from)(?: .*)?|(?:i'll|we'll|i will|we will|let's) (?:take|have|go with) (?:it|that|this|the).*|confirm (?:the|my|our) (?:booking|reservation)|booking please|book|reserve",
  ],
  [
    'availability',
    0.88,
    "availab(?:le|ility|ilities)|vacanc(?:y|ies)|free|(?:do you have|have you got|is there|are there|got|you have|any) (?:anything|any|something|a|room|rooms|cabins?|space|availability|places?|somewhere|the)(?: .*)?|(?:looking for|need|we need|i need|searching for|interested in|want|would like|we'd like|i'd like) (?:a|an|two|some|something|accommodation|to (?:stay|rent|come)|somewhere|the|\\d)(?: .*)?|rent|anything (?:for|free|from|left|open).*|do you have .*|openings?|open (?:on|for|from).*|still (?:free|open)",
  ],
  [
    'thanks',
    0.7,
    'thanks?|thank you|many thanks|thanks a lot|thx|ty|cheers|much appreciated|appreciate.*|thank u',
  ],
  [
    'no',
    0.6,
    "no thanks?|no thank you|nope|nah|not (?:really|now|interested|yet|today|for me)|no way|i'd rather not|doesn't work|negative|don't want.*|none",
  ],
  [
    'yes',
    0.6,
    "yes|yeah|yep|yup|ok|okay|sure|perfect|great|sounds good|confirmed?|i confirm|correct|exactly|go ahead|of course|absolutely|that works|works for me|all good|please do|alright|yes please|that's fine|agreed|definitely|awesome",
  ],
  ['yes', 0.6, 'deal|fine|right|good|cool|yes|ok|great|perfect|thats it|it is', 'whole'],
  ['no', 0.6, '(?:.{0,20} )?no|maybe later|another time', 'whole'],
  [
    'greeting',
    0.4,
    'hi+|hello+|hey+|good (?:morning|afternoon|evening|day)|greetings|hi there|how are you|hola|howdy|hiya|dear',
  ],
])
