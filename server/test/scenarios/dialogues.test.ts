import { playDialogues } from '../play-dialogues.ts'

playDialogues((file) => !file.startsWith('fresh-'))
