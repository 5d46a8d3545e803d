import { mkdir, symlink, writeFile } from 'node:fs/promises'
import fc from 'fast-check'
import { describe, it, onTestFinished } from 'vitest'
import '../../matchers/register.ts'
import { expect } from '../../matchers/expect.ts'
import { printTape } from '../../src/tape/print-tape.ts'
import { planted } from '../redact/planted.ts'
import { play, raw, tapeOf as tapeOfActs } from '../replay/played.ts'
import { failureOf, placeOf } from './failing.ts'
import { OwnFolder } from './own-folder.ts'
import { painted, played, tapeOf } from './played.ts'
import { runs } from '../runs.ts'

// Split, so that no scanner takes it for a real one.
const token = ['ghp', 'aB3dE5fG7hJ9kL1mN3pQ5rS7tU9vW1xY3zA5'].join('_')
const word = 'kitten-on-the-roof'

const own = new OwnFolder()

async function said(assertion: () => unknown): Promise<string> {
  const error = await failureOf(assertion)
  // The report of a failure prints the error's own fields, too.
  for (const secret of [token, word]) expect(`${JSON.stringify(error)}${error.stack}`).not.toContain(secret)
  return own.said(assertion)
}

describe('a session', () => {
  it('is judged by all that was said', async () => {
    const session = played('> ', [
      ['go', `go\r\nkey ${token.slice(0, 9)}`],
      ['', `${token.slice(9)}\r\n> `],
    ])
    await expect(session).toHoldNoSecrets()
    await session.sendLine('go')
    await session.sendLine()
    expect(await said(() => expect(session).toHoldNoSecrets())).toMatchInlineSnapshot(`
      "expect(session).toHoldNoSecrets()

      Expected: the session to be free of secrets
      Received: exchange 1, output: github, 40 characters

      Hint: If a secret was published, replace it. If this is not a secret, switch its rule off in a redaction-rules.json, and name that file in the option rules."
    `)
  })

  it('and by what was typed', async () => {
    const session = played('> ', [[`export X=${token}`, '> ']])
    await session.sendLine(`export X=${token}`)
    expect(await said(() => expect(session).toHoldNoSecrets())).toContain(
      'Received: exchange 1, input: github, 40',
    )
  })

  it('may be typed a password that nobody sees, but not repeat it', async () => {
    const tape = tapeOfActs('Password: ', [
      [raw('⟨secret:password:1⟩'), ''],
      ['', '\r\n> '],
      ['history', `history\r\n${word}\r\n> `],
    ])
    Object.assign(tape.exchanges[1] ?? {}, { annotations: { hidden: true } })
    const { session } = play(tape)
    await session.send(word)
    await session.sendLine()
    await expect(session).toHoldNoSecrets()
    await session.sendLine('history')
    expect(await said(() => expect(session).toHoldNoSecrets())).toContain(
      'Received: exchange 3, output: a value that is known to be secret, 18 characters\n',
    )
  })

  it('negated, holds when there is one', async () => {
    await expect(played(token)).not.toHoldNoSecrets()
    expect(await said(() => expect(played('> ')).not.toHoldNoSecrets())).toMatchInlineSnapshot(`
      "expect(session).not.toHoldNoSecrets()

      Expected: the session not to be free of secrets
      Received: nothing that looks like a secret"
    `)
  })
})

describe('a value', () => {
  it('is a screen or a part of one', async () => {
    const screen = painted(`\r\n  \x1b[1m${token.slice(0, 20)}\x1b[m${token.slice(20)}`, { cols: 60 })
    await expect(screen.region({ top: 2 })).toHoldNoSecrets()
    await expect(screen.region({ top: 1 })).not.toHoldNoSecrets()
    expect(await said(() => expect(screen).toHoldNoSecrets())).toMatchInlineSnapshot(`
      "expect(screen).toHoldNoSecrets()

      Expected: the screen to be free of secrets
      Received: row 1, column 2: github, 40 characters

      Hint: If a secret was published, replace it. If this is not a secret, switch its rule off in a redaction-rules.json, and name that file in the option rules."
    `)
  })

  it('is a tape', async () => {
    await expect(tapeOf('> ')).toHoldNoSecrets()
    await expect(tapeOf('⟨secret:token:1⟩')).toHoldNoSecrets()
    expect(await said(() => expect(tapeOf('> ', [['go', `password=Hunter2x ${token}`]])).toHoldNoSecrets()))
      .toMatchInlineSnapshot(`
        "expect(tape).toHoldNoSecrets()

        Expected: the tape to be free of secrets
        Received: exchange 1, output: github, 40 characters
                  exchange 1, output: password-assignment, 8 characters

        Hint: If a secret was published, replace it. If this is not a secret, switch its rule off in a redaction-rules.json, and name that file in the option rules."
      `)
  })

  it('is a text, where that is said', async () => {
    await expect('nothing here').toHoldNoSecrets({ as: 'text' })
    expect(await said(() => expect(`one\ntwo ${token}`).toHoldNoSecrets({ as: 'text' })))
      .toMatchInlineSnapshot(`
        "expect(text).toHoldNoSecrets({ as: 'text' })

        Expected: the text to be free of secrets
        Received: line 2, column 5: github, 40 characters

        Hint: If a secret was published, replace it. If this is not a secret, switch its rule off in a redaction-rules.json, and name that file in the option rules."
      `)
  })

  it.each([
    [42, '42'],
    [{ output: token }, '"an object that is none of these"'],
  ])('is nothing else: %j', async (value: unknown, shown) => {
    const anything: object = expect(value)
    const call: unknown = Reflect.get(anything, 'toHoldNoSecrets')
    if (typeof call !== 'function') throw new Error('there is no matcher')
    expect(await said(() => Reflect.apply(call, anything, []))).toContain(
      `Invalid value for toHoldNoSecrets: ${shown}.`,
    )
  })
})

