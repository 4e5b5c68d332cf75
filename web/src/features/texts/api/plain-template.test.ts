import { expect, test } from 'vitest'
import { plainTemplate } from './plain-template.ts'

test.each([
  ['¡Hola{% if guest_name %} {{ guest_name }}{% endif %}!', '¡Hola [guest_name]!'],
  ['{% if a %}sí{% elsif b %}quizás{% else %}no{% endif %}, dale', 'sí, dale'],
  [
    '{% case part %}{% when "m" %}Buen día{% when "t" %}Buenas{% endcase %} {{ stay.days }}',
    'Buen día [stay]',
  ],
  ['{% for one in cabins %}{{ one.name }}{% else %}nada{% endfor %}.', '[one].'],
  ['Sin datos', 'Sin datos'],
])('%s reads as %s', (template, text) => {
  expect(plainTemplate(template, (name) => name)).toBe(text)
})
