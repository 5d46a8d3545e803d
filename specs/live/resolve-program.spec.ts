import { chmodSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { resolveProgram } from '../../src/live/resolve-program.ts'
import { openPty } from '../../src/live/pty.ts'
import { environment, inTerminal } from './subject.ts'

const folder = mkdtempSync(join(tmpdir(), 'resolve-'))
mkdirSync(join(folder, 'bin'))
mkdirSync(join(folder, 'bin', 'a-folder'))
put('frobnicate', '#!/bin/sh\necho frob\n', 0o755)
put('no-first-line', 'echo as a shell would\n', 0o755)
put('plain-file', 'text', 0o644)
put('orphan', '#!/nowhere/interpreter -x\n', 0o755)

function put(name: string, content: string, mode: number): void {
  writeFileSync(join(folder, 'bin', name), content)
  chmodSync(join(folder, 'bin', name), mode)
}

function resolveHere(command: string, more: { args?: string[]; cwd?: string; path?: string } = {}): string {
  return resolveProgram({
    command,
    args: more.args ?? [],
    cwd: more.cwd ?? folder,
    env: { PATH: more.path ?? `/nowhere:${folder}/bin` },
  })
}

it('finds a program on the given PATH, from the given folder', () => {
  expect(resolveHere('frobnicate')).toBe(join(folder, 'bin/frobnicate'))
  expect(resolveHere('./bin/frobnicate')).toBe(join(folder, 'bin/frobnicate'))
  expect(resolveHere('frobnicate', { cwd: join(folder, 'bin'), path: '/nowhere:' })).toBe(
    join(folder, 'bin/frobnicate'),
  )
  mkdirSync(join(folder, 'later'))
  writeFileSync(join(folder, 'later/plain-file'), '#!/bin/sh\n', { mode: 0o755 })
  expect(resolveHere('plain-file', { path: `${folder}/bin:${folder}/later` })).toBe(
    join(folder, 'later/plain-file'),
  )
})

it.each([
  ['', {}, 'empty-command', /command is empty/],
  ['  ', {}, 'empty-command', /command is empty/],
  ['frobnicat', {}, 'not-found', /Looked in:\n {2}\/nowhere\n.*\n\nHint: Did you mean frobnicate\?/],
  ['forbnicate', {}, 'not-found', /Did you mean frobnicate\?/],
  ['something-else', {}, 'not-found', /something-else" was not found on PATH(?!.*Did you mean)/s],
  [
    'frobnicate -v now',
    {},
    'not-found',
    /Hint: Pass the arguments separately: spawn\("frobnicate", \["-v", "now"\]\)\./,
  ],
  ['./bin/nothing', {}, 'not-found', /there is no/],
  ['./bin/plain-file', {}, 'not-executable', /not executable \(mode 0644\)/],
  ['plain-file', {}, 'not-executable', /chmod \+x/],
  ['./bin', {}, 'is-a-directory', /is a folder/],
  ['a-folder', {}, 'is-a-directory', /is a folder/],
  ['orphan', {}, 'not-found', /asks for "\/nowhere\/interpreter"/],
  ['frobnicate', { cwd: '/nowhere' }, 'no-such-folder', /it does not exist/],
  ['frobnicate', { cwd: join(folder, 'bin/plain-file') }, 'no-such-folder', /is a file, not a folder/],
])('says why %j %j cannot start', (command, more, problem, message) => {
  expect(() => resolveHere(command, more)).toThrow(message)
  expect(() => resolveHere(command, more)).toThrow(
    expect.objectContaining({ code: 'spawn', problem, program: command }),
  )
})

it('refuses NUL, and shows no escape sequence alive', () => {
  expect(() => resolveHere('a\0b')).toThrow(/Invalid command/)
  expect(() => resolveHere('frobnicate', { args: ['x', 'a\0b'] })).toThrow(/Invalid args\[1\]/)
  expect(() => resolveHere('\u001b[31mred')).toThrow(/^[^\u001b]*$/)
})

it('runs a file without a first line as a shell script, as execvp does', async () => {
  const { world, stdout, exit } = await inTerminal(join(folder, 'bin/no-first-line'))
  await exit
  expect(stdout().toString()).toBe('as a shell would\r\n')
  await world.close()
})

it('calls a program by the name it was asked for', async () => {
  const { world, stdout, exit } = await inTerminal('sh', ['-c', 'nonsense-command'])
  await exit
  expect(stdout().toString()).toMatch(/^sh: /)
  await world.close()
})

it.each([
  [{ cols: 0 }, /Invalid cols: 0/],
  [{ rows: 65_536 }, /Invalid rows: 65536/],
  [{ cols: 1.5 }, /Invalid cols: 1.5/],
])('refuses a terminal of %j', async (size, message) => {
  const call = { command: 'true', args: [], cwd: '/', env: environment(), cols: 80, rows: 24, ...size }
  await expect(openPty(call)).rejects.toThrow(message)
})
