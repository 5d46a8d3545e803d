import { exchangesScript } from './script/exchanges.ts'
import { playerScript } from './script/player.ts'
import { screensScript } from './script/screens.ts'
import { searchScript } from './script/search.ts'
import { startScript } from './script/start.ts'

/** What the page does, for a browser: one script of these parts. Text of tapes only ever becomes text nodes. */
export const pageScript: string = [
  startScript,
  screensScript,
  exchangesScript,
  playerScript,
  searchScript,
].join('')
