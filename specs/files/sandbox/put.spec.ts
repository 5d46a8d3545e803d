import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { isSandboxName, nameOf, sandboxPath, staysInside } from '../../../src/files/sandbox/name.ts'
import { put } from '../../../src/files/sandbox/put.ts'

let root: string
const place = (): { cwd: string; home: string } => ({ cwd: join(root, 'work'), home: join(root, 'home') })
const file = (text: string, mode = 0o644) => ({ kind: 'file', bytes: Buffer.from(text), mode }) as const

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'termtape-put-'))
  mkdirSync(join(root, 'work'))
  mkdirSync(join(root, 'home'))
  mkdirSync(join(root, 'outside'))
  writeFileSync(join(root, 'outside/secret'), 'untouched')
})
afterEach(() => rmSync(root, { recursive: true }))

const bad = [
  '',
  '.',
  '..',
  '/',
  '/etc/x',
  '../x',
  'a/../../x',
  'a/..',
  'a/./b',
  'a//b',
  'a/',
  '~',
  '~/',
  '~/../x',
  '~root/x',
  './x',
  './../x',
  'a\0b',
  'a\\..\\b',
]

it.each(bad)('takes no name like %j', (name) => {
  expect(isSandboxName(name)).toBe(false)
  expect(() => put(place(), name, file('x'))).toThrow('is not a name in a sandbox')
})

it.each(['a', 'a/b', '.a', '..a', 'a..', '~/a', '~/.a/b', './~', './~a/b', ' ', 'a b', '-'])(
  'takes a name like %j',
  (name) => {
    expect(isSandboxName(name)).toBe(true)
    put(place(), name, file('x'))
    expect(readFileSync(sandboxPath(place(), name), 'utf8')).toBe('x')
    expect(nameOf(place(), sandboxPath(place(), name))).toBe(name)
  },
)

it.each([
  ['a', 'b', true],
  ['a', 'b/../../c', false],
  ['a', '../x', false],
  ['a', '/etc/passwd', false],
  ['a/b', '../c', true],
  ['a/b', '../../c', false],
  ['~/a', '../work', false],
  ['~/a/b', '../c', true],
  ['a', '..', false],
  ['a/b', '..', true],
  ['a', '', false],
  // Behind a link that leads up, more `..` would lead out.
  ['a/b/c', 'd/../../e', false],
])('%s → %s stays inside: %s', (name, target, inside) => {
  expect(staysInside(name, target)).toBe(inside)
  const link = (): void => put(place(), name, { kind: 'link', target })
  if (inside) link()
  else expect(link).toThrow('outside the sandbox')
})

it('writes through no link, wherever it stands', () => {
  symlinkSync(join(root, 'outside'), join(root, 'work/dir'))
  symlinkSync(join(root, 'outside/secret'), join(root, 'work/file'))
  expect(() => put(place(), 'dir/secret', file('stolen'))).toThrow('is not a folder')
  expect(() => put(place(), 'dir/new', { kind: 'folder', mode: 0o755 })).toThrow('is not a folder')
  put(place(), 'dir/secret', { kind: 'nothing' })
  put(place(), 'file', file('mine'))
  expect(readFileSync(join(root, 'outside/secret'), 'utf8')).toBe('untouched')
  expect(readFileSync(join(root, 'work/file'), 'utf8')).toBe('mine')
  put(place(), 'dir', { kind: 'nothing' })
  expect(existsSync(join(root, 'outside/secret'))).toBe(true)
})

it('gives no file more than plain permissions', () => {
  put(place(), 'a', file('x', 0o6755))
  expect(lstatSync(join(root, 'work/a')).mode & 0o7777).toBe(0o755)
})

it('makes of one thing another', () => {
  for (const contents of [
    file('x'),
    { kind: 'folder', mode: 0o700 },
    { kind: 'link', target: 'b' },
    file('y'),
  ] as const)
    put(place(), 'a', contents)
  expect(readFileSync(join(root, 'work/a'), 'utf8')).toBe('y')
  put(place(), 'a', { kind: 'nothing' })
  put(place(), 'a', { kind: 'nothing' })
  expect(existsSync(join(root, 'work/a'))).toBe(false)
})

it('writes nothing outside, whatever a tape says', () => {
  const part = fc.constantFrom('a', 'b', '..', '.', '~', '', 'c')
  const name = fc.array(part, { minLength: 1, maxLength: 4 }).map((parts) => parts.join('/'))
  const contents = fc.oneof(
    fc.constant(file('x')),
    fc.constant({ kind: 'folder', mode: 0o755 } as const),
    fc.constant({ kind: 'nothing' } as const),
    name.map((target) => ({ kind: 'link', target }) as const),
  )
  fc.assert(
    fc.property(fc.array(fc.tuple(name, contents), { maxLength: 8 }), (steps) => {
      for (const [each, what] of steps)
        try {
          put(place(), each, what)
        } catch {
          // Refused.
        }
      expect(readFileSync(join(root, 'outside/secret'), 'utf8')).toBe('untouched')
      for (const each of ['a', 'b', 'c', 'outside/a', 'outside/b', 'outside/c'])
        expect(existsSync(join(root, each)), each).toBe(false)
    }),
  )
})
