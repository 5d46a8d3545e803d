import { describe, expect, it } from 'vitest'
import { parseSteps, printSteps, repeat } from 'termtape/fuzz'
import { planted } from './subject.ts'

/** The least that leads to each planted fault, as far as it takes no long wait; the rest is in scripts/fuzz-planted.ts. */
const least = [
  ['state-crash.mjs', '"ooc"', 'burst', 'died of SIGSEGV'],
  ['left-raw.sh', '"!"', 'paced', 'left its terminal in raw mode'],
  ['long-line.py', '"a"*256 "^M"', 'burst', 'died of SIGABRT'],
  ['resize-race.mjs', '80x0', 'paced', 'died of SIGSEGV'],
  ['mouse-report.mjs', '"^[[<0;81;1M"', 'burst', 'died of SIGSEGV'],
  ['two-chords.mjs', '"^X^K"', 'burst', 'died of SIGSEGV'],
  ['utf8-split.mjs', '"\\xc3" "\\xa9"', 'paced', 'died of SIGSEGV'],
  ['signal-in-prompt.py', '"delete^M" "^C"', 'paced', 'died of SIGABRT'],
] as const

describe.concurrent('a planted fault shows by its least input, and not by less', () => {
  it.each(least)('%s: %s', async (name, steps, pacing, words) => {
    const [command, args] = planted(name)
    const found = await repeat(command, args, { steps, pacing, runs: 3 })
    expect(found.words).toContain(words)
    const less = printSteps(parseSteps(steps).slice(0, -1))
    expect((await repeat(command, args, { steps: less, pacing, runs: 1 })).words).toBeNull()
  })
})
