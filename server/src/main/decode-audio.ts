import { decodeVoices } from '../app/speech.ts'

/** Not a process but a thread of one: decodes voice notes beside the event loop. */
decodeVoices()
