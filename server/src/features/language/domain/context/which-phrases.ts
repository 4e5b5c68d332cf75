import type { Language } from '../../domain.ts'

/** What is counted from the stay under discussion; notation as in phrases.ts. */
export const WHICH_PHRASES: Readonly<Record<Language, string>> = {
  es: `
other weekend: [para|en|y] [el] (otro) {weekend} # y para el otro finde?
  {weekend} (otro) # el finde otro
next weekend: [el] (siguiente|proximo) {weekend} # el siguiente finde
  [el] {weekend} (siguiente|que sigue|posterior|despues|de despues|subsiguiente|que le sigue) # el finde siguiente
previous weekend: [el] {weekend} (anterior|previo|antes|de antes|pasado) # el finde anterior
  [el] (anterior|previo) {weekend} # el anterior finde
  [el] {weekend} (antes de ese|anterior a ese) # el finde anterior a ese
other week: [la] (otra) {week} # la otra semana
next week: [la] {week} (siguiente|que sigue|que le sigue|posterior|de despues|despues) # la semana siguiente
  [la] (siguiente) {week} # la siguiente semana
previous week: [la] {week} (anterior|previa|de antes|antes) # la semana anterior
other stay: [para|y] (el) (otro) # y para el otro?
next stay: [para|y] (el|la) (siguiente|que sigue|proximo|proxima) # y el siguiente?
previous stay: [para|y] (el|la) (anterior|previo|previa) # y el anterior?
`,
  pt: `
other weekend: [o|no] (outro) {weekend} # o outro fim de semana
next weekend: [o|no] {weekend} (seguinte|depois|posterior) # no fim de semana seguinte
  [o|no] (proximo) {weekend} # no próximo fim de semana
previous weekend: [o|no] {weekend} (anterior|antes|passado) # no fim de semana anterior
other week: [a|na] (outra) {week} # na outra semana
next week: [a|na] {week} (seguinte|depois) # na semana seguinte
previous week: [a|na] {week} (anterior|antes) # na semana anterior
other stay: [e] (o|no) (outro) # e no outro?
next stay: [e] (o|no|a|na) (seguinte|proximo|proxima) # e no seguinte?
previous stay: [e] (o|no|a|na) (anterior) # e no anterior?
`,
  en: `
other weekend: [the] (other) {weekend} # the other weekend
next weekend: [the] (following|next) {weekend} # the following weekend
  [the] {weekend} (after|after that) # the weekend after
  [a] {weekend} (later) # a weekend later
previous weekend: [the] (previous|prior) {weekend} # the previous weekend
  [the] {weekend} (before|before that|prior) # the weekend before
other week: [the] (other) {week} # the other week
next week: [the] (following|next) {week} # the following week
  [a] {week} (later) # a week later
  [the] {week} (after|after that) # the week after
previous week: [the] (previous|prior) {week} # the previous week
  [the] {week} (before|before that) # the week before
next stay: (the) (following one|next one|one after) # the following one
  (the) (following|next) (one) # the next one
previous stay: (the) (previous one|one before) # the previous one
  (the) (previous) (one) # the previous one
`,
}
