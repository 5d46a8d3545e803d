import { resume } from '../../control/claude/resume.ts'
import { command, type Command } from '../frame/command.ts'
import { exitCodeOf } from '../frame/exit-code.ts'
import { UsageError } from '../frame/usage-error.ts'
import { noMore } from '../frame/words.ts'
import { idHint, storeFolder } from './folder.ts'

/** `termtape store resume`: takes a session up again. */
export const resumeCommand: Command = command({
  usage: 'ID [PROMPT] [options]',
  about: `Resume a session in your own terminal: \`claude -r ID\`, in the folder it ran in. Ctrl+] leaves it.`,
  options: { folder: storeFolder },
  examples: ['termtape store resume 1f6c continue'],
  completes: 'nothing',
  async run({ values, positionals: [id, prompt, ...more] }) {
    if (id === undefined) throw new UsageError('Missing session id.', idHint)
    noMore(more)
    const { columns, rows } = process.stdout
    const size = columns > 0 && rows > 0 ? { cols: columns, rows } : {}
    const folder = values.folder === undefined ? {} : { folder: values.folder }
    await using session = await resume(id, prompt, { ...size, ...folder })
    const how = await session.interact()
    return how === 'exit' ? exitCodeOf(await session.exit) : 0
  },
})
