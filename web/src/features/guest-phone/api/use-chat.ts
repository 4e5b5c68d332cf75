import { useCallback, useEffect, useState } from 'react'
import { RequestFailed } from '../../../lib/http.ts'
import { eventsAddress, listMessages, type PhoneMessage } from './phone-api.ts'
import { mergeMessage } from './transcript.ts'

const RECONNECT_MS = 2_000

export interface Chat {
  readonly messages: readonly PhoneMessage[]
  readonly typing: boolean
  readonly online: boolean
  receive(message: PhoneMessage): void
}

/** Messages of one phone, live. `onLost` is called when the sandbox no longer knows the phone. */
export function useChat(phone: string | undefined, onLost: () => void): Chat {
  const [messages, setMessages] = useState<readonly PhoneMessage[]>([])
  const [typing, setTyping] = useState(false)
  const [online, setOnline] = useState(false)

  const receive = useCallback((message: PhoneMessage) => {
    if (message.from === 'bot') setTyping(false)
    setMessages((known) => mergeMessage(known, message))
  }, [])

  useEffect(() => {
    setMessages([])
    setTyping(false)
    if (!phone) return
    return listen(phone, {
      onOpen: (all, isTyping) => {
        setMessages(all)
        setTyping(isTyping)
        setOnline(true)
      },
      onMessage: receive,
      onTyping: setTyping,
      onOffline: () => setOnline(false),
      onLost,
    })
  }, [phone, receive, onLost])

  return { messages, typing, online, receive }
}

interface Listener {
  onOpen(messages: readonly PhoneMessage[], typing: boolean): void
  onMessage(message: PhoneMessage): void
  onTyping(typing: boolean): void
  onOffline(): void
  onLost(): void
}

/** Nothing is replayed on connection, so every opening reads the whole conversation again. */
function listen(phone: string, listener: Listener): () => void {
  let source: EventSource | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let stopped = false

  const reload = async () => {
    try {
      const { messages, typing } = await listMessages(phone)
      if (!stopped) listener.onOpen(messages, typing)
    } catch (error) {
      if (stopped) return
      if (error instanceof RequestFailed && error.status === 404) listener.onLost()
      else retry()
    }
  }
  const retry = () => {
    listener.onOffline()
    source?.close()
    clearTimeout(timer)
    timer = setTimeout(open, RECONNECT_MS)
  }
  const open = () => {
    source = new EventSource(eventsAddress(phone))
    source.onopen = () => void reload()
    source.onerror = retry
    source.addEventListener('message', (event) => listener.onMessage(JSON.parse(event.data)))
    source.addEventListener('typing', (event) => listener.onTyping(JSON.parse(event.data).typing))
  }
  // A phone that was forgotten answers the stream with 404, which the browser hides: ask plainly first.
  void reload()
  open()
  return () => {
    stopped = true
    clearTimeout(timer)
    source?.close()
  }
}
