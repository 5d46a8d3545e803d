/**
 * The black-box tester over healthy programs of Debian: a test that fails is a false failure. Prints a row for each.
 *
 *   npm run soak:blackbox -- [--list tuned|others|all] [--part 1/4] [--only PROGRAM]
 */
import { existsSync } from 'node:fs'
import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { BlackBoxTester } from '../src/blackbox/black-box-tester.ts'
import { now } from '../src/clock.ts'
import { others, tuned } from './soak-blackbox/healthy.ts'

const { values: options } = parseArgs({
  options: {
    list: { type: 'string', default: 'all' },
    part: { type: 'string', default: '1/1' },
    only: { type: 'string' },
  },
})
const [part = 1, parts = 1] = options.part.split('/').map(Number)
const folders = (process.env['PATH'] ?? '').split(':')
const isHere = (command: string): boolean => folders.some((folder) => existsSync(join(folder, command)))

const listed = [
  ...(options.list === 'others' ? [] : tuned),
  ...(options.list === 'tuned' ? [] : others),
].filter(({ name, command }) => options.only === undefined || [name, command].includes(options.only))
const programs = listed.filter(({ command }) => isHere(command))
const absent = listed.filter((each) => !programs.includes(each)).map(({ command }) => command)

const folder = await mkdtemp(join(tmpdir(), 'termtape-healthy-'))
let wrong = 0
let tested = 0
try {
  await writeFile(join(folder, 'notes.txt'), 'one: milk\ntwo: tea\n'.repeat(40))
  await writeFile(join(folder, 'data.json'), '{"a": [1, 2, 3]}\n')
  await writeFile(join(folder, 'page.html'), '<title>Notes</title><p>milk <a href="notes.txt">and tea</a>\n')
  await writeFile(join(folder, 'disk.img'), '')
  await truncate(join(folder, 'disk.img'), diskBytes())
  for (const { name, command, args = [], has } of programs.filter((_, index) => index % parts === part - 1)) {
    const began = now()
    const results = await new BlackBoxTester(command, args, { live: true, cwd: folder }).runAllTests()
    const failed = results.filter(({ passed, test_type: type }) => !passed && type !== has)
    tested++
    if (failed.length > 0) wrong++
    const seconds = ((now() - began) / 1_000).toFixed(1).padStart(5)
    console.log(`${failed.length === 0 ? 'ok    ' : 'FAILED'} ${name.padEnd(28)} ${seconds} s`)
    for (const { test_type: type, error } of failed) console.log(`         ${type}: ${error}`)
  }
} finally {
  await rm(folder, { recursive: true, force: true })
}
console.log(
  `${tested} healthy programs, ${wrong} with a false failure${absent.length === 0 ? '' : `; absent: ${absent.join(', ')}`}`,
)
process.exitCode = wrong === 0 && tested > 0 ? 0 : 1

function diskBytes(): number {
  return 10_485_760
}
