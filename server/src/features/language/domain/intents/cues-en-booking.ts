/** Words that give a wish away, English, about the booking; the notation is told in cues.ts. */
export const bookingCues = `
= cancel 0.95
cancel[[l]ing|[l]ed|lation|]  # i need to cancel my reservation
call [it ]off  # call off
won't be able to (come|make it|travel)  # won't be able to come
(can't|cannot|can not) (come|make it|travel|go)[ anymore]  # can't come
not (coming|going|travelling) (anymore|after all)  # not coming anymore
calling off...  # calling off
= change_dates 0.95
{change_dates-1} change|move|modify|reschedule|switch|shift|postpone|amend|push|push back|bring forward
{change_dates-1} alter
{change_dates-2} date[s]|booking|reservation|stay|day[s]|arrival
{change_dates-1} [..20 ]{change_dates-2}  # change date
reschedule  # reschedule
(change|move|switch|postpone|push|shift) [it ]to ...  # change to eso
(add|extend|stay) (an|one|another|a|two|%)[ extra| more| additional] (night|day)[s]...  # add an night
extend (my|our|the) (stay|booking|reservation)...  # extend my stay
instead of ...  # instead of eso
different dates  # different dates
one more night  # one more night
extra night  # extra night
= my_reservation 0.93
(my|our) (reservation|booking)[ ...]  # i need to cancel my reservation
(i|we) (have|had|made) a (reservation|booking)...  # i have a reservation
(i|we|(i|we).ve) [already ]booked (from|for|the|a|on)...  # i booked from
status of (my|our|the) ...  # status of my eso
is (it|my booking|my reservation|everything) confirmed...  # is it confirmed
how much (do (i|we) [still ]owe|is left|remains)...  # how much do i owe
booking (number|code|reference)  # booking number
confirmation (number|code)  # confirmation number
balance due  # balance due
= book 0.93
{book-1} i'd like to|i would like to|we'd like to|we would like to|want to|i want to|we want to
{book-1} can i|can we|could i|could we|how (do|can) (i|we)|let's|i'll|we'll|i will|we will
{book-1} ready to|please|wanna|going to|like to
{book-2} book|reserve|take it|make a (booking|reservation)
{book-1} {book-2}[ ...]  # i'd like to book
(make|making) a (booking|reservation)  # make a booking
book (it|me|us|the|that|this|for|from|now|please)[ ...]  # book it
reserve (it|the|that|this|for|from)[ ...]  # reserve it
(i'll|we'll|i will|we will|let's) (take|have|go with) (it|that|this|the)...  # i'll take it
confirm (the|my|our) (booking|reservation)  # confirm the booking
booking please  # booking please
book  # i'd like to book
reserve  # reserve
= availability 0.88
{availability-1} do you have|have you got|is there|are there|got|you have|any
{availability-2} anything|any|something|a|room|rooms|cabin[s]|space|availability|place[s]|somewhere|the
{availability-3} looking for|need|we need|i need|searching for|interested in|want|would like|we'd like
{availability-3} i'd like
{availability-4} a|an|two|some|something|accommodation|to (stay|rent|come)|somewhere|the|%
availab(le|ility|ilities)  # available
vacanc(y|ies)  # vacancy
free  # ANYTHING FREE THIS WEEKEND FOR 2?
{availability-1} {availability-2}[ ...]  # do you have anything
{availability-3} {availability-4}[ ...]  # looking for a
rent  # rent
anything (for|free|from|left|open)...  # ANYTHING FREE THIS WEEKEND FOR 2?
do you have ...  # do u have smth for 2 ppl nov 7-9
opening[s]  # opening
open (on|for|from)...  # open on
still (free|open)  # still free
`
