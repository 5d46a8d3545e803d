import { withoutQueries } from '../../session/without-queries.ts'
import { replaceSequences } from '../../text/sequences.ts'

/**
 * What of a tape's output may reach the user's own terminal: text, colours, movements and modes of the screen. Nothing that asks it something,
 * writes its clipboard, or loads fonts, keys or files.
 */
export function shown(output: string): string {
  return withoutQueries(replaceSequences(output, ({ text }) => (isHarmless(text) ? text : '')))
}

/** CSI but for reports, requests and window operations; single escapes that move, save and choose a character set; the title and links. */
// oxlint-disable-next-line no-control-regex -- These are the sequences.
const harmless =
  /^\u001b(?:\[[\d;:?<>=]*[@A-Za-ik-mopr-su`]|\[[\d ;]* q|[78DEHM=>]|[()][0AB])$|^\u001b\](?:0|1|2|8);/

function isHarmless(sequence: string): boolean {
  return harmless.test(sequence)
}
