import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Roots } from '../../src/match/roots.ts'

const here = new Roots([
  { name: 'sandbox', path: '/var/tmp/termtape-1' },
  { name: 'project', path: '/home/me/project' },
  { name: 'home', path: '/home/me' },
  { name: 'tmp', path: '/var/tmp', also: ['/private/var/tmp'] },
])
const there = new Roots([
  { name: 'sandbox', path: '/tmp/termtape-2' },
  { name: 'project', path: '/ci/build' },
  { name: 'home', path: '/root' },
  { name: 'tmp', path: '/tmp' },
])

describe('a path is named after the nearest folder that moves', () => {
  it.each([
    ['cat /home/me/project/a.txt', 'cat ⟨project⟩/a.txt'],
    ['cat /home/me/a.txt', 'cat ⟨home⟩/a.txt'],
    ['cd /home/me/project', 'cd ⟨project⟩'],
    ['in /var/tmp/termtape-1/work.', 'in ⟨sandbox⟩/work.'],
    ['in /home/me/project.', 'in ⟨project⟩.'],
    ['--file=/var/tmp/x', '--file=⟨tmp⟩/x'],
    ['/private/var/tmp/x', '⟨tmp⟩/x'],
    ['a:/home/me:/home/me/project', 'a:⟨home⟩:⟨project⟩'],
    ['\u001b[34m/home/me/project\u001b[0m', '\u001b[34m⟨project⟩\u001b[0m'],
    ['\u001b]7;file://host/home/me/project\u0007', '\u001b]7;file://host⟨project⟩\u0007'],
  ])('%j is %j', (text, named) => {
    expect(here.named(text)).toBe(named)
    expect(here.placed(named)).toBe(text.replace('/private', ''))
  })

  it.each([
    '/home/me/project2',
    '/home/me/project-old/a',
    '/home/me/project.bak',
    '/home/meister',
    '/mnt/home/me',
    '~/home/me/project',
    './home/me',
    '/var/tmpfs',
  ])('%j is not below one', (text) => {
    expect(here.named(text)).not.toContain('⟨project⟩')
    expect(here.named(text)).not.toMatch(/^⟨tmp⟩/)
  })

  it('leaves alone what is the same on most machines', () => {
    expect(there.named('cp /tmp/a /root/b /ci/build/c')).toBe('cp /tmp/a /root/b ⟨project⟩/c')
  })
})

describe('a recorded text may be given', () => {
  const texts = (roots: Roots, recorded: string): string[] =>
    roots.spellings(recorded).map(({ text }) => text)

  it('below the folders of this machine, and no others', () => {
    expect(texts(here, 'cat ⟨project⟩/a')).toEqual(['cat /home/me/project/a'])
    expect(texts(there, 'cat ⟨sandbox⟩/work/a')).toEqual(['cat /tmp/termtape-2/work/a'])
    expect(texts(there, 'cat ⟨tmp⟩/a')).toEqual(['cat /tmp/a'])
    expect(texts(new Roots(), 'cat ⟨sandbox⟩/a')).toEqual(['cat ⟨sandbox⟩/a'])
  })

  it('as it was recorded where it may have been meant so', () => {
    expect(texts(here, 'rm /tmp/build')).toEqual([
      'rm /tmp/build',
      'rm /var/tmp/build',
      'rm /private/var/tmp/build',
    ])
    expect(texts(there, 'rm /tmp/build')).toEqual(['rm /tmp/build'])
    expect(here.spellings('rm /tmp/build/x')[1]?.moved).toEqual([['/tmp/build', '/var/tmp/build']])
  })

  it('in so many ways and no more', () => {
    expect(texts(here, '/tmp/a '.repeat(40)).length).toBeLessThanOrEqual(64)
  })
})

it('knows which of /tmp and /root a text means literally', () => {
  expect(here.literalsIn(['rm /tmp/a', 'cat ⟨home⟩/b'])).toEqual(['/tmp'])
  expect(here.literalsIn(['cp /root/a /tmp', 'x'])).toEqual(['/tmp', '/root'])
  expect(here.literalsIn(['a/tmp/b', '/tmpfs'])).toEqual([])
  expect(there.literalsIn(['rm /tmp/a /root/b'])).toEqual([])
  expect(new Roots().literalsIn(['rm /tmp/a'])).toEqual([])
})

it('what was named comes back as it was, on any text', () => {
  const piece = fc.constantFrom(
    '/home/me',
    '/project',
    '/var/tmp',
    '/termtape-1',
    '/tmp',
    '/root',
    ' ',
    '/',
    '.',
    'a',
    '-',
    '\u001b[1m',
    '\n',
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const text = pieces.join('')
      expect(here.placed(here.named(text))).toBe(text)
      expect(here.named(here.named(text))).toBe(here.named(text))
      expect(here.spellings(here.named(text)).map((each) => each.text)).toContain(text)
    }),
    { numRuns: 2000 },
  )
})
