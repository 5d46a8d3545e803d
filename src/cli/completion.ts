import { command, type Command } from './frame/command.ts'
import { bash } from './frame/completion/bash.ts'
import { fish } from './frame/completion/fish.ts'
import type { Table } from './frame/table.ts'
import { wordsOf } from './frame/completion/words.ts'
import { zsh } from './frame/completion/zsh.ts'
import { say } from './frame/say.ts'
import { UsageError } from './frame/usage-error.ts'
import { noMore } from './frame/words.ts'

const shells = { bash, zsh, fish }

/** `termtape completion`: a script that completes commands and options in a shell. */
export const completionCommand = (all: Table): Command =>
  command({
    usage: 'bash | zsh | fish',
    about: 'Print the completion script of a shell.',
    options: {},
    examples: [
      'source <(termtape completion bash)',
      'termtape completion zsh > ~/.zfunc/_termtape',
      'termtape completion fish > ~/.config/fish/completions/termtape.fish',
    ],
    completes: ['bash', 'zsh', 'fish'],
    async run({ positionals: [shell = '', ...more] }) {
      noMore(more)
      if (shell !== 'bash' && shell !== 'zsh' && shell !== 'fish')
        throw new UsageError(
          shell === '' ? 'Missing shell.' : `No completion for "${shell}".`,
          'Choose bash, zsh or fish.',
        )
      say(shells[shell](await wordsOf(all)))
      return 0
    },
  })
