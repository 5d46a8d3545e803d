import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { Project } from '../project.ts'

// Split, so that no text of the project but the spec holds one whole.
const spec = `
  import { expect, test } from 'termtape/fixtures'
  const token = ['gh', 'p_aB3dE5fG7hJ9kL1mN3pQ5rS7tU9vW1xY3zA5'].join('')
  const password = ['Tr0ub4dor', '&3-xyz'].join('')
  const said = ['zz-other', '-words-9'].join('')

  test('a program that is not there', ({ terminal }) =>
    terminal.spawn('no-such-program', ['--password', password, '-u', token], { env: { MY_TOKEN: said } }))
  test('an expect that fails', async ({ terminal }) => {
    const sh = await terminal.spawn('sh', ['-c', 'echo "$MY_TOKEN $1"; exit 3', 'sh', token], { env: { MY_TOKEN: said } })
    await sh.expect('never', { timeoutMs: 500 })
  })
  test('a matcher that fails', async ({ terminal }) => {
    const sh = await terminal.spawn('sh', ['-c', 'echo "$1"; read x', 'sh', token])
    await expect(sh).toShow('never', { timeoutMs: 300 })
  })
  test('an assertion of Vitest', async ({ terminal }) => {
    const sh = await terminal.spawn('sh', ['-c', 'echo "$1"; read x', 'sh', token])
    await sh.expect('ghp_')
    expect(sh.screen.text).toBe('nothing')
  })
  test('an error of the spec', async ({ terminal }) => {
    const sh = await terminal.spawn('sh', ['-c', 'stty -echo; printf "Password: "; read x; echo "got $x"; read y'])
    await sh.expect('Password: ')
    await sh.sendLine(password)
    await sh.expect('got ')
    throw new Error('the screen is ' + sh.screen.text + ' in ' + sh.output)
  })
  test('a snapshot', async ({ terminal }) => {
    const sh = await terminal.spawn('sh', ['-c', 'echo "$1"; read x', 'sh', token])
    await expect(sh).toShow('ghp_')
    expect(sh).toMatchScreen()
  })
  test('a recording', async ({ terminal }) => {
    const sh = await terminal.spawn('sh', ['-c', 'echo "$1 $MY_TOKEN"', 'sh', token], { env: { MY_TOKEN: said } })
    await sh.expectEof()
  })
  test('a recording that cannot hold', async ({ terminal }) => {
    const sh = await terminal.spawn('sh', ['-c', 'a=gh b=p_aB3dE5fG7hJ9kL1mN3pQ5rS7tU9; echo "$a\${b}vW1xY3zA5"'])
    await sh.expect(token)
  })
`
const values = ['kL1mN3pQ5rS7tU9vW1', 'Tr0ub4dor&3', 'zz-other-words-9']

it('no text that leaves a run holds a secret', { timeout: 120_000 }, async () => {
  await using project = await Project.create({ 'leaving.spec.js': spec })
  const junit = ['--reporter=junit', `--outputFile.junit=${join(project.folder, 'junit.xml')}`]
  const first = await project.vitest({}, junit)
  expect(first.tests.filter(({ status }) => status === 'passed').map(({ name }) => name)).toEqual([
    'a snapshot',
    'a recording',
  ])
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
  expect([...texts.keys()].some((name) => name.endsWith('junit.xml'))).toBe(true)
})
