import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it, onTestFinished, test } from 'vitest'
import '../../matchers/register.ts'
import { cover } from '../../src/redact/cover.ts'
import { open } from '../../src/open/open.ts'
import type { SpawnOptions } from '../../src/open/spawn-options.ts'
import type { Session } from '../../src/session/session.ts'
import { planted } from '../redact/planted.ts'
import { line, play, raw, tapeOf } from '../replay/played.ts'
import { failureOf, messageOf } from './failing.ts'
import { runs } from '../runs.ts'

// Split, so that no scanner takes it for a real one.
const token = ['ghp', 'aB3dE5fG7hJ9kL1mN3pQ5rS7tU9vW1xY3zA5'].join('_')
const word = 'kitten-on-the-roof'

/** The exchanges in the message of a failure. */
async function exchangesIn(session: Session): Promise<string> {
  const message = await messageOf(() => expect(session).toShow('never'))
  return (/\nLast exchanges:\n(.*?)\n(?:Tape|\n)/s.exec(message) ?? [message])[1] ?? message
}

/** A tape on which the terminal hid the second input, as a recording writes it. */
function login(...secret: string[]): Session {
  const tape = tapeOf('> ', [
    ['login', 'login\r\nPassword: '],
    ...secret.map((typed): [ReturnType<typeof raw>, string] => [raw(typed), '']),
    [line(''), `\r\nwelcome\r\n> `],
    ['history', `history\r\nlogin\r\n${word}\r\n> `],
  ])
  for (let index = 2; index < tape.exchanges.length - 1; index++)
    Object.assign(tape.exchanges[index] ?? {}, { annotations: { hidden: true } })
  return play(tape).session
}

describe('on a tape', () => {
  it('what the terminal hid is not shown, nor what repeats it', async () => {
    const session = login('⟨secret:password:1⟩')
    await session.sendLine('login')
    await session.send(word)
    await session.sendLine()
    await session.sendLine('history')
    expect(await exchangesIn(session)).toMatchInlineSnapshot(`
      "  "login" Enter → login ⏎ Password:
        "⟨hidden⟩"
        Enter → welcome ⏎ >
        "history" Enter → history ⏎ login ⏎ ██████████████████ ⏎ >"
    `)
  })

  it('nor when it came key by key', async () => {
    const session = login('⟨secret:password:1⟩', ...Array.from({ length: word.length - 1 }, () => ''))
    await session.sendLine('login')
    for (const key of word) await session.send(key)
    await session.sendLine()
    await session.sendLine('history')
    expect(await exchangesIn(session)).toMatchInlineSnapshot(`
      "  "⟨hidden⟩"
        "⟨hidden⟩"
        "⟨hidden⟩"
        Enter → welcome ⏎ >
        "history" Enter → history ⏎ login ⏎ ██████████████████ ⏎ >"
    `)
  })

  it('what stands for a placeholder is not shown, whatever it looks like', async () => {
    const { session } = play(
      tapeOf('> ', [
        ['use ⟨secret:token:1⟩ now', '> '],
        ['next', 'next\r\n> '],
      ]),
    )
    await session.sendLine(`use ${word} now`)
    await session.sendLine('next')
    expect(await exchangesIn(session)).toMatchInlineSnapshot(`
      "  "use ██████████████████ now" Enter → >
        "next" Enter → next ⏎ >"
    `)
  })

  it('what looks like a secret is not shown, also when it came key by key', async () => {
    const keys = token.split('').map((key): [ReturnType<typeof raw>, string] => [raw(key), key])
    const { session } = play(tapeOf('> ', [...keys, ['', '\r\n> '], [`export X=${token}`, 'ok\r\n> ']]))
    for (const key of token) await session.send(key)
    await session.sendLine()
    await session.sendLine(`export X=${token}`)
    expect(await exchangesIn(session)).toMatchInlineSnapshot(`
      "  "█" → █
        "█" → █
        "█" → █
        Enter → >
        "export X=████████████████████████████████████████" Enter → ok ⏎ >"
    `)
  })

  it('values of secret variables are not shown', async () => {
    process.env['DEMO_PASSWORD'] = word
    onTestFinished(() => void delete process.env['DEMO_PASSWORD'])
    const { session } = play(tapeOf('> ', [[`open ${word}`, `open ${word}\r\n> `]]))
    await session.sendLine(`open ${word}`)
    expect(await messageOf(() => expect(session).toPrompt('# '))).toMatchInlineSnapshot(`
      "expect(session).toPrompt("# ")

      Expected: the program to ask with "# "
      Received: the line "> "
      Waited:   N ms; the tape has nothing more to say until the next input

      ┌─ screen 40x6 ───────────────────────────
      │ > open ██████████████████
      │ >
      └─────────────────────────────────────────
      Last exchanges:
        "open ██████████████████" Enter → open ██████████████████ ⏎ >
      Tape: tapes/demo/a.json5, played to its end

      Hint: If the spec or the program changed on purpose, record again: npx vitest run demo.spec.ts -u"
    `)
  })

  it('nor in what Vitest compares', async () => {
    const { session } = play(tapeOf('> ', [[`open ${token}`, '> ']]))
    await session.sendLine(`open ${token}`)
    const error = await failureOf(() => expect(session).toMatchTape(tapeOf('> ', [])))
    expect(error).toHaveProperty('actual', expect.stringContaining('open ████'))
    expect(JSON.stringify([error.message, error])).not.toContain(token)
  })

  it('is the same conversation, whatever was typed for a placeholder', async () => {
    const tape = tapeOf('> ', [['use ⟨secret:token:1⟩', '> ']])
    const { session } = play(tape)
    await session.sendLine(`use ${word}`)
    await expect(session).toMatchTape(tape)
  })
})

