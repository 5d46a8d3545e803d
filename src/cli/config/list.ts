import { listProgramConfigs } from '../../control/registry/program-configs.ts'
import { command, type Command, json } from '../frame/command.ts'
import { safeLine, say, sayJson } from '../frame/say.ts'
import { noMore } from '../frame/words.ts'

/** `termtape config list`: the names of the program configurations. */
export const listCommand: Command = command({
  usage: '[options]',
  about: 'Show the program configurations of the home store by name.',
  options: { json },
  examples: ['termtape config list'],
  completes: 'nothing',
  async run({ values, positionals }) {
    noMore(positionals)
    const names = await listProgramConfigs()
    if (values.json === true) sayJson(names)
    else say(names.map(safeLine).join('\n'))
    return 0
  },
})
