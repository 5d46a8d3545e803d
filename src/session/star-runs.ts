import type { Look } from './look.ts'
import { graphemesOf, isMaskCharacter } from './mask-runs.ts'
import { corrected } from './typed-lines.ts'

/** An input of a line, and the screen before and behind it. */
export interface Step {
  turn: number
  part: string
  before: Look
  after: Look
}

/**
 * Runs of keys of which each did nothing on the screen but to put one same mask character at the cursor. Four of them are no
 * chance: it is a secret wherever it stands, among hot keys and on the alternate screen too.
 */
export function starRuns(steps: readonly Step[]): { turns: number[]; text: string }[] {
  const runs: { turns: number[]; text: string }[] = []
  let run: { turns: number[]; text: string; mask: string } = { turns: [], text: '', mask: '' }
  const flush = (): void => {
    if (graphemesOf(run.text) >= starsMin) runs.push({ turns: run.turns, text: run.text })
    run = { turns: [], text: '', mask: '' }
  }
  for (const { turn, part, before, after } of steps) {
    if (run.text !== '' && isTakingBack(part, before, after)) {
      run.turns.push(turn)
      run.text = corrected(run.text, part)
      continue
    }
    const mask = starPut(part, before, after)
    if (mask === undefined || (run.mask !== '' && mask !== run.mask)) flush()
    if (mask === undefined) continue
    run = { turns: [...run.turns, turn], text: run.text + part, mask }
  }
  flush()
  return runs
}

/** Whether a line that came at once did nothing on the screen, before it was painted anew, but to put one same mask per key. */
export function starsAtOnce(text: string, before: Look, after: Look): boolean {
  return graphemesOf(text) >= starsMin && starPut(text, before, after) !== undefined
}

function starPut(part: string, before: Look, after: Look): string | undefined {
  const keys = graphemesOf(part)
  const line = after.lines[before.row] ?? ''
  const mask = Array.from(line.slice(before.col))[0] ?? ''
  if (keys === 0 || before.row !== after.row || !isMaskCharacter(mask) || part.replaceAll(mask, '') === '')
    return undefined
  const old = before.lines[before.row] ?? ''
  const wanted = old.padEnd(before.col).slice(0, before.col) + mask.repeat(keys)
  const isAlone =
    line.startsWith(wanted) &&
    line.slice(wanted.length) === old.slice(wanted.length) &&
    after.lines.every((each, row) => row === before.row || each === before.lines[row])
  return isAlone ? mask : undefined
}

function isTakingBack(part: string, before: Look, after: Look): boolean {
  return /^[\u007f\b\u0015\u0017]+$/.test(part) && before.row === after.row && after.col <= before.col
}

/** Of fewer a menu or a progress may be made. */
const starsMin = 4
