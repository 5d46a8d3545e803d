import { learnFromInteraction } from '../investigate/learn.ts'
import { saveReport } from '../investigate/save-report.ts'
import { spawn } from '../open/spawn.ts'
import { command, type Command, json } from './frame/command.ts'
import { note, safe, say, sayJson } from './frame/say.ts'
import { programOf } from './frame/words.ts'

/** `termtape learn`: a report from what the user does. */
export const learnCommand: Command = command({
  usage: '[options] -- PROGRAM [ARGUMENT…]',
  about: `Talk to a program in your own terminal, and get a report of it: prompts, states, the commands you used, errors, what helped.
Ctrl+] ends it. The report is saved in the home store; scaffold writes a first spec from it.`,
  options: { json: { ...json, does: 'print JSON instead of text, on the last line' } },
  examples: ['termtape learn -- ftp'],
  completes: 'nothing',
  async run(given) {
    const [program, ...args] = programOf(given, 'termtape learn -- ftp')
    const { columns, rows } = process.stdout
    const size = columns > 0 && rows > 0 ? { cols: columns, rows } : {}
    await using session = await spawn(program, args, size)
    note('Ctrl+] ends it.')
    await session.interact()
    const report = learnFromInteraction(session)
    await saveReport(report)
    say('')
    if (given.values.json === true) sayJson(report)
    else say(safe(report.summary()))
    return 0
  },
})
