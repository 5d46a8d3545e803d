import { ClaudeStore } from '../../stores/claude/claude-store.ts'
import { command, type Command, json } from '../frame/command.ts'
import { resolve } from 'node:path'
import { safeLine, say, sayJson } from '../frame/say.ts'
import { noMore } from '../frame/words.ts'
import { storeFolder } from './folder.ts'

/** `termtape store current`: the latest session of a folder. */
export const currentCommand: Command = command({
  usage: '[options]',
  about: `Show the latest session of the current folder. Exits 1 if there is none.`,
  options: {
    folder: storeFolder,
    cwd: { type: 'string', value: 'FOLDER', does: 'the folder it ran in', default: 'the current one' },
    json,
  },
  examples: ['termtape store current'],
  completes: 'nothing',
  async run({ values, positionals }) {
    noMore(positionals)
    const session = await new ClaudeStore(values.folder).currentSession(resolve(values.cwd ?? '.'))
    if (values.json === true) sayJson(session ?? null)
    else say(session === undefined ? 'No session ran here.' : safeLine(session.id))
    return session === undefined ? 1 : 0
  },
})
