import { basename, dirname, join, relative } from 'node:path'
import { colsDefault, rowsDefault } from '../limits.ts'
import { open } from '../open/open.ts'
import { redactionRulesFile } from '../files/home-store.ts'
import { programName } from '../tape/tape-name.ts'
import { command, type Command } from './frame/command.ts'
import { exitCodeOf } from './frame/exit-code.ts'
import { note } from './frame/say.ts'
import { UsageError } from './frame/usage-error.ts'
import { oneWord, programOf } from './frame/words.ts'
import { drive } from './play/drive.ts'
import { foundTape, tapesFolder } from './tapes/found-tapes.ts'

/** `termtape proxy`: a tape as far as it goes, and the program itself from there on. */
export const proxyCommand: Command = command({
  usage: 'TAPE [options] -- PROGRAM [ARGUMENT…]',
  about: `Answer from a tape as long as it holds what is typed, and from the program itself from there on: it is brought to the same place by the inputs so
far, and has to answer them as recorded. With --record what is new goes onto the tape.`,
  options: {
    tapes: tapesFolder,
    record: { type: 'boolean', does: 'append what the tape does not hold' },
  },
  examples: ['termtape proxy sqlite3/my-spec/answers -- sqlite3 -interactive :memory:'],
  async run({ values, positionals, behind }) {
    const { path, tape } = await foundTape(oneWord(positionals, 'tape'), values.tapes)
    const [program, ...args] = programOf(
      { positionals: [], behind },
      'termtape proxy TAPE -- sqlite3 notes.db',
    )
    const name = programName(program)
    const folder = folderOf(path, name)
    const { session, recorder } = await open(
      program,
      args,
      {
        tapes: folder,
        tapeName: relative(join(folder, name), path).replace(/\.json5$/, ''),
        record: values.record === true ? 'NEW' : 'DISABLED',
        fallback: values.record === true ? 'NOT_FOUND' : 'PROXY',
        ...(tape.meta.pty ?? { cols: colsDefault, rows: rowsDefault }),
        ...(tape.meta.pty === null ? { transport: 'pipe' } : {}),
      },
      {
        root: process.cwd(),
        policy: 'none',
        rerecord: 'termtape rec --force',
        rulesFile: redactionRulesFile(),
        warn: note,
      },
    )
    try {
      const end = await drive(session, tape, 'pass')
      return 'exit' in end ? exitCodeOf(end.exit) : 0
    } finally {
      await session.close()
      await recorder()?.save()
    }
  },
})

/** The folder of tapes a tape lies in: the one above that of its program. */
function folderOf(path: string, program: string): string {
  for (let at = dirname(path); dirname(at) !== at; at = dirname(at))
    if (basename(at) === program) return dirname(at)
  throw new UsageError(
    `${relative('.', path)} is no tape of ${program}.`,
    `A tape of ${program} lies in a folder of that name, as in tapes/${program}/.`,
  )
}
