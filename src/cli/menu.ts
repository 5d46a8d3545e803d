import { createInterface } from 'node:readline/promises'
import { listSessions } from '../control/registry/control.ts'
import { attach } from './attach.ts'
import { command, type Command } from './frame/command.ts'
import { say, table } from './frame/say.ts'
import { UsageError } from './frame/usage-error.ts'
import { noMore } from './frame/words.ts'
import { age, shownCommand, stateOf } from './session-table.ts'

/** `termtape menu`: the sessions to choose from; the chosen one is attached to. */
export const menuCommand: Command = command({
  usage: '',
  about: 'Choose a session from a list, talk to it, and come back to the list with Ctrl+].',
  options: {},
  examples: ['termtape menu'],
  completes: 'nothing',
  async run({ positionals }) {
    noMore(positionals)
    if (!process.stdin.isTTY)
      throw new UsageError('menu needs a terminal.', 'Use `termtape list --json` in a script.')
    for (;;) {
      const sessions = await listSessions({ activeOnly: true })
      if (sessions.length === 0) {
        say('No session is alive. Open one: termtape open notes -- python3 -i')
        return 0
      }
      say(
        table(
          ['', 'ID', 'STATE', 'IDLE', 'COMMAND'],
          sessions.map((each, at) => [
            String(at + 1),
            each.id,
            stateOf(each),
            age(each.lastActivity),
            shownCommand(each),
          ]),
        ),
      )
      const chosen = await asked(`Attach to 1 to ${sessions.length}, r to look again, q to leave: `)
      if (chosen === undefined || chosen === 'q') return 0
      const session = sessions[Number(chosen) - 1]
      if (session !== undefined) {
        // Whoever asked a question has paused it, and a listener alone does not undo that.
        process.stdin.resume()
        await attach(session.id)
      } else if (chosen !== 'r' && chosen !== '') say(`There is no session ${chosen.slice(0, 20)} here.`)
    }
  },
})

/** What is typed at a question; undefined at the end of the input. */
async function asked(question: string): Promise<string | undefined> {
  const line = createInterface({ input: process.stdin, output: process.stdout })
  try {
    return await new Promise((resolve) => {
      line.on('close', () => resolve(undefined))
      void line.question(question).then((answer) => resolve(answer.trim()))
    })
  } finally {
    line.close()
  }
}
