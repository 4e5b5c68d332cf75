/** Words that give a wish away, English, about the talk itself; the notation is told in cues.ts. */
export const talkCues = `
= human 0.97
(speak|talk|chat) (to|with) (a|an|the|someone|somebody|you|your)...  # can i talk to a real person?
human  # human
real person  # can i talk to a real person?
operator  # operator
the owner  # the owner
manager  # manager
is (anyone|anybody|someone) there...  # is anyone there
call me...  # call me
(can|could) (you|someone|somebody) call...  # can you call
agent  # agent
representative  # representative
receptionist  # receptionist
are you a (bot|robot)...  # are you a bot
customer service  # customer service
= emergency 0.95
[there is |theres |we have ]no [hot ](water|power|electricity|gas|heating)  # there is no water
(smell of|smells of|smells like|leaking) (gas|smoke)  # it smells of gas
gas leak  # gas leak
(on fire|ambulance|break in)  # call an ambulance
= thanks 0.7
thank[s]  # thank you so much
thank you  # thank you so much
many thanks  # many thanks
thanks a lot  # thanks a lot
ty  # ty
cheers  # cheers
much appreciated  # much appreciated
appreciate...  # appreciate
= no 0.6
no thank[s]  # no thank you
no thank you  # no thank you
nope  # nope
nah  # nah
not (really|now|interested|yet|today|for me)  # not really
no way  # no way
i'd rather not  # i'd rather not
doesn't work  # doesn't work
negative  # negative
don't want...  # don't want
none  # none
= yes 0.6
yes  # yes
yeah  # yeah
yep  # yep
yup  # yup
ok  # ok
okay  # okay
sure  # sure
perfect  # perfect
great  # great
sounds good  # sounds good
confirme[d]  # confirme
i confirm  # i confirm
correct  # correct
exactly  # exactly
go ahead  # go ahead
of course  # of course
absolutely  # absolutely
that works  # that works
works for me  # works for me
all good  # all good
please do  # please do
alright  # alright
yes please  # yes please
that's fine  # that's fine
agreed  # agreed
definitely  # definitely
awesome  # awesome
= yes 0.6 whole
deal  # deal
fine  # fine
right  # right
good  # good
cool  # cool
yes  # yes
ok  # ok
great  # great
perfect  # perfect
thats it  # thats it
it is  # it is
= no 0.6 whole
[..20 ]no  # no
maybe later  # maybe later
another time  # another time
= greeting 0.4
hi+  # hi
hello+  # hello
hey+  # hey
good (morning|afternoon|evening|day)  # good evening
greetings  # greetings
hi there  # hi there
how are you  # how are you
hola  # hola
howdy  # howdy
hiya  # hiya
dear  # dear
`
