import { createRequire } from 'node:module'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, relative, sep } from 'node:path'
import { attempt } from '../../control/helpers/attempt.ts'
import { CommandError } from '../../errors.ts'
import { testListMs } from '../../limits.ts'
import type { StoredTape } from '../../tape/catalog.ts'
import { tapeName } from '../../tape/tape-name.ts'
import { Progress } from '../frame/progress.ts'
import { UsageError } from '../frame/usage-error.ts'

/**
 * The ids of tapes that no test can use any more: named after a test that is not among those `vitest list` knows. What a spec named
 * itself is never among them, for nobody can tell who uses it.
 *
 * @throws CommandError when Vitest cannot list the tests: then nothing is known
 */
export async function orphansOf(tapes: readonly StoredTape[], root: string): Promise<ReadonlySet<string>> {
  const alive = namesOf(await testsOf(root), root)
  return new Set(
    tapes.flatMap(({ id, tape }) => {
      if (tape.session.named === 'tapeName') return []
      const [, ...name] = id.split('/')
      const known = name.join('/').replace(/-\d+$/, '')
      return name.length === 0 || alive.has(known) || alive.has(name.join('/')) ? [] : [id]
    }),
  )
}

interface ListedTest {
  name: string
  file: string
  projectName?: string
}

async function testsOf(root: string): Promise<ListedTest[]> {
  using progress = new Progress()
  progress.say('Asking Vitest for the tests…')
  const folder = await mkdtemp(join(tmpdir(), 'termtape-tests-'))
  try {
    const file = join(folder, 'tests.json')
    const listing = [process.execPath, vitestOf(root), 'list', `--json=${file}`] as const
    const { exit, output } = await attempt(listing, { cwd: root, timeoutMs: testListMs })
    const text = exit?.code === 0 ? await readFile(file, 'utf8').catch(() => undefined) : undefined
    if (text === undefined)
      throw new CommandError('exit', 'npx vitest list', exit, output, {
        hint: 'Run `npx vitest list` to see why. Which tapes are unused is known only once it works.',
      })
    const list: unknown = JSON.parse(text)
    return Array.isArray(list) ? list.filter(isListed) : []
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** The project's own Vitest, whichever package manager put it there. */
function vitestOf(root: string): string {
  try {
    return join(dirname(createRequire(join(root, 'package.json')).resolve('vitest/package.json')), 'vitest.mjs')
  } catch {
    throw new UsageError(`Vitest is not installed in ${root}.`, "Run this in the project's root: its tests say which tapes are used.")
  }
}

function isListed(value: unknown): value is ListedTest {
  const { name, file }: Record<string, unknown> = { ...Object(value) }
  return typeof name === 'string' && typeof file === 'string'
}

/** Vitest joins the names of suites and test by ` > `, which a name may hold itself: each way to part them counts. */
function namesOf(tests: readonly ListedTest[], root: string): ReadonlySet<string> {
  const names = new Set<string>()
  for (const { name, file, projectName } of tests) {
    const specFile = relative(root, file).split(sep).join('/')
    for (const testPath of [['(file)'], ...waysToPart(name.split(' > '))])
      for (const project of [undefined, projectName])
        names.add(tapeName({ specFile, testPath, ordinal: 1, project }))
  }
  return names
}

const partsMax = 8

function waysToPart(parts: readonly string[]): string[][] {
  const [first, ...rest] = parts
  if (first === undefined) return [[]]
  if (rest.length === 0 || parts.length > partsMax) return [[...parts]]
  return waysToPart(rest).flatMap((tail) => {
    const [next = '', ...others] = tail
    return [
      [first, ...tail],
      [`${first} > ${next}`, ...others],
    ]
  })
}
