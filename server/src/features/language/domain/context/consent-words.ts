import type { Language } from '../../domain.ts'

/**
 * Of what a plain yes or no is made, folded, phrases separated by `|`. `yes` says yes; `ack` says it too, unless it
 * only thanks ("ok gracias"); `deed` names the booking; `maybe` leaves it open; `pad` adds nothing. A word in no line
 * makes the message more than a yes.
 */
export const CONSENT_WORDS: Readonly<Record<Language, string>> = {
  es: `
yes: si|sim|yes|sii|sip|sisi|sep|see|seh|claro|claro que si|por supuesto|obvio|obvio que si|desde luego|
      como no   # ¡Sí, claro!
yes: dale|dalee|dale que va|dale nomas|de una|de acuerdo|acepto|aceptamos|afirmativo|va|vamos|metele|mandale|
      hacelo   # dale
yes: confirmo|confirmado|confirmadisimo|confirmamos|te confirmo|lo confirmo|la confirmo|queda confirmado|
      si quiero|si queremos   # confirmo
yes: trato hecho|cerramos|cerrado|cierro|hecho|me sirve|nos sirve|me va|nos va|me parece bien|nos parece bien|
      esta bien|ta bien|correcto|exacto|asi es|eso es   # me parece bien
ack: ok|ta|okey|okay|okei|oka|oki|okis|listo|listorti|perfecto|perfe|perfect|bueno|buenisimo|genial|barbaro|
      excelente|joya|buenazo|de diez|copado|ideal|espectacular|bien|muy bien|todo bien|vale   # listo
deed: confirma|confirmen|reserven|reservenla|reservenmela|anotala|anotalo|senala|senemos|la senamos|la seno|
      hace la reserva nomas|hacela|hacela nomas|hacemela|hacenosla|hacela entonces|
      sename esa|senamela|senanosla|sename|mandale reserva|
      hagamosla|dejala reservada|dejamela|dejanosla   # dale sí, confirmá
deed: cerrala|cerramela|reservala|reservalo|reservamela|reservamelo|reservanosla|reservame|reservanos|reserva|
      reservar|reservo|
      reservamos|la reservo|lo reservo|la reservamos|reservemos|reservemosla|reservela|reservelo   # reservala
deed: quiero reservar|queremos reservar|quiero reservarla|queremos reservarla|quiero reservarlo|
      quiero hacer la reserva|queremos hacer la reserva|hagamos la reserva|hace la reserva|haceme la reserva|
      hacenos la reserva|hago la reserva   # hagamos la reserva
deed: la tomo|lo tomo|la tomamos|lo tomamos|me la quedo|nos la quedamos|me lo quedo|la quiero|la queremos|
      lo quiero|lo queremos|la agarro|la agarramos|tomamos|tomala|anotame|anotanos|agendame|agendanos|agendala|
      apartala|apartamela|guardamela|guardala   # bueno dale, la tomo
deed: confirmala|confirmalo|confirmame|confirmanos|confirmamela|confirmar|quiero confirmar|confirmemos|
      vamos con esa|vamos con eso|vamos para adelante|vamos adelante|adelante|avancemos|avanzamos|procedamos|
      seguimos|quedamos asi|quedamos en eso|nos quedamos con esa|me quedo con esa   # quedamos así, confirmame
deed: vamos con esta|vamos con este|vamos con ese|vamos por esa|vamos por esta|nos quedamos con esta|
      nos quedamos con ella|me quedo con esta|me quedo con ella|quiero esa|quiero esta|queremos esa|queremos esta|
      elegimos esa|elegimos esta|elijo esa|elijo esta|vamos a reservar|vamos a reservarla|hagamoslo|concretemos|
      sigamos adelante|avancemos con la reserva|avancemos con esa|avancemos con esta   # vamos con esta
yes: esta perfecto|esta perfecta|esta genial|esta ideal|me parece perfecto|nos parece perfecto|me parece genial|
      nos parece genial   # está perfecto
pad: de nuevo|otra vez|nuevamente   # dale, de nuevo
pad: me gusta|nos gusta|me encanta|nos encanta|me gusto|nos gusto|me encanto|nos encanto|que linda|que hermosa|
      hermosa|divina   # me encanta, dale
no: no|noo|nop|nah|na|nono|no no|ni loco|negativo|para nada|de ninguna manera|mejor no|por ahora no|todavia no|
      aun no|no todavia|no por ahora|no gracias|no no gracias|tampoco   # no, gracias
no: no quiero|no queremos|no la quiero|no lo quiero|no la queremos|no me sirve|no nos sirve|no me convence|
      no nos convence|no me va|no va|no me interesa|no nos interesa|no hace falta|no es necesario|no reserves|
      no la reserves|no lo reserves|no reservo|no la reservo   # no me sirve
no: ni ahi|ni en pedo|ni a palos|ni en suenos|ni a gancho|no me la reserves|no me lo reserves|no reserven|
      no la reserven|no confirmes|no la confirmes|no confirmo|no la tomo|no la tomamos|no nos la reserves|
      mejor deja|mejor dejalo|mejor dejala|mejor dejemoslo|mejor otro dia|en otro momento sera|
      otra vez sera   # no me la reserves
no: deja|dejalo|dejala|dejemoslo|dejemosla|deja nomas|dejalo asi|paso|olvidalo|olvidate|nada|es muy caro|
      es caro|muy caro|es mucho|esta muy caro|esta caro|se me va de presupuesto   # dejalo, es muy caro
thanks: gracias|muchas gracias|mil gracias|graciass|grax|gracia|te agradezco|muchisimas gracias   # gracias
maybe: puede ser|capaz|capaz que si|quizas|quiza|tal vez|creo|creo que si|supongo|depende|veremos|vemos|
      reservaria|reservariamos|la tomaria|la tomariamos|confirmaria|confirmariamos|la reservaria|
      me gustaria reservar pero|lo pienso|lo vemos|dejame ver|dejame pensarlo|dejame consultarlo|
      en principio si|en principio|seguramente   # puede ser, dejame ver
pad: igual|igualmente|de todas formas|de todos modos|bueno|che|eh|ehh|ah|aja|ay|uy|uh|ahi|ya|ahora|
      entonces|por favor|porfa|porfis|plis|x favor|xfa|pf|la|el|lo|esa|ese|eso|esta|este|esto|esa misma|
      esa cabana|la cabana|una|y|me|nos|te   # esa, por favor
pad: hola|buenas|buen dia|buenos dias|buenas tardes|buenas noches|jaja|jajaja|jajaj|jeje|amigo|amiga|capo|genia|
      genio|reina|maestro|nomas|tranquilo|tranqui|que bueno|que lindo|buenisimo|genial   # jaja dale
`,
  pt: `
yes: sim|si|yes|simm|claro|claro que sim|com certeza|certo|isso|isso mesmo|exato|correto|pode ser|pode sim|aceito|
      aceitamos|concordo|de acordo|bora|vamos|quero|queremos|quero sim|afirmativo|positivo|ta bom|ta bem|
      esta bom|esta bem|tudo certo   # sim, pode ser
yes: fechado|fechou|fechamos|combinado|confirmo|confirmado|confirmamos|ta confirmado|feito|manda ver|
      pode mandar|beleza entao   # fechado
ack: ok|okay|beleza|blz|perfeito|otimo|legal|show|maravilha|bom|bem|muito bem|tudo bem|excelente|joia|massa|
      bacana|valeu   # perfeito
deed: pode reservar|reserva|reserve|reservar|reservo|reservamos|quero reservar|queremos reservar|vamos reservar|
      pode fechar|pode confirmar|confirma|confirme|confirmar|fecha|vou querer|vamos ficar com ela|fico com ela|
      ficamos com ela|fico com essa|ficamos com essa|faz a reserva|fazer a reserva|faca a reserva|
      pode fazer a reserva   # fechado, pode reservar
deed: vou ficar com essa|vou ficar com ela|vamos ficar com essa|vamos com essa|vou com essa|vamos nessa|
      fechamos com essa|quero essa|queremos essa|pode reservar pra mim|pode reservar pra gente|reserva pra mim|
      reserva pra gente|vou levar essa   # vamos com essa
pad: adorei|gostei|gostamos|adoramos|que linda|linda   # adorei, pode reservar
no: nao|naao|nop|negativo|de jeito nenhum|melhor nao|por enquanto nao|agora nao|ainda nao|nao obrigado|
      nao obrigada|nao quero|nao queremos|nao precisa|nao serve|nao vai dar|nao da|nao reserva|nao reserve|
      deixa|deixa pra la|deixa quieto|esquece|muito caro|e muito caro|ta caro|nada   # não, deixa pra lá
thanks: obrigado|obrigada|muito obrigado|muito obrigada|brigado|brigada|obg|agradeco   # obrigada
maybe: talvez|pode ser que sim|acho que sim|acho|quem sabe|depende|vou ver|vamos ver|deixa eu ver|reservaria|
      reservariamos|em principio|provavelmente|vou pensar   # talvez
pad: oi|ola|bom dia|boa tarde|boa noite|por favor|pfv|pf|entao|ah|e|essa|esse|a|o|ela|ele|isso ai|ai|ja|agora|
      kkk|kkkk|rs|a cabana|o chale|essa mesma|que bom   # essa mesma, por favor
`,
  en: `
yes: yes|si|sim|yeah|yep|yup|yess|ya|sure|of course|absolutely|definitely|certainly|agreed|deal|correct|exactly|right|
      thats right|that s right|i agree|we agree|i accept|we accept|yes please|please do|go ahead|lets do it|
      let s do it|works for me|works for us|that works|sounds good|why not   # yes please
yes: i confirm|we confirm|confirmed|do it|do that|i m in|we re in|im in   # confirmed
ack: perfecto|dale|vale|listo|ok|okay|k|okey|perfect|great|good|fine|cool|awesome|excellent|lovely|wonderful|
      all good|very good|
      that s fine|thats fine|that s great|alright|all right|done   # perfect
deed: book it|book|reserve it|reserve|book it please|book this|book that|book us|book me|reserve this|
      reserve that|i ll take it|ill take it|we ll take it|well take it|i will take it|we will take it|i want it|
      we want it|lets book|let s book|lets book it|let s book it|i want to book|we want to book|
      i d like to book|we d like to book|i d like to book it|we d like to book it|id like to book|confirm|
      confirm it|confirm please|hold it|hold it for us|go for it   # ok, book it
deed: let s go with|lets go with|we ll go with|well go with|i ll go with|ill go with|i will go with|
      we will go with|we ll take|well take|i ll take|ill take|we ll have|i ll have   # let's go with that one
yes: let s do that|lets do that|let s do this|lets do this|let s go ahead|lets go ahead|let s go for it|
      lets go for it|looks good|looks great|looks perfect|sounds great|sounds perfect|that s perfect|thats perfect|
      happy with that|i m happy with that|we re happy with that   # ok, let's do that
no: no|nope|nah|no thanks|no thank you|not now|not yet|not really|no way|i don t want it|we don t want it|dont|
      don t|do not|don t book|do not book|never mind|nevermind|forget it|maybe later|another time|too expensive|
      it s too expensive|i d rather not|rather not|i changed my mind   # no thanks, too expensive
thanks: thanks|thank you|thank you very much|thank you so much|many thanks|thanks a lot|thx|ty|cheers   # thanks
maybe: maybe|perhaps|i think so|i guess|i guess so|it depends|depends|probably|let me see|let me check|
      let me think|we ll see|i would book|we would book|i d book|possibly   # maybe, let me see
pad: hi|hello|hey|please|pls|plz|then|well|oh|ah|so|and|it|that|this|this one|that one|the cabin|for us|for me|
      now|just|haha|lol   # that one, please
`,
}
