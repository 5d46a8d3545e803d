import { quickProbe } from '../investigate/probes.ts'
import { command, type Command, env, json } from './frame/command.ts'
import { safe, safeLine, say, sayJson } from './frame/say.ts'
import { programOf } from './frame/words.ts'
import { inquiryOf, inquiryOptions } from './inquiry.ts'

const { answer } = inquiryOptions

/** `termtape probe`: a short look at a program. */
export const probeCommand: Command = command({
  usage: '[options] -- PROGRAM [ARGUMENT…]',
  about:
    'Take a short look at a program: whether it waits for input, its prompt, its commands. Runs no command but those for help.',
  options: { answer, env, json },
  examples: ['termtape probe -- python3 -q'],
  completes: 'nothing',
  async run(given) {
    const [program, ...args] = programOf(given, 'termtape probe -- python3 -q')
    const probe = await quickProbe(program, args, inquiryOf(given.values))
    if (given.values.json === true) {
      sayJson(probe)
      return 0
    }
    say(probe.interactive ? 'It waits for input.' : 'It answers and ends.')
    if (probe.prompt !== '')
      say(`prompt   ${safeLine(probe.prompt)}${probe.kind === undefined ? '' : ` (${probe.kind})`}`)
    if (probe.help_commands.length > 0) say(`help     ${safeLine(probe.help_commands.join(', '))}`)
    if (probe.commands.length > 0) say(`commands ${safeLine(probe.commands.join(', '))}`)
    if (probe.banner !== '') say(`\n${safe(probe.banner)}`)
    return 0
  },
})
