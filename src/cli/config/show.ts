import { readProgramConfig } from '../../control/registry/program-configs.ts'
import { command, type Command, json } from '../frame/command.ts'
import { safe, say, sayJson } from '../frame/say.ts'
import { oneWord } from '../frame/words.ts'

/** `termtape config show`: one program configuration. */
export const showCommand: Command = command({
  usage: 'NAME [options]',
  about: 'Show a program configuration: how it is started, what it asks, and when it is ready.',
  options: { json },
  examples: ['termtape config show psql'],
  completes: 'nothing',
  async run({ values, positionals }) {
    const config = await readProgramConfig(
      oneWord(positionals, 'name', 'Run `termtape config list` to see them.'),
    )
    if (values.json === true) sayJson(config)
    else say(safe(JSON.stringify(config, null, 2)))
    return 0
  },
})