describe('a path', () => {
  it('is a file, a tape or not', async () => {
    await writeFile(own.join('good.json5'), printTape(tapeOf('> ')))
    await writeFile(own.join('bad.json5'), printTape(tapeOf(`key ${token}\r\n`)))
    await writeFile(own.join('log.bin'), Buffer.concat([Buffer.from([0xff, 0xfe, 10]), Buffer.from(token)]))
    await expect(own.join('good.json5')).toHoldNoSecrets()
    expect(await said(() => expect(own.join('bad.json5')).toHoldNoSecrets())).toMatchInlineSnapshot(`
      "expect(path).toHoldNoSecrets()

      Expected: /folder/bad.json5 to be free of secrets
      Received: exchange 0, output: github, 40 characters

      Hint: If a secret was published, replace it. If this is not a secret, switch its rule off in a redaction-rules.json, and name that file in the option rules."
    `)
    expect(await said(() => expect(own.join('log.bin')).toHoldNoSecrets())).toContain(
      'Received: line 2, column 1: github, 40 characters\n',
    )
  })

  it('is a folder with all its files, but not where links lead', async () => {
    await mkdir(own.join('tapes/sh'), { recursive: true })
    await writeFile(own.join('elsewhere'), token)
    await symlink('../elsewhere', own.join('tapes/link'))
    await expect(own.join('tapes')).toHoldNoSecrets()
    for (let n = 10; n < 35; n++) await writeFile(own.join(`tapes/sh/${n}.log`), `\n ${token}`)
    const message = await said(() => expect(own.join('tapes')).toHoldNoSecrets())
    expect(message).toContain('Received: sh/10.log: line 2, column 2: github, 40 characters\n')
    expect(message).toContain('\n          … and 5 more\n')
  })

  it('that leads nowhere is an error, negated too, and is not shown: it may be a text', async () => {
    const wrong =
      'Invalid value for toHoldNoSecrets: "… (40 characters)". Expected the path of a file or folder that exists'
    expect(await said(() => expect(token).toHoldNoSecrets())).toContain(wrong)
    expect(await said(() => expect(token).not.toHoldNoSecrets())).toContain(wrong)
    expect(await said(() => expect(`${token}\0`).toHoldNoSecrets())).toContain('"… (41 characters)"')
  })
})

describe('what counts as a secret', () => {
  it('are values that are named, and those of secret variables', async () => {
    process.env['DEMO_PASSWORD'] = word
    onTestFinished(() => void delete process.env['DEMO_PASSWORD'])
    await expect(`my ${word}`).not.toHoldNoSecrets({ as: 'text' })
    await expect('my little secret').not.toHoldNoSecrets({ as: 'text', values: ['little secret'] })
    await expect('my little secret').toHoldNoSecrets({ as: 'text' })
  })

  it('is what rules of one’s own say', async () => {
    const rules = own.join('redaction-rules.json')
    await writeFile(
      rules,
      JSON.stringify([
        { pattern_id: 'badge', pattern_regex: 'badge-[0-9]{4}' },
        { pattern_id: 'github', enabled: false },
      ]),
    )
    await expect(token).toHoldNoSecrets({ as: 'text', rules })
    expect(await said(() => expect('my badge-1234').toHoldNoSecrets({ as: 'text', rules }))).toContain(
      'Received: line 1, column 4: badge, 10 characters\n',
    )
    expect(await said(() => expect('x').toHoldNoSecrets({ as: 'text', rules: own.path }))).toContain(
      'cannot be read',
    )
  })

  it('is whatever a recording would mask', async () => {
    await fc.assert(
      fc.asyncProperty(planted, async ({ secret, around }) => {
        const text = around.replace('§', secret)
        await expect(text).not.toHoldNoSecrets({ as: 'text' })
        const error = await failureOf(() => expect(text).toHoldNoSecrets({ as: 'text' }))
        expect(error.message).not.toContain(secret)
      }),
      { numRuns: runs(100) },
    )
  })
})

it('points at the line of the spec', async () => {
  expect(placeOf(await failureOf(() => expect(played(token)).toHoldNoSecrets()))).toBe(
    'to-hold-no-secrets.spec.ts',
  )
})
