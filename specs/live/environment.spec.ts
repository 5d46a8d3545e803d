import { expect, it } from 'vitest'
import { childEnvironment } from '../../src/live/environment.ts'
import { inTerminal } from './subject.ts'

const inherited = {
  PATH: '/bin',
  HOME: '/home/me',
  USER: 'me',
  TERM: 'dumb',
  LANG: 'de_DE',
  LC_ALL: 'de_DE',
  TZ: 'Asia/Tokyo',
  COLUMNS: '10',
  LINES: '5',
  NO_COLOR: '1',
  FORCE_COLOR: '1',
  CI: '1',
  SECRET_TOKEN: 'x',
  SHELL: '/bin/zsh',
  TERMTAPE_SESSION: 'outer',
}

it('is the same on every machine but for where things are', () => {
  expect(childEnvironment({ inherited })).toEqual({
    PATH: '/bin',
    HOME: '/home/me',
    USER: 'me',
    TERM: 'xterm-256color',
    LANG: 'C.UTF-8',
    TZ: 'UTC',
    SHELL: '/bin/sh',
  })
})

it('gives the caller the last word', () => {
  const given = { TERM: 'vt100', CI: '1', USER: undefined, HOME: '/elsewhere', EMPTY: '' }
  const env = childEnvironment({ inherited, given, home: '/tmp/home' })
  expect(env).toMatchObject({ TERM: 'vt100', CI: '1', HOME: '/elsewhere', EMPTY: '' })
  expect(Object.keys(env)).not.toContain('USER')
  expect(childEnvironment({ inherited, home: '/tmp/home' }).HOME).toBe('/tmp/home')
})

it('says where the program is, whatever the folder we are in', async () => {
  const elsewhere = { ...inherited, PWD: '/elsewhere' }
  expect(childEnvironment({ inherited: elsewhere })).not.toHaveProperty('PWD')
  expect(childEnvironment({ inherited: elsewhere, cwd: '/work' }).PWD).toBe('/work')
  expect(childEnvironment({ inherited, cwd: '/work', given: { PWD: '/mine' } }).PWD).toBe('/mine')
  expect(childEnvironment({ inherited, cwd: '/work', given: { PWD: undefined } })).not.toHaveProperty('PWD')
})

it('holds a variable named like part of every object', () => {
  const given = Object.fromEntries([
    ['__proto__', 'x'],
    ['constructor', 'y'],
  ])
  expect(Object.entries(childEnvironment({ inherited: {}, given }))).toEqual(
    expect.arrayContaining([
      ['__proto__', 'x'],
      ['constructor', 'y'],
    ]),
  )
})

it.each([[{ 'A=B': 'x' }], [{ '': 'x' }], [{ 'A\0': 'x' }], [{ A: 'x\0y' }]])(
  'refuses %j',
  (given: Record<string, string>) => {
    expect(() => childEnvironment({ inherited, given })).toThrow(/Invalid env/)
  },
)

it('reaches the program, and nothing else does', async () => {
  const { world, stdout, exit } = await inTerminal(
    'env',
    [],
    childEnvironment({ inherited: process.env, given: { MINE: 'yes', GONE: undefined } }),
  )
  await exit
  const names = stdout()
    .toString()
    .split('\r\n')
    .filter(Boolean)
    .map((line) => line.split('=')[0])
  const known = new Set([
    'HOME',
    'LANG',
    'LOGNAME',
    'MINE',
    'PATH',
    'SHELL',
    'TERM',
    'TERMTAPE_SESSION',
    'TMPDIR',
    'TZ',
    'USER',
  ])
  expect(names).toContain('MINE')
  expect(names.filter((name) => !known.has(name ?? ''))).toEqual([])
  await world.close()
})
