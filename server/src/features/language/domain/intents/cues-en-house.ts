/** Words that give a wish away, English, about the house; the notation is told in cues.ts. */
export const houseCues = `
= checkin_time 0.93
{checkin_time-1} check...|arrive|leave|enter|get in|get there|come in
{checkin_time-2} arrive|check in|leave|check out|check-in|arriving|get in|arrive there
{checkin_time-3} early|earlier|late|later|at %+|before|after|around|by
what time...  # what time is check-in?
(which|until what|from what|by what) time...  # which time
when (is|can|do|must|should|could) [the |we |i ]{checkin_time-1}[ ...]  # when is check
(early|late) (check...|arrival|departure)  # early check
check[-| ](in|out) time[s]  # checkin time
{checkin_time-2} [..16 ]{checkin_time-3}[ ...]  # can we check in early?
leave (our|my|the) (bags|luggage)...  # leave our bags
(drop|store) [..10 ](bags|luggage)...  # drop bags
= pets 0.9
{pets-1} pet[s]|dog[s]|cat[s]|pupp(y|ies)|animal[s]
{pets-2} allowed|welcome|ok|okay|permitted|accepted|friendly|fee|come|?
{pets-3} accept|allow|take|bring|bringing|charge for|welcome|permit
{pets-4} pet[s]|dog[s]|cat[s]|animal[s]|puppy
[..30 ]{pets-1}[ ..20] {pets-2}[ ...]  # can i bring my dog?
{pets-3} [..16 ]{pets-4}[ ...]  # can i bring my dog?
pet(-| )friendly  # pet friendly
pet policy  # pet policy
pets  # pets
dog(-| )friendly  # dog friendly
= photos 0.9
photo[s]  # photo
picture[s]  # could you send me some pictures?
pic[s]  # pic
image[s]  # image
video[s]  # video
instagram  # instagram
see [what ](it|the (cabin|inside|place)|inside)[ ...]  # see it
show me...  # show me
look like  # look like
website  # website
= location 0.9
where (are|is|exactly|do|can)...  # where are
where  # where
address  # address
location  # location
located  # located
directions  # directions
map[s]  # map
how (do (i|we)|to|can (i|we)) get (there|to)...  # how do i get there?
how far...  # how far
(close|near|far|next) (to|from) (the|downtown|town|lake|beach|city|airport)...  # close to the
(close|near|far|next) (to|from) (center|centre)...  # close to center
nearby  # nearby
distance...  # distance
%+ (km|kms|mile[s]|blocks|minutes|min) (from|away|to)...  # 2 km from
= policies 0.9
(policy|policies|rule[s]|terms|conditions|refund[s]|refundable)[ ...]  # what's your cancellation policy?
(can|may|are) (i|we|guests) (smoke|have [a ]part(y|ies)|have (guests|visitors))...  # can i smoke
(can|may|are) (i|we|guests) (make noise|allowed to)...  # can i make noise
smoking  # smoking
parties  # parties
(throw|host|have) [a ]party  # throw party
minimum (stay|night[s]|number)...  # minimum stay
quiet hours  # quiet hours
visitors  # visitors
= amenities 0.86
[..30 ](wifi|wi-fi|wi fi|internet|pool|swimming pool|barbecue|bbq|grill)[ ...]  # wifi
[..30 ](parking|garage|heating|heated|heater|air conditioning|ac|a/c)[ ...]  # is there parking?
[..30 ](fireplace|kitchen|fridge|microwave|oven|tv|netflix|breakfast)[ ...]  # fireplace
[..30 ](towel[s]|sheets|linen[s]|bed linen|bed[s]|double bed|bedroom[s])[ ...]  # towel
[..30 ](bathroom[s]|bath|hot tub|jacuzzi|balcony|terrace|garden|crib|cot)[ ...]  # bathroom
[..30 ](washing machine|washer|laundry|include[d]|include[s]|amenities)[ ...]  # washing machine
[..30 ](facilities|hairdryer|hot water|view|equipped|service[s]|sauna)[ ...]  # facilities
[..30 ]high chair[ ...]  # high chair
what('s| is) included...  # what's included
what does (it|the cabin) have...  # what does it have
how many (people|bedrooms|beds|rooms)...  # how many people
= activities 0.93
(there to do|to do nearby|to do around|things to do|to see nearby)  # what is there to do nearby?
= location 0.92
(the|a|your) (pin|coordinates|gps)~...  # can you send me the pin of the place?
= late_arrival 0.92
{arrives} get there|arrive|arriving|be there|get in|check in
({arrives}) [..24 ](around|at|about|past|after) (9|10|11|12|21|22|23) pm~  # we'll get there around 11 pm
({arrives}) [..24 ](around|at|about|past|after) (midnight|9pm|10pm|11pm)  # we arrive around midnight
`
