import { attempt } from '../control/helpers/attempt.ts'
import { plainText } from '../text/plain-text.ts'
import { command, type Command, json } from './frame/command.ts'
import { exitCodeOf } from './frame/exit-code.ts'
import { durationMs } from './frame/numbers.ts'
import { say, sayJson } from './frame/say.ts'
import { programOf } from './frame/words.ts'

/** `termtape run`: a program in a terminal of its own, its output, and its exit code; 1 if it had none. */
export const runCommand: Command = command({
  usage: '[options] -- PROGRAM [ARGUMENT…]',
  about: 'Run a program in a terminal of its own to its end, print what it printed, and exit as it exited.',
  options: {
    timeout: { type: 'string', value: 'SECONDS', does: 'end the program after this long', default: 'none' },
    json,
  },
  examples: ['termtape run -- git status'],
  async run(given) {
    const { values } = given
    const program = programOf(given, 'termtape run -- git status')
    const timeoutMs = durationMs('--timeout', values.timeout)
    const shown = values.json === true ? {} : { onOutput: sayWithLineFeeds() }
    const result = await attempt([...program], { timeoutMs: timeoutMs ?? Number.POSITIVE_INFINITY, ...shown })
    const { exit, error } = result
    if (values.json === true) sayJson({ ...result, error: error && plainText(error.message) })
    // What a program that failed had to say, it has said.
    if (exit === null && error !== undefined && values.json !== true) throw error
    return exit === null ? 1 : exitCodeOf(exit)
  },
})

/** Line ends as a file has them; a CR that a later LF may belong to waits for what comes. */
function sayWithLineFeeds(): (text: string) => void {
  let waiting = ''
  return (text) => {
    const whole = waiting + text
    waiting = /\r+$/.exec(whole)?.[0] ?? ''
    say(whole.slice(0, whole.length - waiting.length).replace(/\r+\n/g, '\n'))
  }
}
