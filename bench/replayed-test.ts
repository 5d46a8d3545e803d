import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { printTape } from '../src/tape/print-tape.ts'
import { tapeName } from '../src/tape/tape-name.ts'
import { tapePath } from '../src/tape/tape-path.ts'
import { againstLimit, type Comparison } from './comparison.ts'
import { lineOf, longTape, prompt } from './long-tape.ts'
import { makeProject, runProject, type Spec, specFile } from './vitest-project.ts'

const tests = 300
const repetitions = 7

/** What a test costs that replays a short conversation from a tape of its own, over a test that does nothing. */
export async function replayedTest(): Promise<Comparison[]> {
  const root = await makeProject('replayed-test')
  const replayed = replayingSpec('replayed', `await db.expect('${prompt}')`)
  const shown = replayingSpec('shown', `await expect(db).toShow('station 9')`)
  for (const spec of [replayed, shown])
    for (let repetition = 0; repetition < repetitions; repetition++)
      await writeTapes(root, specFile(spec, repetition))
  const medianOf = await runProject(root, [empty, replayed, shown], repetitions)

  const later = ({ name }: Spec): number =>
    (medianOf(name, 'tests') - medianOf(name, 'firstTest')) / (tests - 1)
  const note = `an empty test takes ${later(empty).toFixed(2)} ms; ${tests} tests in a file, each with a tape of its own, the first not counted`
  const firsts = [
    { spec: replayed, atMost: 10 },
    { spec: shown, atMost: 18 },
  ]
  return [
    againstLimit(
      'a replayed test, over an empty one',
      'ms',
      later(replayed) - later(empty),
      { atMost: 0.6 },
      note,
    ),
    againstLimit('one that looks at the screen', 'ms', later(shown) - later(empty), { atMost: 0.8 }, note),
    ...firsts.map(({ spec: { name }, atMost }) => ({
      what: `the first of a file, ${name}`,
      unit: 'ms',
      ours: medianOf(name, 'firstTest'),
      peer: { name: 'empty test', value: medianOf(empty.name, 'firstTest') },
      bar: { atMost },
    })),
  ]
}

const empty: Spec = {
  name: 'empty',
  source: `
import { test } from 'vitest'
for (let index = 1; index <= ${tests}; index++) test('test ' + index, () => {})
`,
}

function replayingSpec(name: string, lookAtAnswer: string): Spec {
  const source = `
import { expect, test } from 'termtape/fixtures'
for (let index = 1; index <= ${tests}; index++)
  test('test ' + index, async ({ terminal }) => {
    const db = await terminal.spawn('sqlite3', ['-interactive', ':memory:'])
    await db.expect('${prompt}')
    await db.sendLine('${lineOf(1)}')
    ${lookAtAnswer}
  })
`
  return { name, source }
}

async function writeTapes(root: string, file: string): Promise<void> {
  const text = printTape(longTape(1))
  for (let index = 1; index <= tests; index++) {
    const name = tapeName({ specFile: file, testPath: [`test ${index}`], ordinal: 1 })
    const path = tapePath(join(root, 'tapes'), 'sqlite3', name)
    await mkdir(dirname(path), { recursive: true })
    await writeFile(path, text)
  }
}
