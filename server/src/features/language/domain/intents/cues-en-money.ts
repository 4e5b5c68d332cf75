/** Words that give a wish away, English, about money; the notation is told in cues.ts. */
export const moneyCues = `
= invoice 0.97
{invoice-1} get|have|need|give us|give me|send us|send me|issue
{invoice-1} (a|an|the|us a|me a) (receipt|invoice|bill)[ ...]  # can I get a receipt
= payment_proof 0.96
{payment_proof-1} i|we|i've|we've|have|just|already|i have
{payment_proof-2} sent|made|paid|transferred|did|done|completed|deposited|wired
{payment_proof-3} payment|deposit|money|transfer|it|proof|receipt
{payment_proof-1} (already |just |have )*{payment_proof-2}( (the|you|my|it|a|our))*[ {payment_proof-3}][ ...]  # i sent
receipt  # payment sent, here is the receipt
proof of (payment|transfer)  # proof of payment
payment (sent|made|done)  # payment sent, here is the receipt
(did|have) you (get|receive|received|got) (the|my|our) (payment|money|transfer|deposit)...  # did you get the payment
transfer (done|made|sent)  # transfer done
here('s| is) the (receipt|proof|screenshot)...  # payment sent, here is the receipt
already paid  # already paid
just paid  # just paid
= payment 0.92
how (do|can|should|would) (i|we|you) [want (me|us) to ]pay...  # how do i pay
payment (method[s]|option[s]|details)  # payment method
pay (by|with|in|using|via|cash|on arrival|when|at|the deposit)...  # i'll pay the deposit on friday
[do you ](accept|take) [credit |debit ](card[s]|cash|visa|mastercard|dollars)...  # do you take credit cards?
[do you ](accept|take) [credit |debit ](usd|mercado[ ]pago|paypal|transfer[s])...  # accept usd
[do you ](accept|take) [credit |debit ](euros|bitcoin|crypto)...  # accept euros
deposit  # i'll pay the deposit on friday
down[ ]payment  # downpayment
bank (details|account|transfer)  # bank details
installment[s]  # installment
instalment[s]  # instalment
paypal  # paypal
payment link  # payment link
invoice  # invoice
wire transfer  # wire transfer
mercado[ ]pago  # mercadopago
= price 0.9
how much[ ...]  # how much is it per night?
price[s]  # price
rate[s]  # rate
cost  # cost
costs  # costs
quote  # quote
discount[s]  # discount
price list  # price list
what('s| is| are) (the|your) (price|rate|cost|rates|prices|total|nightly rate)...  # what's the price
per night  # how much is it per night?
cheaper  # cheaper
cheapest  # cheapest
promo  # promo
promotion  # promotion
deal[s]  # deal
fee  # fee
expensive  # expensive
charge  # charge
special offer[s]  # special offer
total price  # total price
`
