import { readdirSync } from 'node:fs'
import { rm, rmdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import { command, type Command, json } from '../frame/command.ts'
import { count, safeLine, say, sayJson } from '../frame/say.ts'
import { noMore } from '../frame/words.ts'
import { foundTapes, readAll, tapesFolder } from './found-tapes.ts'
import { orphansOf } from './orphans.ts'

/** `termtape tapes prune`: removes the tapes no test can use any more; a dry run unless told. */
export const pruneCommand: Command = command({
  usage: '[options]',
  about: `Remove the tapes no test can use any more: those named after a test that \`vitest list\` does not know. Without --yes it only
says which. Tapes a spec named itself are never removed.`,
  options: {
    tapes: tapesFolder,
    yes: { type: 'boolean', does: 'remove them; without it nothing is changed' },
    json,
  },
  examples: ['termtape tapes prune', 'termtape tapes prune --yes'],
  completes: 'nothing',
  async run({ values, positionals }) {
    noMore(positionals)
    const found = await foundTapes([], values.tapes)
    const { tapes, problems } = await readAll(found)
    const orphans = await orphansOf(tapes, process.cwd())
    const gone = tapes.filter(({ id }) => orphans.has(id))
    if (values.yes === true) for (const { path } of gone) await remove(path, found.folder)
    const removed = values.yes === true
    if (values.json === true)
      sayJson({ removed, tapes: gone.map(({ id, path }) => ({ id, path })), broken: problems.length })
    else {
      for (const { id } of gone) say(`${removed ? 'removed' : 'would remove'} ${safeLine(id)}`)
      const rest = removed || gone.length === 0 ? '' : ' Run it again with --yes to remove them.'
      say(`${count(gone.length, 'tape')} no test uses, of ${tapes.length}.${rest}`)
    }
    return 0
  },
})

/** Folders that are empty then go with it, up to that of all tapes. */
async function remove(path: string, top: string): Promise<void> {
  await rm(path)
  for (let folder = dirname(path); folder.startsWith(top) && folder !== top; folder = dirname(folder)) {
    if (readdirSync(folder).length > 0) return
    await rmdir(folder)
  }
}
