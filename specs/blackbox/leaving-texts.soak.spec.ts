import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { BlackBoxTester } from 'termtape/blackbox'
import { investigate } from 'termtape/investigate'

// Split, so that no text of the project holds one whole.
const token = ['gh', 'p_aB3dE5fG7hJ9kL1mN3pQ5rS7tU9vW1xY3zA5'].join('')
const password = ['Tr0ub4dor', '&3-xyz'].join('')
const program = `echo "token ${token}"; while printf '> '; read -r x; do case $x in
quit) echo "bye ${token}" >&2; exit 7;;
help) echo "commands: help, quit - ${token}";;
*) echo "unknown command: $x (${token})";; esac; done`

let home: string
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'termtape-inquiries-'))
  process.env['CLAUDE_CONTROL_HOME'] = join(home, 'home')
  await writeFile(join(home, 'program.sh'), program)
})
afterEach(async () => {
  delete process.env['CLAUDE_CONTROL_HOME']
  await rm(home, { recursive: true })
})

it('no report of an inquiry, and no name of its tapes, holds a secret', { timeout: 180_000 }, async () => {
  const args = [join(home, 'program.sh'), '--password', password]
  const tapes = join(home, 'tapes')
  const tester = new BlackBoxTester('bash', args, { tapes, record: 'NEW', only: ['startup', 'help', 'exit'] })
  await tester.runAllTests()
  const report = await investigate('bash', args, { tapes, record: 'NEW' })
  const texts = new Map([
    ['results', JSON.stringify(tester)],
    ['report', tester.report()],
    ['JUnit', tester.toJUnit()],
    ['investigation', JSON.stringify(report)],
  ])
  for (const file of await readdir(home, { recursive: true, withFileTypes: true })) {
    const path = join(file.parentPath, file.name)
    if (file.isFile() && file.name !== 'program.sh')
      texts.set(path, `${path}\n${await readFile(path, 'utf8')}`)
  }
  expect(texts.size).toBeGreaterThan(6)
  const slugged = password.toLowerCase().replace(/\W+/g, '-')
  const leaks = [...texts].filter(([, text]) =>
    [token, password, slugged].some((value) => text.includes(value)),
  )
  expect(leaks).toEqual([])
})
