import { deleteProgramConfig } from '../../control/registry/program-configs.ts'
import { OptionError } from '../../errors.ts'
import { command, type Command } from '../frame/command.ts'
import { safeLine, say } from '../frame/say.ts'
import { oneWord } from '../frame/words.ts'

/** `termtape config delete`: removes a program configuration. */
export const deleteCommand: Command = command({
  usage: 'NAME',
  about: 'Remove a program configuration from the home store.',
  options: {},
  examples: ['termtape config delete psql'],
  completes: 'nothing',
  async run({ positionals }) {
    const name = oneWord(positionals, 'name', 'Run `termtape config list` to see them.')
    if (!(await deleteProgramConfig(name)))
      throw new OptionError('name', name, 'the name of a saved configuration', {
        hint: 'Run `termtape config list` to see them.',
      })
    say(`deleted ${safeLine(name)}`)
    return 0
  },
})
