/** Words that give a wish away, Spanish, about money; the notation is told in cues.ts. */
export const moneyCues = `
= payment_proof 0.96
{payment_proof-1} transferi|pague|deposite|abone|sene|pagamos|transferimos|depositamos|transferir|pagar
{payment_proof-1} depositar|abonar|hice [la |el ](transferencia|deposito|pago)|mande la (plata|sena|guita)
{payment_proof-1} gire
{payment_proof-2} llego|entro|figura|aparecio|cayo|impacto
{payment_proof-3} plata|pago|transferencia|deposito|dinero|sena|guita
{payment_proof-4} llego|entro|se acredito|recibiste|recibieron|acreditaron|les aparece
{payment_proof-5} plata|pago|transferencia|deposito|dinero|sena
{payment_proof-6} mande|envie|pase|paso|mando|envio|dejo|adjunto
{payment_proof-7} captura|comprobante|ticket|recibo|constancia|foto del (pago|comprobante)
comprobante[s]  # te mando el comprobante
captura del pago  # captura del pago
(ya|recien|ahi|acabo de|listo) [te |les |le ]{payment_proof-1}  # listo, hice la transferencia
[te |les ](transferi|deposite|abone)[ (la|el|los) ...]  # ya transferi
hice [la |el |una ](transferencia|deposito|pago)  # listo, hice la transferencia
transferencia (hecha|realizada|enviada|lista)  # transferencia hecha
(pago|deposito) (hecho|realizado|enviado|listo)  # pago hecho
(te|les|le) {payment_proof-2} (la|el|mi) {payment_proof-3}  # te llego la plata?
{payment_proof-4} (la|el|mi) {payment_proof-5}  # te llego la plata?
ticket de pago  # ticket de pago
constancia (de|del) (pago|transferencia)  # constancia de pago
ya esta[ hech[a]] (la transferencia|el pago|el deposito|paga|pago|pagada|la sena)  # ya esta la transferencia
[la ]sena [ya ]esta (paga|hecha|enviada)  # sena esta paga
pague (la|el|con|por) ...  # pague la eso
[listo |ya ]^(?<!dejar(?:la|lo)? )^(transferid(o|a)|depositad(o|a)|abonad(o|a)|senad(o|a))  # transferido
[te |les ]{payment_proof-6} [la |el |una ]{payment_proof-7}  # te mando el comprobante
captura[ de (la transferencia|pantalla|pago)...]  # captura
la plata ya ...  # la plata ya eso
= payment 0.92
{payment-1} como|donde|cuando|cual|de que forma|de que manera
{payment-2} se |te |les |hago para |hay que |puedo |podemos |tengo que |es |la |el |lo |seria 
{payment-2} forma de 
{payment-3} pag(a|o)|pagar[te|les|lo|la]|abona|abonar|abono|deposito|transfiero|transferir|senar|seno
{payment-3} sena
{payment-4} acepta[n]|acepta|reciben|toman|trabajan con|tienen|se puede con|puedo pagar con|pagar con
{payment-4} con
{payment-5} tarjeta|tarjetas|mercado[ ]pago|mp|debito|credito|efectivo|dolares|transferencia|cheque
{payment-5} visa|mastercard|naranja|modo|cuenta dni|usdt|crypto|cripto|qr|posnet|euros|reales
{payment-5} link de pago
{payment-6} es|hay que|seria|sale|tengo que|piden|pedis|se|debo|de|hay
{payment-7} sena|senar|senia|deposito|depositar|anticipo|adelanto|adelantar|reservar con sena
{payment-8} el|tu|me pasas|pasame|mandame|cual es|decime|tenes|por|un|los datos|datos
{payment-9} cbu|alias|cvu|cuenta|cuenta bancaria|datos bancarios|datos para
{payment-10} deposito|transfiero|senamos|depositamos|transferimos|pago|mando|hago|paso
{payment-10} voy a (transferir|depositar|pagar|senar)
{payment-11} sena|deposito|plata|anticipo|transferencia|guita|saldo|resto|pago
{payment-12} piden|pedis|cobran|cobras|necesitan|requiere|lleva|hacen
{payment-13} sena|deposito|anticipo|adelanto|senia
{payment-1} ({payment-2})*{payment-3}  # como se paga?
(forma[s]|medio[s]|metodo[s]|modo[s]) de pago  # forma de pago
{payment-4} {payment-5}[ ...]  # aceptan mercado pago?
cuanto {payment-6} (de |la |dejar |para |)*{payment-7}  # cuanto es la seña?
{payment-8} (el |del |de la |tu |su )*{payment-9}[ ...]  # me pasas el cbu o alias?
cbu  # me pasas el cbu o alias?
alias  # me pasas el cbu o alias?
cvu  # cvu
datos bancarios  # datos bancarios
datos para (transferir|depositar|la transferencia|el deposito|la sena|senar|pagar)  # datos para transferir
en cuotas  # se puede pagar en cuotas?
cuotas  # se puede pagar en cuotas?
hay que (dejar|hacer|pagar|abonar) [un |una |algun[a] ](deposito|sena|anticipo|adelanto)  # hay que dejar deposito?
(se paga|pagar|abonar|pago|abono)[ ..20] (en efectivo|con tarjeta|al llegar)  # se paga en efectivo
(se paga|pagar|abonar|pago|abono)[ ..20] (cuando llego|cuando llegamos|alla)  # se paga cuando llego
(se paga|pagar|abonar|pago|abono)[ ..20] (en el lugar|por adelantado|todo junto)  # se paga en el lugar
(se paga|pagar|abonar|pago|abono)[ ..20] (antes|la sena|el resto|el saldo)  # se paga antes
(se paga|pagar|abonar|pago|abono)[ ..20] (una parte|mitad|ahora|hoy|en dolares)  # se paga una parte
(se paga|pagar|abonar|pago|abono)[ ..20] (en pesos|por transferencia|al salir)  # se paga en pesos
[te |les ]{payment-10} (la|el|los|una|un) {payment-11}[ ...]  # el viernes te deposito la seña
(te|les|le) (deposito|transfiero|giro|abono|seno|senamos|depositamos|transferimos)[ ...]  # te deposito el 10
link (de|del|para) (pago|pagar|mercado pago)  # link de pago
si (pago|abono|seno|pagamos|pongo|deposito) (la mitad|una parte|todo|el total|mas|menos|ahora)  # si pago todo
{payment-12} {payment-13}  # piden sena
factura  # factura
facturan  # facturan
hacen factura  # hacen factura
se puede senar  # se puede senar
senar  # senar
con que se paga  # con que se paga
mercado[ ]pago  # aceptan mercado pago?
que porcentaje (de|es|hay|piden|tengo|se)[ ...]  # que porcentaje de
la sena  # el viernes te deposito la seña
= discount 0.95
(que|hay|tienen|tenes|hacen|haces|manejan|algun|algunos|cuales son los) descuento[s]...  # qué descuentos tienen?
(que|hay|tienen|tenes|hacen|haces|manejan|alguna|algunas) (promo[s]|promocion|promociones)...  # hay alguna promo?
(hicieron|hiciste|hacen|haces|harias|harian|hace) [un |algun ](precio|precios)  # le hicieron precio, a mi tambien?
(bajas|bajan|bajarias) (algo|el precio|un poco|un poquito)  # me bajas algo?
= price 0.9
{said} me dijiste|me dijeron|me pasaste|me pasaron|me habias dicho|me decis|decia|decias|figuraba|figura
({said}) [..8 ]%+ (mil|lucas|k)...  # me dijiste 380 mil, sigue igual?
({said}) %%%%+  # en la pagina decia 95000
%+ noches por %%%%+  # 4 noches por 95000
(cobras|cobran|cobra|sale|salen|cobrarias) menos  # si salimos el 21 nos cobras menos?
{price-1} cuanto|cuantos|cunto|cuanto es que
{price-2} me |nos |te |les |seria |es |lo |la |esta |estaria |estan |saldria |sale |salen |vale 
{price-2} valen |cuesta |cuestan |cobra[n] |cobras |queda |quedaria |esta la 
{price-3} sale|salen|saldria|saldrian|vale|valen|valdria|cuesta|cuestan|costaria|es|seria|sera
{price-3} cobran|cobras|cobra|esta|estan|estaria|estarian|queda|quedaria|pagaria|pagariamos|por
{price-3} la noche|el finde|para|dia|noche|x noche|el total|en total|me haces|me haria|anda|andan
{price-3} son|sale|tengo que pagar|el|la|las|los
[a ]{price-1} ({price-2})*{price-3}[ ...]  # cuanto cuesta el finde
cuanto  # cuanto cuesta el finde
precio[s]  # precio por noche?
precio (por|x|de|del|para) ...  # precio por noche?
tarifa[s]  # tarifas?
tarifario  # tarifario
valor  # que valor tiene?
valores  # valores
costo[s]  # costo
(cobran|cobras|cobra|piden) [..24 ](la|por|x) (noche|dia|semana)  # cobran ochenta mil la noche
presupuesto  # me pasas presupuesto?
presupuestame  # presupuestame
cotizacion  # cotizacion
cotizar  # cotizar
cotizame  # cotizame
cotizas  # cotizas
cotizan  # cotizan
descuento[s]  # descuento
promo  # promo
promos  # promos
promocion  # promocion
promociones  # promociones
oferta[s]  # oferta
rebaja  # rebaja
mas barat(o|a)  # mas barato
barat(o|a)  # barato
economic(o|a)[s]  # economico
car(o|a)  # caro
sale  # donde quedan y cuanto sale?
cuesta[n]  # cuanto cuesta el finde
son %+[.%+]...  # son 2
[$[ ]]%^[\\d.,]*^[k] [mil |lucas ](por |x |la |cada )+noche  # 85 mil la noche?
lista de precios  # lista de precios
a como...  # a como
que (precio|valor|tarifa|costo)...  # que valor tiene?
por noche  # precio por noche?
`
