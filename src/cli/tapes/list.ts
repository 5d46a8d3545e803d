import { statSync } from 'node:fs'
import { commandLine } from '../../tape/command-line.ts'
import { command, type Command, json } from '../frame/command.ts'
import { note, safe, safeLine, say, sayJson, table } from '../frame/say.ts'
import { foundTapes, readAll, tapesFolder } from './found-tapes.ts'
import { orphansOf } from './orphans.ts'

/** `termtape tapes list`: every tape of a folder. */
export const listCommand: Command = command({
  usage: '[TAPE | FOLDER]… [options]',
  about: 'Show the tapes of a project, one a line.',
  options: {
    tapes: tapesFolder,
    unused: { type: 'boolean', does: 'only those no test can use any more, as `vitest list` names the tests' },
    json,
  },
  examples: ['termtape tapes list', 'termtape tapes list --unused'],
  async run({ values, positionals }) {
    const found = await foundTapes(positionals, values.tapes)
    const { tapes, problems } = await readAll(found)
    const orphans = values.unused === true ? await orphansOf(tapes, process.cwd()) : undefined
    const shown = tapes.filter((each) => orphans === undefined || orphans.has(each.id))
    const facts = shown.map(({ id, path, tape: { meta, exchanges } }) => ({
      id,
      path,
      command: commandLine(meta.program, meta.args),
      exchanges: exchanges.length,
      bytes: statSync(path).size,
      createdAt: meta.createdAt,
    }))
    if (values.json === true) sayJson(facts)
    else
      say(
        table(
          ['TAPE', 'EXCHANGES', 'BYTES', 'RECORDED', 'COMMAND'],
          facts.map((each) => [
            safeLine(each.id),
            String(each.exchanges),
            String(each.bytes),
            each.createdAt.slice(0, 10),
            safeLine(each.command),
          ]),
        ),
      )
    for (const { message } of problems) note(`termtape: ${safe(message)}`)
    return problems.length > 0 ? 1 : 0
  },
})
