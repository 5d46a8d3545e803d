import { ClaudeStore } from '../../stores/claude/claude-store.ts'
import { command, type Command, json } from '../frame/command.ts'
import { safeLine, say, sayJson } from '../frame/say.ts'
import { noMore } from '../frame/words.ts'
import { storeFolder } from './folder.ts'

/** `termtape store login`: the life of the login. */
export const loginCommand: Command = command({
  usage: '[options]',
  about: `Show the state of the login: none, active, or expired; and the sessions that ended because it was not accepted. Exits 1 unless it is active.`,
  options: { folder: storeFolder, json },
  examples: ['termtape store login'],
  completes: 'nothing',
  async run({ values, positionals }) {
    noMore(positionals)
    const store = new ClaudeStore(values.folder)
    const [login, failed] = [await store.loginState(), await store.loginFailed()]
    if (values.json === true) sayJson({ login, failed })
    else {
      say(login)
      for (const { id } of failed) say(`login was not accepted in ${safeLine(id)}`)
    }
    return login === 'active' ? 0 : 1
  },
})
