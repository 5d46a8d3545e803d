import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { TapeFileError } from '../../src/errors.ts'
import { open } from '../../src/open/open.ts'
import { verify } from '../../src/open/verify.ts'

let root: string
let tape: string

/** A greeter whose manners can be changed: what it says first, how it answers, how it ends. */
function greeter({ hello = 'Hello', stamp = false, code = 0 } = {}): string {
  return `case $1 in --version) echo 'greeter 1.2.3'; exit;; esac
${stamp ? 'date -Iseconds' : 'echo 2001-01-01T00:00:00+00:00'}
while printf '> ' && read -r name; do [ "$name" = bye ] && exit ${code}; echo "${hello}, $name."; done
`
}

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'termtape-verify-'))
  tape = join(root, 'tapes/sh/tape.json5')
  await writeFile(join(root, 'greeter.sh'), greeter())
  const { session, recorder } = await open(
    'sh',
    ['greeter.sh'],
    { cwd: root, tapeName: 'tape', record: 'NEW', versionArgs: ['greeter.sh', '--version'] },
    { root, policy: 'none', rerecord: '', warn: () => {} },
  )
  await session.expect('> ')
  await session.sendLine('world')
  await session.expect('> ')
  await session.sendLine('bye')
  await session.exit
  await session.close()
  await recorder()?.save()
})
afterEach(() => rm(root, { recursive: true }))

it('finds an unchanged program the same', async () => {
  const report = await verify(tape, { root, versionArgs: ['greeter.sh', '--version'] })
  expect(report.tier).toBe('same')
  expect(report.exchanges).toHaveLength(3)
  expect(report.programVersion).toEqual({ recorded: '1.2.3', actual: '1.2.3' })
})

it('finds another time cosmetic', async () => {
  await writeFile(join(root, 'greeter.sh'), greeter({ stamp: true }))
  const report = await verify(tape, { root })
  expect(report.exchanges.map(({ tier }) => tier)).toEqual(['cosmetic', 'same', 'same'])
  expect(report.tier).toBe('cosmetic')
})

it('finds other words a change of output, and shows them', async () => {
  await writeFile(join(root, 'greeter.sh'), greeter({ hello: 'Good day' }))
  const report = await verify(tape, { root })
  expect(report.tier).toBe('output')
  expect(report.exchanges[1]).toMatchObject({
    input: '"world" Enter',
    tier: 'output',
    diff: ['- Hello, world.', '+ Good day, world.'],
  })
})

it('finds another end a change of flow', async () => {
  await writeFile(join(root, 'greeter.sh'), greeter({ code: 4 }))
  const report = await verify(tape, { root })
  expect(report.tier).toBe('flow')
  expect(report.exchanges.at(-1)).toMatchObject({
    exit: { recorded: { code: 0, signal: null }, actual: { code: 4, signal: null } },
  })
})

it('finds a program that ends early a change of flow, and stops there', async () => {
  await writeFile(join(root, 'greeter.sh'), 'echo 2001-01-01T00:00:00+00:00; exit 1\n')
  const report = await verify(tape, { root })
  expect(report.tier).toBe('flow')
  expect(report.exchanges).toHaveLength(1)
})

it('names a tape that is not there', async () => {
  await expect(verify(join(root, 'none.json5'))).rejects.toBeInstanceOf(TapeFileError)
})
