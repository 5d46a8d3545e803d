import { ClaudeStore } from '../../stores/claude/claude-store.ts'
import { command, type Command, json } from '../frame/command.ts'
import { note, safeLine, say, sayJson, table } from '../frame/say.ts'
import { noMore } from '../frame/words.ts'
import { age } from '../session-table.ts'
import { storeFolder } from './folder.ts'

/** `termtape store list`: the sessions of a Claude store, latest first. */
export const listCommand: Command = command({
  usage: '[options]',
  about: `Show the sessions of a Claude store, latest first.`,
  options: { folder: storeFolder, json },
  examples: ['termtape store list'],
  completes: 'nothing',
  async run({ values, positionals }) {
    noMore(positionals)
    const sessions = await new ClaudeStore(values.folder).listSessions({
      skipped: ({ id }, why) => note(`termtape: ${safeLine(id)} is left out: ${why}.`),
    })
    if (values.json === true) sayJson(sessions)
    else
      say(
        table(
          ['ID', 'IDLE', 'PROJECT'],
          sessions.map((each) => [
            safeLine(each.id),
            age(new Date(each.lastActivity)),
            safeLine(each.project),
          ]),
        ),
      )
    return 0
  },
})
