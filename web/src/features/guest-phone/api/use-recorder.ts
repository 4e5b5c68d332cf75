import { useEffect, useRef, useState } from 'react'

const PREFERRED = ['audio/ogg;codecs=opus', 'audio/webm;codecs=opus', 'audio/mp4']

/** Voice notes. `available` is false where the browser gives no microphone (plain http on another machine). */
export function useRecorder(onDone: (voice: Blob) => void) {
  const recorder = useRef<MediaRecorder>(undefined)
  const isDiscarded = useRef(false)
  const [seconds, setSeconds] = useState<number>()
  const available = typeof MediaRecorder !== 'undefined' && Boolean(navigator.mediaDevices)

  useEffect(() => {
    if (seconds === undefined) return
    const timer = setTimeout(() => setSeconds(seconds + 1), 1_000)
    return () => clearTimeout(timer)
  }, [seconds])

  /** Resolves to false when the person or the browser refuses the microphone. */
  async function start(): Promise<boolean> {
    const stream = await navigator.mediaDevices.getUserMedia({ audio: true }).catch(() => undefined)
    if (!stream) return false
    const mimeType = PREFERRED.find((type) => MediaRecorder.isTypeSupported(type))
    const current = new MediaRecorder(stream, mimeType ? { mimeType } : {})
    const parts: Blob[] = []
    isDiscarded.current = false
    current.ondataavailable = (event) => parts.push(event.data)
    current.onstop = () => {
      for (const track of stream.getTracks()) track.stop()
      setSeconds(undefined)
      if (!isDiscarded.current) onDone(new Blob(parts, { type: current.mimeType }))
    }
    recorder.current = current
    current.start()
    setSeconds(0)
    return true
  }

  return {
    available,
    seconds,
    start,
    finish: () => recorder.current?.stop(),
    discard: () => {
      isDiscarded.current = true
      recorder.current?.stop()
    },
  }
}
