import { command, type Command, json } from './frame/command.ts'
import { safeLine, say, sayJson } from './frame/say.ts'
import { noMore } from './frame/words.ts'
import { changesOf } from './init/changes.ts'
import { projectAt } from './init/project.ts'
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** `termtape init`: sets a project up for tapes. */
export const initCommand: Command = command({
  usage: '[options]',
  about: `Set a project with Vitest up: the plugin in its configuration, an example spec, the line in .gitattributes that collapses diffs of tapes, and permission to
build node-pty where the package manager asks for it. Reports what it changes; a second run changes nothing.`,
  options: {
    'dry-run': { type: 'boolean', does: 'say what would be changed, and change nothing' },
    json,
  },
  examples: ['termtape init --dry-run', 'termtape init'],
  completes: 'nothing',
  async run({ values, positionals }) {
    noMore(positionals)
    const project = projectAt(process.cwd())
    const { changes, todo } = changesOf(project)
    const dry = values['dry-run'] === true
    if (!dry)
      for (const { file, text } of changes) {
        await mkdir(dirname(join(project.root, file)), { recursive: true })
        await writeFile(join(project.root, file), text)
      }
    if (values.json === true)
      sayJson({
        manager: project.manager,
        changed: !dry,
        changes: changes.map(({ file, why }) => ({ file, why })),
        todo,
      })
    else {
      for (const { file, why } of changes) say(`${dry ? 'would write' : 'wrote'} ${safeLine(file)}: ${why}`)
      if (changes.length === 0) say('Nothing to do: everything is set up.')
      for (const each of todo) say(`To do: ${each}`)
    }
    return 0
  },
})
