import { listSessions } from '../control/registry/control.ts'
import { command, type Command, json } from './frame/command.ts'
import { say, sayJson } from './frame/say.ts'
import { noMore } from './frame/words.ts'
import { sessionTable } from './session-table.ts'

/** `termtape list`: the sessions of all processes, oldest first. */
export const listCommand: Command = command({
  usage: '[options]',
  about: 'Show the sessions of all processes, oldest first.',
  options: { active: { type: 'boolean', does: 'only those alive' }, json },
  examples: ['termtape list --active'],
  completes: 'nothing',
  async run({ values, positionals }) {
    noMore(positionals)
    const sessions = await listSessions({ activeOnly: values.active === true })
    if (values.json === true) sayJson(sessions)
    else say(sessionTable(sessions))
    return 0
  },
})
