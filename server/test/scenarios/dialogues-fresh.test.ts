import { playDialogues } from '../play-dialogues.ts'

/** In a file of their own, so that they are played beside the others. */
playDialogues((file) => file.startsWith('fresh-'))
