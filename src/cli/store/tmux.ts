import { tmux } from '../../control/claude/tmux.ts'
import { command, type Command } from '../frame/command.ts'
import { exitCodeOf } from '../frame/exit-code.ts'
import { present } from '../frame/present.ts'
import { oneWord } from '../frame/words.ts'
import { idHint, storeFolder } from './folder.ts'

/** `termtape store tmux`: a session inside tmux. */
export const tmuxCommand: Command = command({
  usage: 'ID [options]',
  about: `Resume a session inside tmux, and attach to it: with the windows claude, shell and logs. It outlives your terminal. Ctrl+] leaves it.`,
  options: {
    folder: storeFolder,
    socket: {
      type: 'string',
      value: 'NAME',
      does: 'the tmux server, as `tmux -L` takes it',
      default: 'your own',
    },
  },
  examples: ['termtape store tmux 1f6c'],
  completes: 'nothing',
  async run({ values, positionals }) {
    const id = oneWord(positionals, 'session id', idHint)
    const { columns, rows } = process.stdout
    const size = columns > 0 && rows > 0 ? { cols: columns, rows } : {}
    await using session = await tmux(id, {
      ...size,
      ...present({ folder: values.folder, socket: values.socket }),
    })
    const how = await session.interact()
    return how === 'exit' ? exitCodeOf(await session.exit) : 0
  },
})
