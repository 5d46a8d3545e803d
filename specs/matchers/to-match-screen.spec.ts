import fc from 'fast-check'
import { afterAll, describe, it } from 'vitest'
import '../../matchers/register.ts'
import { expect } from '../../matchers/expect.ts'
import { compareSnapshots, sameSnapshot } from '../../matchers/screen-difference.ts'
import { Project } from '../project.ts'
import { painted, played } from './played.ts'
import { runs } from '../runs.ts'

const output = 'name   \x1b[1;32mok\x1b[m\r\n  other  \x1b[31mfailed\x1b[m\r\n'

describe('the snapshot', () => {
  it('is readable', () => {
    expect(painted(output)).toMatchInlineScreen(`
      40x4, cursor at row 2, column 0
      │name   ok
      │  other  failed
      0,7 "ok" fg green, bold
      1,9 "failed" fg red
    `)
    expect(painted('\x1b[7m  \x1b[m\x1b[?25l')).toMatchInlineScreen(`
      40x4, cursor at row 0, column 2, hidden
      0,0 "  " inverse
    `)
  })

  it('is the same exactly for screens that look the same', () => {
    const piece = fc.constantFrom(
      'a',
      '"',
      ' ',
      '日',
      'e\u0301',
      '\r\n',
      '\x1b[1m',
      '\x1b[31m',
      '\x1b[m',
      '\x1b[C',
      '\x1b[?25l',
    )
    const screen = fc
      .array(piece, { maxLength: 6 })
      .map((pieces) => painted(pieces.join(''), { cols: 4, rows: 3 }))
    fc.assert(
      fc.property(screen, screen, (one, other) => {
        expect(sameSnapshot(one.looks.join('\n'), other.looks.join('\n'))).toBe(one.hash === other.hash)
      }),
      { numRuns: runs(300) },
    )
  })

  it('differs in words and places', () => {
    const [one, other] = [painted(output), painted(output.replace('failed', 'FAILED').replace('1;32', '33'))]
    expect(compareSnapshots(one.looks.join('\n'), other.looks.join('\n'))).toMatchInlineSnapshot(`
      {
        "marks": [
          {
            "col": 9,
            "note": "expected "  other  failed"",
            "row": 1,
            "width": 6,
          },
          {
            "col": 7,
            "note": "fg yellow",
            "row": 0,
            "width": 2,
          },
          {
            "col": 9,
            "note": "fg red",
            "row": 1,
            "width": 6,
          },
        ],
        "words": "different text in row 1
      different styles: 2 that are new, 2 that are gone",
      }
    `)
  })
})

describe('on a session', () => {
  it('waits until it looks so', async () => {
    const session = played('> ', [['go', 'go\r\n\x1b[1mdone\x1b[m\r\n']])
    const same = expect(session).toMatchInlineScreen(`
      40x4, cursor at row 2, column 0
      │> go
      │done
      1,0 "done" bold
    `)
    await session.sendLine('go')
    await same
  })

  it('is kept under a name', async () => {
    const session = played('> ', [['go', 'go\r\n']])
    await expect(session).toMatchScreen('before')
    await session.sendLine('go')
    await expect(session).toMatchScreen('after')
  })

  it('is kept in a file', async () => {
    await expect(played('> ')).toMatchFileScreen('__snapshots__/prompt.screen.txt')
    await expect(painted('> ')).toMatchFileScreen('__snapshots__/prompt.screen.txt')
  })
})

it('cannot be negated or polled', async () => {
  const screen = painted('')
  const not: object = expect(screen).not
  expect(() => Reflect.apply(Reflect.get(not, 'toMatchScreen'), not, [])).toThrow(
    'Invalid use of not: "not.toMatchScreen". Expected no negation',
  )
})

describe('in a project', async () => {
  const spec = (text: string): string => `
    import { Screen } from 'termtape'
    import { expect, test } from 'termtape/fixtures'
    const screen = new Screen({ cols: 20, rows: 3 })
    screen.feed(Buffer.from(${JSON.stringify(text)}))
    test('kept', () => { expect(screen).toMatchScreen('first') })
    test('inline', () => { expect(screen).toMatchInlineScreen() })
  `
  const project = await Project.create({ 'screen.spec.ts': spec('one') })
  afterAll(() => project[Symbol.asyncDispose]())

  it('is not written on CI', async () => {
    const run = await project.cli(['run'], { CI: '1' })
    expect(run.code).toBe(1)
    expect(run.output).toContain('Received: a screen of which no snapshot is stored')
    expect(await project.contents('__snapshots__')).toEqual({})
  })

  it('is written at home, and compared from then on', async () => {
    expect((await project.cli(['run'])).output).toContain('2 written')
    expect(await project.read('__snapshots__/screen.spec.ts.snap')).toMatchInlineSnapshot(`
      "// Vitest Snapshot v1, https://vitest.dev/guide/snapshot.html

      exports[\`kept > first 1\`] = \`
      20x3, cursor at row 0, column 3
      │one
      \`;
      "
    `)
    expect(await project.read('screen.spec.ts')).toContain(
      '`\n      20x3, cursor at row 0, column 3\n      │one\n    `',
    )
    expect((await project.cli(['run'], { CI: '1' })).code).toBe(0)
  })

  it('fails, with the difference, when the screen changed', async () => {
    await project.write('screen.spec.ts', (await project.read('screen.spec.ts')).replace('"one"', '"two"'))
    const run = await project.cli(['run'], { CI: '1' })
    expect(run.code).toBe(1)
    const printed = project.keepUnchanged(run.output)
    const start = printed.indexOf(' FAIL  screen.spec.ts > kept')
    expect(printed.slice(start, printed.indexOf(' ❯', start))).toMatchInlineSnapshot(`
      " FAIL  screen.spec.ts > kept
      Error: expect(screen).toMatchScreen("first")
      Expected: the screen to look as in its snapshot
      Received: different text in row 0
      ┌─ screen 20x3 ───────────────────────────
      │ two
      ┆ ^^^ expected "one"
      └─────────────────────────────────────────
      Hint: If the screen changed on purpose, run Vitest with -u to update the snapshot.
      - Expected
      + Received
        20x3, cursor at row 0, column 3
      - │one
      + │two
      "
    `)
  })

  it('is updated with -u, and obsolete ones are removed', async () => {
    expect((await project.cli(['run', '-u'])).output).toContain('2 updated')
    expect((await project.cli(['run'], { CI: '1' })).code).toBe(0)
    await project.write(
      'screen.spec.ts',
      (await project.read('screen.spec.ts')).replace("'first'", "'second'"),
    )
    expect((await project.cli(['run'])).output).toContain('1 obsolete')
  })
})
