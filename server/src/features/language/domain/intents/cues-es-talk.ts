/** Words that give a wish away, Spanish, about the talk itself; the notation is told in cues.ts. */
export const talkCues = `
= human 0.97
{human-1} hablar|comunicarme|charlar|contactarme|contacto
{human-2} una|un|el|la|alguien|alguno|ustedes|vos
{human-3} puede|puedo|podria|podrian|pueden
operador[a]  # operador
humano  # no entendes nada, quiero un humano
{human-1} con {human-2}~...  # quiero hablar con una persona
{human-3} (atender[me]|hablar) (alguien|una persona|con)...  # me puede atender alguien?
me (puede|puede|podria|pueden) atender...  # me puede atender alguien?
pasame con...  # pasame con el dueño
hay alguien[ ahi| del otro lado]  # hay alguien ahi?
alguien (ahi|me responde|me contesta|que me atienda|real)  # hay alguien ahi?
me (podes|puede|pueden|podrias|podrian) llamar  # me podes llamar?
llamame  # llamame
llamenme  # llamenme
me llaman  # me llaman
(el|la|al|del) (dueno|duena|encargad(o|a)|administrador|propietari(o|a)|gerente)  # pasame con el dueño
[una ]persona (real|de verdad|fisica)  # persona real
[un |una ]asesor[a]  # asesor
(no|sos|eres) [un |una ](robot|bot|maquina|contestador)  # no robot
atencion (humana|personalizada|al cliente)  # atencion humana
representante  # representante
recepcionista  # recepcionista
recepcion  # recepcion
[me ](atienda|atiende|atiendan|responda|responde) (una|alguien|alguna|el|la)~...  # atienda una
[me ]conteste (una|alguien|alguna|el|la)~...  # conteste una
me llam(as|an|arias|arian)  # me llamas
llamarme  # llamarme
telefono (para|de contacto|fijo)...  # telefono para
[un ](reclamo|queja)  # quiero hacer un reclamo
reclamar  # reclamar
quejarme  # quejarme
denuncia[r]  # denuncia
no [me |nos ](entendes|estas entendiendo|entiende|entienden|entendiste)...  # no entendes nada, quiero un humano
no [me |nos ](estan entendiendo|estas ayudando)...  # no estan entendiendo
alguien me (atiende|ayuda|puede)...  # alguien me atiende
= emergency 0.95
no (hay|tenemos|sale|nos anda|funciona) [el |la |nada de ](agua|luz|gas|calefaccion)  # no hay agua
no sale (nada|ni una gota)...  # no sale nada de la canilla
(se corto|se fue|cortaron|se nos corto) (la luz|el agua|el gas)  # se cortó la luz
(quede|quedamos|estamos|estoy|seguimos) sin (luz|agua|gas|calefaccion|electricidad)  # me quedé sin luz
(olor a|perdida de|escape de|fuga de) (gas|quemado|humo)  # hay olor a gas
(incendio|se prende fuego|prendio fuego|ambulancia)  # llamen una ambulancia
hay (una|un) (fuga|perdida|escape|incendio|principio de incendio)[ ...]  # hay una fuga en el baño
sale agua (por|de) (todos|todo|la pared|el techo|abajo)...  # sale agua por todos lados
(se inundo|se esta inundando|entra agua)...  # se inundó el baño
(nos|me) (robaron|entraron a robar)  # nos robaron
= complaint 0.9
(no|nadie|nunca) [me |nos ](contest|respond)(an|aron|a|io|o|ieron|en|e)[ ...]  # escribí y no me contestaron
(cucaracha|raton|chinche|alacran|arana)(s|es)~  # encontramos cucarachas
(mal|feo) olor|olor (horrible|feo|asqueroso|a humedad|a cloaca)  # hay un olor horrible
libro de quejas  # tienen libro de quejas?
= weather 0.95
(mosquitos|tabanos|jejenes|chaquetas amarillas)  # hay mosquitos?
= thanks 0.7
gracias  # muchas gracias por la info
muchas gracias  # muchas gracias por la info
mil gracias  # mil gracias
muchisimas gracias  # muchisimas gracias
agradezco  # te agradezco un monton
agradecid(o|a)[s]  # agradecido
agradecemos  # agradecemos
te agradezco...  # te agradezco un monton
gracia  # gracia
genio  # genio
genia  # genia
un genio  # un genio
crack  # crack
sos grosso  # sos grosso
= no 0.6
nop  # nop
nono  # nono
no no  # no no
no gracias  # hoy no, gracias
mejor no  # mejor no
para nada  # para nada
negativo  # negativo
no me (sirve|conviene|gusta|interesa|convence)  # no me sirve
no nos (sirve|conviene|interesa|gusta)  # no nos sirve
prefiero que no  # prefiero que no
ningun[a]  # ningun
no (quiero|queremos|hace falta|por ahora|es necesario|confirmo|acepto)  # no quiero
no (estoy de acuerdo|puedo)  # no estoy de acuerdo
dejalo  # dejalo
deja  # deja
dejemoslo  # dejemoslo
ni ahi  # ni ahi
para nada  # para nada
no va  # no va
ninguno  # ninguno
de ninguna manera  # de ninguna manera
nel  # nel
tampoco  # tampoco
olvidalo  # olvidalo
naa+  # naa
nah  # nah
= yes 0.6
si  # me devolves la seña si cancelo?
sii+  # sii dale
sip  # sip
sis  # sis
see+  # see
dale+  # dale reservame esa
obvio  # obvio
^(?<!de )^claro  # claro
perfecto  # perfecto
avancemos  # avancemos
avanzamos  # avanzamos
procedamos  # procedamos
ok  # ok gracias
oka  # oka
okey  # okey
okay  # okay
okis  # okis
oki  # oki
listo  # listo, hice la transferencia
joya  # joya, gracias
de una  # ok de una
barbaro  # barbaro
genial  # genial muchas gracias
buenisimo  # buenisimo gracias
excelente  # excelente
de acuerdo  # de acuerdo
correcto  # correcto
exacto  # exacto
acepto  # acepto
aceptamos  # aceptamos
esta bien  # si, esta bien
me parece bien  # me parece bien
me sirve  # no me sirve
nos sirve  # nos sirve
por supuesto  # por supuesto
asi es  # asi es
afirmativo  # afirmativo
adelante  # adelante
perfecta  # perfecta
buenas si  # buenas si
me va  # me va
tal cual  # tal cual
dale que va  # dale que va
mandale  # mandale
impecable  # impecable
me gusta  # me gusta
nos gusta  # nos gusta
de one  # de one
metele  # metele
hagamoslo  # hagamoslo
esa misma  # esa misma
cerrado  # cerrado
sisi  # sisi
vamos con (esa|ese|esta)  # vamos con esa
tranqui dale  # tranqui dale
si por favor  # si por favor
= yes 0.6 whole
si  # si
dale  # dale
ok  # ok
listo  # listo
confirmo  # confirmo
confirmado  # confirmado
confirmamos  # confirmamos
va  # va
vamos  # vamos
bueno  # bueno
hecho  # hecho
ta  # ta
eso  # eso
esa  # esa
ese  # ese
esta  # esta
todo bien  # todo bien
perfecto  # perfecto
entonces  # entonces
por favor  # por favor
la  # la
nomas  # nomas
= no 0.6 whole
[..24 ]no  # no, esa fecha no
mejor (otro dia|mas adelante|despues)  # mejor otro dia
= thinking_it_over 0.9 whole
[no [, ]]esper(a|ame|en|enme)[ un (toque|poco|momento|minuto|segundo|cachito)]  # no, esperá
[no [, ]](aguanta|aguantame|bancame|banca)[ un (toque|poco|momento|minuto|segundo|cachito)]  # aguantame un toque
= greeting 0.4
hola+  # holaa como estas?
holis  # holis
ola  # ola
buenas  # buenas tardes
buenos dias  # buenos dias
buen dia  # buen dia!
bien dia  # bien dia
buenas tardes  # buenas tardes
buenas noches  # buenas noches
buenas tarde  # buenas tarde
buenas noche  # buenas noche
que tal  # hola que tal
como (estas|andas|estan|va|andan|esta|te va|anda)  # holaa como estas?
hey  # hey
hello  # hello
hi  # hi
saludos  # saludos
un gusto  # un gusto
holi  # holi
que onda  # que onda
buen dia  # buen dia!
alo  # alo
wenas  # wenas
buenass+  # buenass
muy buenas  # muy buenas
`
