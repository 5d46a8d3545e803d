import { statSync } from 'node:fs'
import { command, type Command, json } from '../frame/command.ts'
import { note, safe, safeLine, say, sayJson, table } from '../frame/say.ts'
import { foundTapes, readAll, tapesFolder } from './found-tapes.ts'

/** `termtape tapes stats`: what a folder of tapes holds, in sum. */
export const statsCommand: Command = command({
  usage: '[TAPE | FOLDER]… [options]',
  about: 'Summarise the tapes of a project: how many, of which programs, how large, how old, how much was masked.',
  options: { tapes: tapesFolder, json },
  examples: ['termtape tapes stats'],
  async run({ values, positionals }) {
    const { tapes, problems } = await readAll(await foundTapes(positionals, values.tapes))
    const facts = tapes.map(({ id, path, tape }) => ({
      id,
      program: tape.meta.program,
      bytes: statSync(path).size,
      exchanges: tape.exchanges.length,
      createdAt: tape.meta.createdAt,
      masked: tape.exchanges.reduce((sum, { annotations }) => sum + maskedIn(annotations['redacted']), 0),
    }))
    const programs = new Map<string, { tapes: number; exchanges: number; bytes: number }>()
    for (const { program, bytes, exchanges } of facts) {
      const sum = programs.get(program) ?? { tapes: 0, exchanges: 0, bytes: 0 }
      programs.set(program, {
        tapes: sum.tapes + 1,
        exchanges: sum.exchanges + exchanges,
        bytes: sum.bytes + bytes,
      })
    }
    const total = (pick: (each: (typeof facts)[number]) => number): number =>
      facts.reduce((sum, each) => sum + pick(each), 0)
    const dates = facts.map(({ createdAt }) => createdAt).toSorted()
    const largest = facts.toSorted((a, b) => b.bytes - a.bytes)[0]
    const sum = {
      tapes: facts.length,
      broken: problems.length,
      exchanges: total(({ exchanges }) => exchanges),
      bytes: total(({ bytes }) => bytes),
      masked: total(({ masked }) => masked),
      oldest: dates[0] ?? null,
      newest: dates.at(-1) ?? null,
      largest: largest === undefined ? null : { id: largest.id, bytes: largest.bytes },
      programs: Object.fromEntries([...programs].toSorted(([a], [b]) => (a < b ? -1 : 1))),
    }
    if (values.json === true) sayJson(sum)
    else {
      say(
        `${sum.tapes} tapes, ${sum.exchanges} exchanges, ${sum.bytes} bytes, ${sum.masked} values masked` +
          (sum.oldest === null ? '' : `, recorded from ${sum.oldest.slice(0, 10)} to ${sum.newest?.slice(0, 10) ?? ''}`),
      )
      if (sum.largest !== null) say(`largest: ${safeLine(sum.largest.id)}, ${sum.largest.bytes} bytes`)
      say(
        table(
          ['PROGRAM', 'TAPES', 'EXCHANGES', 'BYTES'],
          Object.entries(sum.programs).map(([program, each]) => [
            safeLine(program),
            String(each.tapes),
            String(each.exchanges),
            String(each.bytes),
          ]),
        ),
      )
    }
    for (const { message } of problems) note(`termtape: ${safe(message)}`)
    return problems.length > 0 ? 1 : 0
  },
})

function maskedIn(counts: unknown): number {
  return Object.values({ ...Object(counts) }).reduce<number>(
    (sum, each) => sum + (typeof each === 'number' ? each : 0),
    0,
  )
}
