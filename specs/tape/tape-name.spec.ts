import * as fc from 'fast-check'
import { join, relative } from 'node:path'
import { expect, it } from 'vitest'
import { OptionError } from '../../src/errors.ts'
import { programName, tapeName } from '../../src/tape/tape-name.ts'
import { tapePath } from '../../src/tape/tape-path.ts'
import { runs } from '../runs.ts'

const spec = 'specs/live/pty.spec.ts'

it.each([
  [spec, ['sqlite answers'], 1, 'specs--live--pty/sqlite-answers'],
  [spec, ['sqlite answers'], 2, 'specs--live--pty/sqlite-answers-2'],
  [spec, ['when idle', 'answers'], 1, 'specs--live--pty/when-idle--answers'],
  [spec, ['create-vite'], 1, 'specs--live--pty/create-vite'],
  [spec, ['runs create-vite twice'], 2, 'specs--live--pty/runs-create-vite-twice-2'],
  ['pty.test.ts', ['answers'], 1, 'pty.test/answers'],
  ['pty.spec.js', ['answers'], 1, 'pty.js/answers'],
  ['pty.test.mts', ['answers'], 1, 'pty.test.mts/answers'],
  ['pty.spec.tsx', ['answers'], 1, 'pty.tsx/answers'],
])('names %s, %j, %i', (specFile, testPath, ordinal, name) => {
  expect(tapeName({ specFile, testPath, ordinal })).toBe(name)
})

it.each([
  ['Foo', /\/foo~[0-9a-f]{8}$/],
  ['a--b', /\/a-b~/],
  ['a -b', /\/a-b~/],
  ['step 2', /\/step-2~/],
  ['con', /\/con~/],
  ['!!!', /\/~/],
  ['größe 漢字', /\/größe-漢字~/],
  ['x'.repeat(500), /\/x{100,}~/],
  ['../../etc', /\/etc~/],
])('adds a hash to %s', (test, pattern) => {
  expect(tapeName({ specFile: spec, testPath: [test], ordinal: 1 })).toMatch(pattern)
})

const lookAlike = fc.string({
  unit: fc.constantFrom('a', 'A', 'b', ' ', '-', '/', '.', '~', '2', 'é', 'e\u0301', 'İ'),
})
const scope = fc.record({
  specFile: fc
    .tuple(lookAlike, fc.constantFrom('.spec.ts', '.test.ts', '.spec.tsx', '.spec.js', '.test.js', '.js', ''))
    .map((parts) => parts.join('')),
  testPath: fc.array(lookAlike, { minLength: 1, maxLength: 3 }),
  ordinal: fc.integer({ min: 1, max: 3 }),
})

/** Names that differ in nothing else have one tape: which of the two is recorded second fails. */
function hyphensAsBlanks(name: string): string {
  return /^[a-z0-9]+(?:[ -][a-z0-9]+)*$/.test(name) ? name.replaceAll('-', ' ') : name
}

it('gives different occasions different files, on file systems that ignore case and form, too', () => {
  fc.assert(
    fc.property(fc.array(scope, { minLength: 2, maxLength: 40 }), (occasions) => {
      const different = new Set(
        occasions.map(({ specFile, testPath, ordinal }) =>
          JSON.stringify([specFile, testPath.map(hyphensAsBlanks), ordinal]),
        ),
      )
      const files = new Set(occasions.map((each) => tapeName(each).normalize('NFKD').toLowerCase()))
      expect(files.size).toBe(different.size)
    }),
    { numRuns: runs(500) },
  )
})

it('gives only names that are safe and short everywhere, inside the folder', () => {
  const anyText = fc.string({ unit: 'binary', maxLength: 300 })
  fc.assert(
    fc.property(anyText, fc.array(anyText, { maxLength: 3 }), anyText, (specFile, testPath, command) => {
      const name = tapeName({ specFile, testPath, ordinal: 1000 })
      const program = programName(command)
      const path = tapePath('/tapes', program, name)
      expect(relative('/tapes', path)).toBe(join(program, `${name}.json5`))
      for (const step of relative('/tapes', path).split('/'))
        expect(Buffer.byteLength(step)).toBeLessThanOrEqual(120)
    }),
  )
})

it.each([
  ['/usr/bin/python3.12', 'python3.12'],
  ['g++', 'g++'],
  ['C:\\tools\\sqlite3.EXE', 'sqlite3'],
  ['./run.sh', 'run.sh'],
])('knows the program of %s', (command, program) => {
  expect(programName(command)).toBe(program)
})

it.each(['R', '..', '', 'aux', 'a b', 'end.'])('makes a safe folder of %j', (command) => {
  expect(programName(command)).toMatch(/^[a-z-]*~[0-9a-f]{8}$/)
})

it.each([
  '',
  '.',
  '..',
  '../x',
  'a/../../x',
  '/etc/x',
  'a//b',
  'a\\b',
  'C:x',
  'a\0',
  'a\u001b[2J',
  'nul',
  'b/CON.json5',
  'x.',
  'x ',
])('refuses the name %j and shows it', (name) => {
  expect(() => tapePath('tapes', 'sh', name)).toThrow(OptionError)
  expect(() => tapePath('tapes', 'sh', name)).toThrow(/^Invalid tapeName: "/)
  expect(() => tapePath('tapes', name, 'x')).toThrow(/^Invalid program: "/)
})

it('takes folders in a name, and the extension or not', () => {
  expect(tapePath('tapes', 'sh', 'shared/login')).toBe(join('tapes', 'sh', 'shared', 'login.json5'))
  expect(tapePath('tapes', 'sh', 'login.json5')).toBe(join('tapes', 'sh', 'login.json5'))
})
