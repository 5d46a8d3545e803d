import { ClaudeStore } from '../../stores/claude/claude-store.ts'
import { command, type Command, json } from '../frame/command.ts'
import { exportSession } from '../../stores/claude/session-archive.ts'
import { count, safeLine, say, sayJson } from '../frame/say.ts'
import { UsageError } from '../frame/usage-error.ts'
import { noMore } from '../frame/words.ts'
import { idHint, storeFolder } from './folder.ts'

/** `termtape store export`: a session into a folder. */
export const exportCommand: Command = command({
  usage: 'ID FOLDER [options]',
  about: `Copy a session, its history and their checksums into a new folder.`,
  options: { folder: storeFolder, json },
  examples: ['termtape store export 1f6c backup'],
  async run({ values, positionals: [id, target, ...more] }) {
    if (id === undefined) throw new UsageError('Missing session id.', idHint)
    if (target === undefined) throw new UsageError('Missing folder to export to.')
    noMore(more)
    const archive = await exportSession(new ClaudeStore(values.folder), id, target)
    if (values.json === true) sayJson(archive)
    else
      say(
        `Exported ${safeLine(archive.sessionId)}, ${count(archive.files.length, 'file')}, to ${safeLine(target)}.`,
      )
    return 0
  },
})
