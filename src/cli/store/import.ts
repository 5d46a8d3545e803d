import { ClaudeStore } from '../../stores/claude/claude-store.ts'
import { command, type Command, json } from '../frame/command.ts'
import { importSession } from '../../stores/claude/session-archive.ts'
import { count, safeLine, say, sayJson } from '../frame/say.ts'
import { oneWord } from '../frame/words.ts'
import { storeFolder } from './folder.ts'

/** `termtape store import`: an exported session into a store. */
export const importCommand: Command = command({
  usage: 'FOLDER [options]',
  about: `Put an exported session into a store. Everything is checked first, and nothing is overwritten.`,
  options: { folder: storeFolder, json },
  examples: ['termtape store import backup'],
  async run({ values, positionals }) {
    const archive = await importSession(new ClaudeStore(values.folder), oneWord(positionals, 'folder'))
    if (values.json === true) sayJson(archive)
    else say(`Imported ${safeLine(archive.sessionId)}, ${count(archive.files.length, 'file')}.`)
    return 0
  },
})
