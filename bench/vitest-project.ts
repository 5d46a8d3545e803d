import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { TestModule } from 'vitest/node'
import { startVitest } from 'vitest/node'
import { median } from './measure.ts'

/** A spec file to be run several times, each time under another name and in a worker of its own. */
export interface Spec {
  name: string
  source: string
}

/** What Vitest reports of a spec file, in milliseconds: its imports, all its tests, and the first of them. */
export type Part = 'imports' | 'tests' | 'firstTest'

/** A folder below the bundled package, so that specs in it import `termtape` and `vitest` as a user's specs do. */
export async function makeProject(name: string): Promise<string> {
  // …/tmp/node_modules/termtape/dist/bench
  const root = join(import.meta.dirname, '../../../../projects', name)
  await mkdir(join(root, 'specs'), { recursive: true })
  await writeFile(join(root, 'package.json'), '{ "type": "module" }')
  await writeFile(join(root, 'vitest.config.js'), config)
  return root
}

/** The name of a spec's file in one of its repetitions, relative to the project. */
export function specFile({ name }: Spec, repetition: number): string {
  return `specs/${String(repetition).padStart(2, '0')}-${name}.spec.js`
}

/** Runs the specs A B A B …, one at a time; the result gives the median of a part of one of them, by its name. */
export async function runProject(
  root: string,
  specs: readonly Spec[],
  repetitions: number,
): Promise<(name: string, part: Part) => number> {
  const measured: { file: string; parts: Record<Part, number> }[] = []
  for (let repetition = 0; repetition < repetitions; repetition++)
    for (const spec of specs) await writeFile(join(root, specFile(spec, repetition)), spec.source)
  const vitest = await startVitest('test', [], { root, watch: false, reporters: [{}] })
  for (const module of vitest.state.getTestModules())
    measured.push({ file: module.relativeModuleId, parts: partsOf(module) })
  await vitest.close()
  return (name, part) =>
    median(
      measured.filter(({ file }) => file.endsWith(`-${name}.spec.js`)).map(({ parts }) => parts[part]),
    ) ?? Number.NaN
}

// One worker at a time, in the order of the file names, which begin with the repetition.
const config = `
import { BaseSequencer } from 'vitest/node'

class InOrder extends BaseSequencer {
  async sort(files) {
    return files.toSorted((one, other) => (one.moduleId < other.moduleId ? -1 : 1))
  }
}

export default {
  test: { include: ['specs/**'], pool: 'forks', fileParallelism: false, sequence: { sequencer: InOrder } },
}
`

function partsOf(module: TestModule): Record<Part, number> {
  if (!module.ok()) throw new Error(`${module.relativeModuleId} failed: ${firstError(module)}`)
  const { collectDuration, duration } = module.diagnostic()
  const [first] = module.children.allTests()
  return { imports: collectDuration, tests: duration, firstTest: first?.diagnostic()?.duration ?? Number.NaN }
}

function firstError(module: TestModule): string {
  const inTests = [...module.children.allTests('failed')].flatMap((test) => test.result().errors ?? [])
  return [...module.errors(), ...inTests][0]?.message ?? 'no error was reported'
}
