import { againstLimit, type Comparison } from './comparison.ts'
import { makeProject, runProject } from './vitest-project.ts'

/** What a spec file pays for its imports in a fresh worker, over a spec file that imports Vitest alone. */
export async function importFixtures(): Promise<Comparison[]> {
  const root = await makeProject('import-fixtures')
  const entries = ['vitest', 'termtape', 'termtape/fixtures']
  const specs = entries.map((entry) => ({ name: nameOf(entry), source: specOf(entry) }))
  const medianOf = await runProject(root, specs, 15)
  const vitest = medianOf('vitest', 'imports')
  const over = (entry: string): number => medianOf(nameOf(entry), 'imports') - vitest
  const note = `with vitest alone Vitest reports ${vitest.toFixed(1)} ms of import`
  return [
    againstLimit(
      'import of termtape/fixtures, over vitest',
      'ms',
      over('termtape/fixtures'),
      { atMost: 20 },
      note,
    ),
    {
      what: 'import of termtape, over vitest',
      unit: 'ms',
      ours: over('termtape'),
      peer: { name: 'vitest alone', value: vitest },
      note: 'everything there is, zod included, for scripts; the fixtures load it piece by piece, when it is asked for',
    },
  ]
}

function nameOf(entry: string): string {
  return entry.replace('/', '-')
}

function specOf(entry: string): string {
  const test =
    entry === 'termtape'
      ? "import 'termtape'\nimport { test } from 'vitest'"
      : `import { test } from '${entry}'`
  return `${test}\ntest('nothing', () => {})\n`
}
