import { cp, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { Project } from '../project.ts'

/** A menu that dies of one of its words. */
const menu = `while printf '%s> ' "$at" && read -r line; do
  case $line in
    boom) kill -SEGV $$ ;;
    a|b|c|d|e|f) at=$line ;;
    *) echo 'Unknown word' ;;
  esac
done
`

function part(index: number, options = ''): string {
  return `import { grammar } from 'termtape/fuzz'
import { test } from 'termtape/fixtures'
test('the menu survives, part ${index} of 2', async ({ fuzz }) => {
  await fuzz('bash', ['menu.sh'], {
    seed: 3, guided: false, lanes: 1, confirm: 2, budget: { sessions: 24 },
    inputs: [grammar({ word: ['a', 'b', 'c', 'd', 'e', 'f', 'boom', '?'] })], shard: { index: ${index}, count: 2 }, ${options}
  })
}, 60_000)
`
}

function campaign(): Promise<Project> {
  return Project.create({ 'menu.sh': menu, 'one.spec.ts': part(1), 'two.spec.ts': part(2) })
}

const live = { TERMTAPE_LIVE: '1' }

it('splits a campaign over the shards of Vitest, whose reports and tapes are merged in any order to the same', async () => {
  await using first = await campaign()
  await using second = await campaign()
  const machines = [first, second]
  for (const [index, machine] of machines.entries()) {
    const { output } = await machine.cli(['run', `--shard=${index + 1}/2`, '--reporter=blob'], live)
    expect(output).not.toContain('No test files found')
  }
  const found = await Promise.all(machines.map((machine) => machine.contents()))
  const names = found.map((files) => Object.keys(files))
  for (const each of names) expect(each.filter((name) => name.includes('/fuzz/crash-'))).toHaveLength(1)
  expect(names[0]).not.toEqual(names[1])

  // Each takes the other's tapes and reports over its own.
  await copy(first, second, '.vitest-reports')
  const own = await first.contents()
  await copy(second, first, 'tapes')
  for (const [name, text] of Object.entries(own)) await second.write(name, text)
  const merged = await Promise.all(machines.map(async (machine) => Object.keys(await machine.contents())))
  expect(merged[0]).toEqual(merged[1])
  expect(new Set(merged[0])).toEqual(new Set(names.flat()))

  const { code, output } = await second.cli(['--merge-reports'])
  expect(code).toBe(1)
  for (const index of [1, 2]) expect(output).toContain(`the menu survives, part ${index} of 2`)
  expect(output).toContain('died of SIGSEGV')

  // The next campaign goes on from the same ways, in the same order, wherever they were merged.
  const cases = `log: (line) => process.stdout.write('case ' + line + '\\n')`
  const told: string[][] = []
  for (const machine of machines) {
    await machine.write('menu.sh', menu.replace('kill -SEGV $$', 'echo mended'))
    await machine.write('one.spec.ts', part(1, cases))
    const { code: after, output: said } = await machine.cli(['run', 'one.spec.ts'], live)
    expect(after, said).toBe(0)
    told.push(said.split('\n').filter((line) => line.startsWith('case ')))
  }
  expect(told[0]?.length).toBeGreaterThan(10)
  expect(told[0]).toEqual(told[1])
  const replayed = await first.cli(['run'], { CI: '1', PATH: '' })
  expect(replayed.code, replayed.output).toBe(0)
})

async function copy(from: Project, to: Project, folder: string): Promise<void> {
  expect(await readdir(join(from.folder, folder))).not.toEqual([])
  await cp(join(from.folder, folder), join(to.folder, folder), { recursive: true })
}
