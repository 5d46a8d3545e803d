import { mkdir, mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { ExpectTimeoutError, ProcessExitedError } from '../../errors.ts'
import { redactionRulesFile } from '../../files/home-store.ts'
import { noiseFilter } from '../../files/sandbox/noise.ts'
import { SandboxState } from '../../files/sandbox/sandbox-state.ts'
import { open } from '../../open/open.ts'
import type { Session } from '../../session/session.ts'
import { isCheck, type Step } from './scene.ts'

/** Where scenes are played: what a test of the spec would have around it. */
export interface Stage {
  command: string
  args: readonly string[]
  /** The project's folder, absolute. */
  root: string
  tapes: string
  timeoutMs: number
  /** Files of the project that the sandbox begins with; undefined for a program that runs in the project. */
  files: readonly string[] | undefined
}

/**
 * Plays a scene as its test will, twice, and leaves out what the program does not do. Given a tape's name, the last play is
 * recorded.
 *
 * @returns what held; undefined if nothing that can be checked did
 */
export async function play(
  stage: Stage,
  opening: readonly Step[],
  steps: readonly Step[],
  tapeName?: string,
): Promise<{ steps: Step[]; opening: Step[] } | undefined> {
  let all = [...opening, ...steps]
  let fromOpening = opening.length
  let isLearnt = false
  const had = steps.some(isCheck)
  for (let held = 0; held < 2;) {
    const failed = await once(stage, all, held === 1 ? tapeName : undefined)
    if (failed === undefined) {
      held++
      continue
    }
    held = 0
    const { index, code } = failed
    const step = all[index]
    if (step === undefined || !isCheck(step) || (step.kind === 'exits' && (isLearnt || code === null)))
      return undefined
    if (step.kind === 'exits' && code !== null) {
      // With which code it ends is what the first play is there to tell.
      isLearnt = true
      all = all.with(index, { kind: 'exits', code })
      continue
    }
    all = all.toSpliced(index, 1)
    if (index < fromOpening) fromOpening--
  }
  const kept = all.slice(fromOpening)
  return had && !kept.some(isCheck) ? undefined : { opening: all.slice(0, fromOpening), steps: kept }
}

/** The first step that fails, and the exit code of a program that should have had another. */
interface Failure {
  index: number
  code: number | null
}

async function once(
  { command, args, root, tapes, timeoutMs, files }: Stage,
  steps: readonly Step[],
  tapeName: string | undefined,
): Promise<Failure | undefined> {
  const folder = await mkdtemp(join(await realpath(tmpdir()), 'termtape-scaffold-'))
  try {
    const place = { folder, cwd: join(folder, 'work'), home: join(folder, 'home') }
    await Promise.all([mkdir(place.cwd), mkdir(place.home)])
    const state = new SandboxState(place, noiseFilter())
    for (const file of files ?? []) {
      const to = join(place.cwd, file)
      await mkdir(dirname(to), { recursive: true })
      await writeFile(to, await readFile(join(root, file)))
      state.wrote(to)
    }
    const options =
      tapeName === undefined ? { tape: false as const } : { tapeName, record: 'OVERWRITE' as const }
    const { session, recorder } = await open(
      command,
      args,
      { ...options, ...(files === undefined ? {} : { cwd: place.cwd }), tapes, timeoutMs },
      {
        root,
        policy: 'all',
        rerecord: 'npx vitest run -u',
        namedAfterTest: true,
        home: async () => place.home,
        ...(files === undefined ? {} : { sandbox: { ...place, state } }),
        rulesFile: redactionRulesFile(),
        warn: (message) => process.emitWarning(message, 'TermtapeWarning'),
      },
    )
    try {
      const failed = await firstFailure(session, steps)
      await session.close()
      if (failed === undefined) await recorder()?.save()
      return failed
    } finally {
      await session.close()
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function firstFailure(session: Session, steps: readonly Step[]): Promise<Failure | undefined> {
  for (const [index, step] of steps.entries())
    try {
      const code = await done(session, step)
      if (code !== undefined) return { index, code }
    } catch (error) {
      if (error instanceof ExpectTimeoutError || error instanceof ProcessExitedError)
        return { index, code: null }
      throw error
    }
  return undefined
}

/** The exit code of a program that ended with another than the step says. */
async function done(session: Session, step: Step): Promise<number | null | undefined> {
  if (step.kind === 'line') await session.sendLine(step.text)
  else if (step.kind === 'eof') await session.sendEof()
  else if (step.kind === 'prints') await session.expect(step.pattern)
  else {
    await session.expectEof()
    const { code } = await session.exit
    return code === step.code ? undefined : code
  }
  return undefined
}
