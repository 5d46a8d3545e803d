import { ClaudeStore } from '../../stores/claude/claude-store.ts'
import { command, type Command, json } from '../frame/command.ts'
import { safeLine, say, sayJson, table } from '../frame/say.ts'
import { oneWord } from '../frame/words.ts'
import { storeFolder } from './folder.ts'

/** `termtape store find`: sessions that hold a keyword. */
export const findCommand: Command = command({
  usage: 'KEYWORD [options]',
  about: `Find the sessions in which a message contains a keyword, in any case. Tool output and thoughts are not searched. Exits 1 if there is none.`,
  options: { folder: storeFolder, json },
  examples: ['termtape store find migration'],
  completes: 'nothing',
  async run({ values, positionals }) {
    const found = await new ClaudeStore(values.folder).findSessions(oneWord(positionals, 'keyword'))
    if (values.json === true) sayJson(found)
    else
      say(
        table(
          ['ID', 'LINES', 'PROJECT'],
          found.map(({ id, lines, project }) => [
            safeLine(id),
            lines.slice(0, 8).join(','),
            safeLine(project),
          ]),
        ),
      )
    return found.length === 0 ? 1 : 0
  },
})
