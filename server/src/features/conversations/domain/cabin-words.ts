import { wordLists } from './word-lists.ts'

/** How guests point at one cabin, or at one of the stays that were shown, without its name. */
export const pointsAt = wordLists<
  | 'most_beds'
  | 'most_rooms'
  | 'dearest'
  | 'which_one'
  | 'all_there_are'
  | 'any'
  | 'middle'
  | 'second'
  | 'third'
>(`
most_beds
  mas camas, mas plazas, more beds, most beds, mais camas
most_rooms
  mas dormitorios, mas habitaciones, mas cuartos, mas ambientes, more bedrooms, most bedrooms, more rooms, most
  rooms, mais quartos
dearest
  mas cara, mas caro, mas lujosa, mais cara, most expensive, dearest
which_one
  cual es, cual es la, cual seria, cual sera, cual esta, cual queda, cual sale, cual cuesta, cual de, cual tiene,
  cuales tienen, en cual, que cabana, cual cabana, qual e, qual delas, qual seria, qual fica, qual tem, qual sai, em
  qual, qual cabana, que chale, which
all_there_are
  que opciones, cuales opciones, que alternativas, que cabanas hay, que cabanas tienen, que cabanas tenes, todas las
  opciones, pasame las opciones, pasame opciones, que tienen disponible, que tenes disponible, que hay disponible,
  quais opcoes, que opcoes, quais cabanas, quais as opcoes, what options, which options, what cabins, what do you
  have available, all the options
any
  cualquiera, cualquier, la que quieras, la que vos digas, la que usted diga, la que digas, el que quieras, el que
  vos digas, me da igual, nos da igual, me da lo mismo, es lo mismo, indistinto, qualquer, tanto faz, any of them,
  any of those, either one, whichever, you choose, elegi vos, elegila vos
middle
  la del medio, el del medio, la de en medio, a do meio, o do meio, the middle one, the one in the middle
second
  la segunda, el segundo, la 2da, la 2, la dos, a segunda, o segundo, the second, second one, opcion 2, opcao 2
third
  la tercera, el tercero, la 3ra, la 3, la tres, a terceira, o terceiro, the third, third one, opcion 3, opcao 3
`)
