export const es = {
  sign_in: 'Ingresar',
  sign_in_title: 'Panel del dueño',
  sign_in_text: 'Reservas, calendario y mensajes en un solo lugar.',
  email: 'Correo',
  password: 'Contraseña',
  required: 'Completá este dato',
  wrong: 'El correo o la contraseña no son correctos.',
  too_many: 'Demasiados intentos. Esperá un minuto y probá de nuevo.',
  sign_out: 'Salir',
}
