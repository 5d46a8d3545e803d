import { saveProgramConfig } from '../../control/registry/program-configs.ts'
import { command, type Command } from '../frame/command.ts'
import { durationMs } from '../frame/numbers.ts'
import { present } from '../frame/present.ts'
import { safeLine, say } from '../frame/say.ts'
import { UsageError } from '../frame/usage-error.ts'
import { oneWord, pairs } from '../frame/words.ts'

/** `termtape config save`: how to start a program, under a name. */
export const saveCommand: Command = command({
  usage: 'NAME --command COMMAND [options]',
  about: `Save how to start a program and get it ready. Names in braces, such as {host}, stand for values given when it is started. Do not
put a password in it.`,
  options: {
    command: {
      type: 'string',
      value: 'COMMAND',
      does: 'the command, words as a shell reads them',
      default: 'required',
    },
    answer: {
      type: 'string',
      multiple: true,
      value: 'PATTERN=LINE',
      does: 'what it asks on its way, a regular expression, and the line it is answered with',
      default: 'none',
    },
    ready: {
      type: 'string',
      multiple: true,
      value: 'PATTERN',
      does: 'a regular expression that tells that the program is ready',
      default: 'none',
    },
    success: {
      type: 'string',
      multiple: true,
      value: 'PATTERN',
      does: 'a regular expression that tells success',
      default: 'none',
    },
    timeout: { type: 'string', value: 'SECONDS', does: 'how long its expects wait', default: '30' },
    notes: { type: 'string', value: 'TEXT', does: 'a note', default: 'none' },
  },
  examples: ["termtape config save db --command 'psql -h {host}' --ready '=> $'"],
  completes: 'nothing',
  async run({ values, positionals }) {
    const name = oneWord(positionals, 'name')
    if (values.command === undefined) throw new UsageError('Missing --command.')
    const sequences = Object.entries(pairs('--answer', values.answer))
    await saveProgramConfig({
      name,
      commandTemplate: values.command,
      ...present({
        typicalTimeoutMs: durationMs('--timeout', values.timeout),
        readyIndicators: values.ready,
        successIndicators: values.success,
        notes: values.notes,
        expectSequences:
          sequences.length === 0
            ? undefined
            : sequences.map(([pattern, response]) => ({ pattern, response })),
      }),
    })
    say(`saved ${safeLine(name)}`)
    return 0
  },
})
