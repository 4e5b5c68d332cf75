import type { FormEvent } from 'react'

type Read = (name: string) => string

/** Takes over a form of few fields, which the browser itself keeps and checks; `read` answers trimmed text. */
export function readForm(take: (read: Read) => void) {
  return (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const fields = new FormData(event.currentTarget)
    take((name) => {
      const value = fields.get(name)
      return typeof value === 'string' ? value.trim() : ''
    })
  }
}
