import { existsSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, extname, join, relative, resolve, sep } from 'node:path'
import { isError, TapeFileError } from '../errors.ts'
import { colsDefault, rowsDefault } from '../limits.ts'
import type { Recorder } from '../record/recorder.ts'
import { programName, tapeName } from '../tape/tape-name.ts'
import { readTape } from '../tape/tape-file.ts'
import { tapePath } from '../tape/tape-path.ts'
import { exitCodeOf } from './frame/exit-code.ts'
import { command, type Command, env } from './frame/command.ts'
import { whole } from './frame/numbers.ts'
import { interrupts } from './frame/interrupts.ts'
import { note, safe, safeLine } from './frame/say.ts'
import { pairs, programOf } from './frame/words.ts'
import { actsOf } from './rec/acts.ts'
import { startRecording } from './rec/recording.ts'
import { shownOn } from './rec/shown-on.ts'
import { specText } from './rec/spec-text.ts'
import { tapesFolder } from './tapes/found-tapes.ts'

/** `termtape rec`: the user talks to a program, and everything goes onto a tape; with `--spec` into a spec as well. */
export const recCommand: Command = command({
  usage: '[options] -- PROGRAM [ARGUMENT…]',
  about: `Talk to a program in your own terminal, and record it on a tape; Ctrl+] ends it, and so does the program. Secrets are masked. With --spec it writes a
Vitest spec of what you did, with something to wait for before each input: it replays the tape at once. A password is not in it: it names the
environment variable that holds it.`,
  options: {
    spec: {
      type: 'string',
      value: 'FILE',
      does: 'write a spec, and its tape where the spec looks for it',
      default: 'no spec',
    },
    tape: {
      type: 'string',
      value: 'FILE',
      does: 'the tape to write',
      default: "the spec's, else ./tapes/PROGRAM/recorded.json5",
    },
    title: {
      type: 'string',
      value: 'TEXT',
      does: "the name of the spec's test",
      default: 'PROGRAM, as recorded',
    },
    tapes: tapesFolder,
    env,
    cols: { type: 'string', value: 'N', does: 'width of the terminal', default: 'that of your terminal' },
    rows: { type: 'string', value: 'N', does: 'height of the terminal', default: 'that of your terminal' },
    force: { type: 'boolean', does: 'overwrite an existing spec or tape' },
  },
  examples: [
    'termtape rec --spec specs/notes.spec.ts -- sqlite3 -batch notes.db',
    'termtape rec --tape demo.json5 -- python3',
  ],
  async run(given) {
    const { values } = given
    const [program, ...args] = programOf(given, 'termtape rec --spec specs/notes.spec.ts -- sqlite3 notes.db')
    const root = projectRoot(values.spec === undefined ? '.' : dirname(resolve(values.spec)))
    const title = values.title ?? `${programName(program)}, as recorded`
    const tapes = resolve(root, values.tapes ?? 'tapes')
    const spec = values.spec === undefined ? undefined : resolve(values.spec)
    const path = pathOf(values.tape, spec, { program, root, title, tapes })
    if (values.force !== true) for (const each of spec === undefined ? [path] : [spec, path]) checkFree(each)
    const variables = values.env === undefined ? {} : pairs('--env', values.env)
    const size = {
      cols: whole('--cols', values.cols) ?? sizeOf(process.stdout.columns, colsDefault),
      rows: whole('--rows', values.rows) ?? sizeOf(process.stdout.rows, rowsDefault),
    }
    const forSpec = spec !== undefined
    const facts = { command: program, args, path, root, ...size, env: variables, ownHome: forSpec, forSpec }
    await using recording = await startRecording(facts)
    const { session, recorder } = recording
    note(`Recording ${safeLine(program)}. Ctrl+] ends it.`)
    using stop = interrupts()
    stop.signal.addEventListener('abort', () => void session.close())
    const how = await session.interact({ queries: 'session' })
    const by = stop.by ?? (hungUp(process.stdin) ? 'SIGHUP' : undefined)
    if (by !== undefined) {
      await session.close()
      await saveAside(recorder, path, by)
      return exitCodeOf({ code: null, signal: by })
    }
    const exit = how === 'exit' ? await session.exit : undefined
    await session.close()
    await recorder.save()
    note(`\nWrote ${relative('.', path)}.`)
    for (const doubt of recorder.doubts) note(`termtape: ${doubt}`)
    if (spec !== undefined) await writeSpec(spec, { path, title, program, args, root, size })
    return exit === undefined ? 0 : exitCodeOf(exit)
  },
})

/** A terminal in raw mode has an end only when it is closed; its signal may come later. */
function hungUp({ isTTY, readableEnded, errored }: typeof process.stdin): boolean {
  return isTTY && (readableEnded || errored !== null)
}

/** A recording that was cut short never takes the place of a tape: it goes to a file of its own, which no command reads as a tape. */
async function saveAside(recorder: Recorder, path: string, signal: NodeJS.Signals): Promise<void> {
  const aside = `${path}.interrupted`
  try {
    await recorder.aside(aside)
    note(
      `\ntermtape: ${signal} ended the recording. What was recorded is in ${relative('.', aside)}; to keep it, rename it to end in .json5.`,
    )
  } catch (error) {
    const why = safe(isError(error) ? error.message : String(error))
    note(`\ntermtape: ${signal} ended the recording, and it is lost: ${why}`)
  }
}

interface SpecPlan {
  path: string
  title: string
  program: string
  args: readonly string[]
  root: string
  size: { cols: number; rows: number }
}

async function writeSpec(spec: string, { path, title, program, args, root, size }: SpecPlan): Promise<void> {
  const read = await readTape(path)
  if (read === undefined) throw new TapeFileError(path, `There is no tape ${path}.`)
  const did = actsOf(read.tape)
  const acts = await shownOn(read.tape, did).catch((error: unknown) => {
    note(
      `termtape: The spec may not replay its tape: ${safeLine(isError(error) ? error.message : String(error))}`,
    )
    return did
  })
  const cwd = relative(root, process.cwd()).split(sep).join('/') || '.'
  await mkdir(dirname(spec), { recursive: true })
  await writeFile(spec, specText(acts, { title, command: program, args, cwd, size }))
  note(`Wrote ${relative('.', spec)}: npx vitest run ${relative(root, spec)}`)
}

function pathOf(
  given: string | undefined,
  spec: string | undefined,
  { program, root, title, tapes }: { program: string; root: string; title: string; tapes: string },
): string {
  if (given !== undefined) return resolve(extname(given) === '.json5' ? given : `${given}.json5`)
  const name = programName(program)
  if (spec === undefined) return tapePath(tapes, name, 'recorded')
  const specFile = relative(root, spec).split(sep).join('/')
  return tapePath(tapes, name, tapeName({ specFile, testPath: [title], ordinal: 1 }))
}

function checkFree(path: string): void {
  if (existsSync(path))
    throw new TapeFileError(path, `${relative('.', path)} already exists.`, {
      hint: 'Choose another file, or overwrite it with --force.',
    })
}

/** The folder specs and tapes are relative to: the nearest with a package.json. */
function projectRoot(folder: string): string {
  for (let at = resolve(folder); ; at = dirname(at)) {
    if (existsSync(join(at, 'package.json'))) return at
    if (dirname(at) === at) return process.cwd()
  }
}

/** A terminal whose size nobody set, as in some containers, has 0 columns and rows. */
function sizeOf(side: number | undefined, otherwise: number): number {
  return side === undefined || side === 0 ? otherwise : side
}