describe('while recording', () => {
  /** What a failure says of a real shell that is being recorded. */
  async function saidOf(
    talk: (session: Session) => Promise<void>,
    options: SpawnOptions = {},
  ): Promise<string> {
    const root = await mkdtemp(join(tmpdir(), 'termtape-spec-'))
    onTestFinished(() => rm(root, { recursive: true }))
    const { session } = await open(
      'sh',
      ['-i'],
      { env: { PS1: '$ ' }, tapeName: 'tape', record: 'OVERWRITE', ...options },
      { root, policy: 'none', rerecord: '', warn: () => {} },
    )
    try {
      await talk(session)
      return await messageOf(() => expect(session).toPrompt('never', { timeoutMs: 0 }))
    } finally {
      await session.close()
    }
  }

  test('what the terminal hides is not shown', async () => {
    const said = await saidOf(async (shell) => {
      await shell.expect('$ ')
      await shell.sendLine(
        'stty -echo; printf "Word: "; read -r word; stty echo; echo; echo "you said $word"',
      )
      await shell.expect('Word: ')
      await shell.sendLine(word)
      await shell.expect('you said ')
      await shell.expect('$ ')
    })
    expect(said).toContain('"⟨hidden⟩" Enter → you said ██████████████████ ⏎ $')
    expect(said).toContain('│ you said ██████████████████\n')
    expect(said).not.toContain(word)
  })

  test('values that the spec named are not shown', async () => {
    const said = await saidOf(
      async (shell) => {
        await shell.expect('$ ')
        await shell.sendLine(`echo ${word}`)
        await shell.expect(`\n${word}`)
        await shell.expect('$ ')
      },
      { redact: { values: [word] } },
    )
    expect(said).toContain('  "echo ██████████████████" Enter → ')
    expect(said).not.toContain(word)
  })
})

it('a cover keeps every column', () => {
  const around = fc.string({ unit: fc.constantFrom('a', ' ', '\n', '│', '日', '😀', '\u001b[1m') })
  fc.assert(
    fc.property(planted, around, ({ secret, around: place }, before) => {
      const text = `${before} \n${place.replace('§', secret)}\n`
      const covered = cover(text, { values: [] })
      expect(covered).toHaveLength(text.length)
      expect(covered).not.toContain(secret)
      expect(covered.split('\n')).toHaveLength(text.split('\n').length)
    }),
    { numRuns: runs(200) },
  )
})
