import { existsSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join, relative, resolve } from 'node:path'
import {
  type ProgramConfig,
  listProgramConfigs,
  readProgramConfig,
  saveProgramConfig,
} from '../../control/registry/program-configs.ts'
import type { InvestigationReportFile } from '../../control/storage/entities/investigation-report.ts'
import { OptionError } from '../../errors.ts'
import { homeStore } from '../../files/home-store.ts'
import { scaffoldPatienceMs } from '../../limits.ts'
import { checkKnown } from '../../session/known-options.ts'
import { programName, tapeName } from '../../tape/tape-name.ts'
import { tapePath } from '../../tape/tape-path.ts'
import { probeInterface } from '../probes.ts'
import { configNote, programConfigOf } from '../program-config.ts'
import { sandboxed } from './own-files.ts'
import { play, type Stage } from './play.ts'
import type { Scene } from './scene.ts'
import { openingOf, questionsOf, scenesOf } from './scenes-of.ts'
import { specText } from './spec-text.ts'
import { tellingLine } from './telling-line.ts'

export interface ScaffoldOptions {
  /** The project's folder, where Vitest runs; default the working folder. */
  root?: string
  /** The spec to write, relative to `root`; default `specs/{program}.spec.ts`. */
  path?: string
  /** Folder of the tapes, relative to `root`; default `tapes`. */
  tapes?: string
  /** The home store the program configuration goes to. */
  home?: string
}

/** What was written. */
export interface Scaffold {
  /** Absolute paths. */
  spec: string
  tapes: string[]
  /** The name of the program configuration, for `control`. */
  config: string
  /** Tests that are not in the spec, because the program did not do twice what they say. */
  left: string[]
}

/**
 * Writes a first spec of a program from a report, its tapes, and its program configuration. Runs the program: each test is played
 * twice, and only what came both times is in the spec. No command is run that safe mode would not run.
 *
 * @throws OptionError where another file, or a configuration made by hand, is in the way
 * @throws SpawnError when the program cannot be started
 */
export async function scaffold(
  report: InvestigationReportFile,
  options: ScaffoldOptions = {},
): Promise<Scaffold> {
  checkKnown(options, ['root', 'path', 'tapes', 'home'])
  const root = resolve(options.root ?? '.')
  const home = options.home ?? homeStore()
  const config = programConfigOf(report)
  const spec = resolve(root, options.path ?? `specs/${config.name}.spec.ts`)
  await checkFree(spec, config, home)
  const { program: command, args = [] } = report
  const tapes = options.tapes ?? 'tapes'
  const call = sandboxed(command, args, root)
  const stage: Stage = {
    command,
    args: call?.args ?? args,
    root,
    tapes,
    timeoutMs: scaffoldPatienceMs,
    files: call?.files,
  }
  const nameOf = (title: string): string =>
    tapeName({ specFile: relative(root, spec), testPath: [title], ordinal: 1 })
  const begun = await play(stage, openingOf(report), [])
  const opening = begun?.opening ?? []
  const scenes: Scene[] = []
  const left: string[] = []
  for (const { title, steps } of scenesOf(report, await answersOf(report, stage))) {
    const held = await play(stage, opening, steps, nameOf(title))
    // A start that fails once in a while is no start to build on.
    if (held === undefined || held.opening.length < opening.length) left.push(title)
    else scenes.push({ title, steps: held.steps })
  }
  await mkdir(dirname(spec), { recursive: true })
  await writeFile(spec, specText(stage, opening, scenes))
  await saveProgramConfig(config, home)
  const paths = scenes.map(({ title }) => tapePath(join(root, tapes), programName(command), nameOf(title)))
  return { spec, tapes: paths, config: config.name, left }
}

async function checkFree(spec: string, config: ProgramConfig, home: string): Promise<void> {
  if (existsSync(spec)) throw new OptionError('path', spec, 'the path of a file that does not exist yet')
  if (!(await listProgramConfigs(home)).includes(config.name)) return
  const { notes } = await readProgramConfig(config.name, home)
  if (!notes.startsWith(configNote))
    throw new OptionError('home', home, `a home store without a configuration of your own for ${config.name}`)
}

/** A line of what the program answers to each question, two times out of two. */
async function answersOf(
  report: InvestigationReportFile,
  { args, root, files = [] }: Stage,
): Promise<Map<string, string>> {
  const { program, questions = [] } = report
  const placed = args.map((arg) => (files.includes(arg) ? join(root, arg) : arg))
  const lines = questionsOf(report)
  const ask = (): ReturnType<typeof probeInterface> =>
    probeInterface(program, placed, lines, {
      live: true,
      answers: Object.fromEntries(questions.map(({ prompt, answer }) => [prompt, answer])),
    })
  const [one, other] = [await ask(), await ask()]
  return new Map(
    lines.flatMap((line, index) => {
      const said = tellingLine(one[index]?.text ?? '', other[index]?.text ?? '')
      return said === undefined ? [] : [[line, said] as const]
    }),
  )
}
