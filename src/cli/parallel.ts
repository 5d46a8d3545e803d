import { parallelCommands } from '../control/helpers/parallel-commands.ts'
import { wordsOfCommand } from '../tape/command-line.ts'
import { plainText } from '../text/plain-text.ts'
import { command, type Command, json } from './frame/command.ts'
import { durationMs, whole } from './frame/numbers.ts'
import { present } from './frame/present.ts'
import { safe, safeLine, say, sayJson } from './frame/say.ts'
import { sign, styled } from './frame/style.ts'
import { UsageError } from './frame/usage-error.ts'

/** `termtape parallel`: several commands side by side. */
export const parallelCommand: Command = command({
  usage: 'COMMAND… [options]',
  about: `Run several commands side by side, each in a terminal of its own, and tell how each went, in the order given. A command is one argument, in
quotes; no shell reads it. Exits 1 if one fails.`,
  options: {
    concurrency: { type: 'string', value: 'N', does: 'how many at a time', default: '10' },
    timeout: {
      type: 'string',
      value: 'SECONDS',
      does: 'end a command after this long; none for no limit',
      default: '30',
    },
    json,
  },
  examples: ["termtape parallel 'git status' 'node --version'"],
  completes: 'nothing',
  async run({ values, positionals, behind }) {
    const lines = [...positionals, ...behind]
    if (lines.length === 0)
      throw new UsageError('Missing command.', "E.g. termtape parallel 'git status' 'node --version'")
    const commands = lines.map((line) => {
      const { program, args } = wordsOfCommand(line)
      if (program === '') throw new UsageError('A command is empty.')
      return [program, ...args] as const
    })
    const results = await parallelCommands(
      commands,
      present({
        concurrency: whole('--concurrency', values.concurrency),
        timeoutMs: durationMs('--timeout', values.timeout),
      }),
    )
    if (values.json === true)
      sayJson(results.map((each) => ({ ...each, error: each.error && plainText(each.error.message) })))
    else
      for (const { command: line, ok, output, durationMs: ms, error } of results) {
        const mark = ok ? styled('green', sign('same')) : styled('red', sign('different'))
        say(`${mark} ${safeLine(line)}  ${styled('dim', `(${Math.round(ms)} ms)`)}`)
        if (output !== '') say(safe(output))
        if (!ok && error !== undefined) say(safe(error.message))
      }
    return results.every(({ ok }) => ok) ? 0 : 1
  },
})
