import { tapeDiff } from '../../compare/tape-diff.ts'
import { command, type Command, json } from '../frame/command.ts'
import { safe, safeLine, say, sayJson } from '../frame/say.ts'
import { styled } from '../frame/style.ts'
import { UsageError } from '../frame/usage-error.ts'
import { noMore } from '../frame/words.ts'
import { foundTape, tapesFolder } from './found-tapes.ts'

/** `termtape tapes diff`: how two tapes differ in what was said. */
export const diffCommand: Command = command({
  usage: 'TAPE TAPE [options]',
  about: `Show how two tapes differ in what was said; clocks, delays and chunks never count. Tiers: same; cosmetic, in times and
ids only; output, in what is said; flow, in the inputs or how it ended. Exits 1 for output and flow.`,
  options: {
    tapes: tapesFolder,
    strict: { type: 'boolean', does: 'exit 1 for cosmetic differences too' },
    json,
  },
  examples: ['termtape tapes diff before.json5 after.json5'],
  async run({ values, positionals }) {
    const [one, other, ...more] = positionals
    if (one === undefined || other === undefined) throw new UsageError('Missing tape: diff takes two.')
    noMore(more)
    const [left, right] = [await foundTape(one, values.tapes), await foundTape(other, values.tapes)]
    const difference = tapeDiff(left.tape, right.tape)
    if (values.json === true) sayJson(difference)
    else {
      say(`${difference.tier}`)
      for (const each of difference.start) say(`  ${safeLine(each)}`)
      for (const { one: at, other: there, input, tier, diff } of difference.exchanges) {
        if (tier === 'same') continue
        say(`\n${styled('cyan', `${at ?? '-'} | ${there ?? '-'}`)} ${safeLine(input)}: ${tier}`)
        for (const line of diff) say(`  ${coloured(safe(line))}`)
      }
    }
    const differs = difference.tier === 'output' || difference.tier === 'flow'
    return differs || (values.strict === true && difference.tier !== 'same') ? 1 : 0
  },
})

function coloured(line: string): string {
  return line.startsWith('-') ? styled('red', line) : line.startsWith('+') ? styled('green', line) : line
}
