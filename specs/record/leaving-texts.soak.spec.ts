import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import * as matchers from '../../matchers/index.ts'
import { Project } from '../project.ts'

const values = ['kL1mN3pQ5rS7tU9vW1', 'Tr0ub4dor&3', 'zz-other-words-9', 'plain-words-db-7']
const source = join(import.meta.dirname, 'leaving-texts/failing.js')

/** Judge no session and no screen, or have specs of their own beside what they judge. */
const judgeOther =
  /^to(?:Be(?:DeletedAfterApply|FullyPlayed|GitIgnored|Alive|Valid\w+)|Have(?:Link|Cursor)|Match(?:Tape|FileScreen|InlineScreen)|ReplayFrom|PassBlackBox|SurviveFuzzing)$/

it('has a failure of each matcher', async () => {
  const text = await readFile(source, 'utf8')
  const judging = Object.keys(matchers).filter((name) => name.startsWith('to') && !judgeOther.test(name))
  for (const name of judging) expect(text, name).toContain(`.${name}(`)
})

it('no text that leaves a run holds a secret', { timeout: 240_000 }, async () => {
  await using project = await Project.create({ 'leaving.spec.js': await readFile(source, 'utf8') })
  const reporters = ['junit', 'blob', 'tap'].flatMap((name) => [
    `--reporter=${name}`,
    `--outputFile.${name}=${join(project.folder, `${name}.out`)}`,
  ])
  const first = await project.vitest({}, [...reporters, '--reporter=verbose', '--reporter=github-actions'])
  expect(first.tests.length).toBeGreaterThan(50)
  const passed = first.tests.filter(({ status }) => status === 'passed').map(({ name }) => name)
  expect(passed.filter((name) => !name.includes('passes: '))).toEqual([])
  expect(passed).toHaveLength(3)
  // On a machine that may not record.
  await project.remove('tapes')
  const second = await project.vitest({ CI: '1' })
  expect(second.output).toContain('[no-tape]')

  const files = await readdir(project.folder, { recursive: true, withFileTypes: true })
  const texts = new Map([
    ['the first run', first.output],
    ['the second run', second.output],
  ])
  for (const file of files) {
    const path = join(file.parentPath, file.name)
    if (file.isFile() && !path.includes('node_modules') && file.name !== 'leaving.spec.js')
      texts.set(path, await readFile(path, 'utf8'))
  }
  // The code frame quotes the spec, which holds what its author wrote there.
  const quoted = /^.*\d+\|.*$/gm
  const leaks = [...texts].flatMap(([name, text]) =>
    text
      .replaceAll(quoted, '')
      .split('\n')
      .flatMap((line) =>
        values.some((value) => line.replaceAll('&amp;', '&').includes(value))
          ? [`${name}: ${line.slice(0, 300)}`]
          : [],
      ),
  )
  expect(leaks).toEqual([])
  for (const name of ['junit', 'blob'])
    expect([...texts.keys()].some((path) => path.endsWith(`${name}.out`))).toBe(true)
})
