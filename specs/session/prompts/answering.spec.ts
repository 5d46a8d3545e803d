import { describe, expect, it } from 'vitest'
import { OptionError, PromptError } from '../../../src/errors.ts'
import type { Session } from '../../../src/session/session.ts'
import type { Input } from '../../../src/session/transport.ts'
import { ScriptedWorld, scripted } from '../scripted-world.ts'

/** A list in a terminal that is moved by the arrow keys. */
class ListWorld extends ScriptedWorld {
  at = 0
  readonly ticked = new Set<number>()
  readonly #labels: readonly string[]
  readonly #kind: { round: boolean; window: number; boxes: boolean; off: readonly number[] }

  constructor(labels: readonly string[], kind: Partial<ListWorld['kind']> = {}) {
    super()
    this.#labels = labels
    this.#kind = { round: false, window: labels.length, boxes: false, off: [], ...kind }
  }

  get kind(): { round: boolean; window: number; boxes: boolean; off: readonly number[] } {
    return this.#kind
  }

  paint(): void {
    const { window, boxes } = this.#kind
    const top = Math.max(0, Math.min(this.at - 1, this.#labels.length - window))
    const rows = this.#labels.slice(top, top + window).map((label, index) => {
      const row = top + index
      const box = boxes ? (this.ticked.has(row) ? '◉ ' : '◯ ') : ''
      return `${row === this.at ? '❯' : ' '} ${box}${label}`
    })
    this.say(`\u001b[2J\u001b[H\u001b[?25l? Question\r\n${rows.join('\r\n')}\r\n`)
  }

  override async send(input: Input): Promise<void> {
    const key = 'data' in input ? Buffer.from(input.data).toString() : ''
    if (key === '\u001b[B') this.#move(1)
    if (key === '\u001b[A') this.#move(-1)
    if (key === ' ' && !this.ticked.delete(this.at)) this.ticked.add(this.at)
    if (key === '\r') return this.say(`\u001b[2J\u001b[H✔ Question ${this.#labels[this.at]}\r\n`)
    await super.send(input)
    this.paint()
  }

  #move(step: number): void {
    const { round, off } = this.#kind
    const count = this.#labels.length
    let next = this.at
    do {
      next += step
      if (round) next = (next + count) % count
    } while (off.includes(next))
    if (next >= 0 && next < count) this.at = next
  }
}

function listed(...args: ConstructorParameters<typeof ListWorld>): { session: Session; world: ListWorld } {
  const world = new ListWorld(...args)
  const { session } = scripted({ timeoutMs: 20 }, world)
  world.paint()
  return { session, world }
}

const letters = Array.from('ABCDEFGHIJKL', (letter) => `Option ${letter}`)

describe('choose', () => {
  it.each([true, false])('finds every option from every place, going round: %s', async (round) => {
    for (const window of round ? [3] : [3, 12])
      for (const from of [0, 5])
        for (const to of [0, 11]) {
          const { session, world } = listed(letters, { round, window })
          world.at = from
          world.paint()
          await session.choose('Question', letters[to] ?? '')
          expect([session.screen.text, from]).toEqual([`✔ Question ${letters[to]}`, from])
        }
  })

  it.each([true, false])('names every option where one is missing, going round: %s', async (round) => {
    for (const from of [0, 5, 11]) {
      const { session, world } = listed(letters, { round, window: 3 })
      world.at = from
      world.paint()
      const failure = await session.choose('Question', 'Option X').catch((error: unknown) => error)
      expect(failure).toBeInstanceOf(PromptError)
      expect(failure).toMatchObject({ problem: 'no-option' })
      expect(failure instanceof PromptError && failure.options.toSorted()).toEqual(letters)
      expect(String(failure)).toContain('has no option "Option X". It has:\n  "Option ')
    }
  })

  it('says of an option that the mark jumps over that it is disabled', async () => {
    const { session } = listed(letters, { off: [3] })
    await expect(session.choose('Question', 'Option D')).rejects.toMatchObject({ problem: 'disabled' })
  })

  it('says which options a RegExp fits', async () => {
    const { session } = listed(letters)
    await expect(session.choose('Question', /[AB]$/)).rejects.toThrow('fits: "Option A", "Option B"')
  })

  it('says of a question that takes a text that it shows no options', async () => {
    const { session, world } = scripted({ timeoutMs: 20 })
    world.say('◆ Name?\r\n│ \u001b[7mm\u001b[27;2my-app\u001b[m\r\n\u001b[?25l')
    await expect(session.choose('Name?', 'x')).rejects.toThrow(
      /shows no options[^]*Hint: For a text, use answer\(\)/,
    )
  })

  it('names the question that is asked instead, and the screen', async () => {
    const { session } = listed(letters)
    await expect(session.choose('Framework', 'Vue')).rejects.toThrow(
      /waiting for the question "Framework"[^]*│ ❯ Option A[^]*The program asks "Question" now/,
    )
  })
})

describe('check', () => {
  it.each([true, false])('ticks exactly what is asked for, going round: %s', async (round) => {
    for (const from of [0, 5, 11]) {
      const { session, world } = listed(letters, { round, window: 4, boxes: true })
      world.at = from
      world.ticked.add(0).add(7).add(11)
      world.paint()
      await session.check('Question', ['Option L', 'Option C', 'Option F'])
      expect([...world.ticked].toSorted((one, other) => one - other)).toEqual([2, 5, 11])
    }
  })

  it('names every option where one is missing, and a list without boxes', async () => {
    await expect(
      listed(letters, { boxes: true, window: 5 }).session.check('Question', ['Option A', 'Option X']),
    ).rejects.toMatchObject({ problem: 'no-option', options: letters })
    await expect(listed(letters).session.check('Question', ['Option A'])).rejects.toMatchObject({
      problem: 'no-list',
    })
  })
})

describe('answer', () => {
  it('waits for the question, and takes none that was answered', async () => {
    const { session, world } = scripted({ timeoutMs: 20 })
    const answered = session.answer('Name:', 'shop')
    world.say('Name: ')
    await answered
    expect(world.happened.at(-1)).toBe('shop')
    world.say('shop\r\nAge: ')
    await expect(session.answer('Name:', 'x')).rejects.toThrow('The program asks "Age:" now')
    world.say('\r\nName: ')
    await session.answer('Name:', 'again')
    expect(world.happened.at(-1)).toBe('again')
  })

  it.each([
    ['the terminal', 'Your name, please, as in your passport: '],
    ['the program', 'Your name, please,\r\nas in your passport: '],
    ['a library in a frame', '◆ Your name, please,\r\n│ as in your pass\r\n│port: '],
  ])('knows a question that %s wrapped', async (_who, shown) => {
    const { session, world } = scripted({ cols: 22, timeoutMs: 20 })
    world.say(shown)
    await session.answer('Your name, please, as in your passport:', 'Ann')
    expect(world.happened.at(-1)).toBe('Ann')
  })

  it.each<[string, (session: Session) => Promise<void>]>([
    ['a text of two lines', (s) => s.answer('Name:', 'a\nb')],
    ['an empty question', (s) => s.answer('', 'a')],
    ['an empty option', (s) => s.choose('Name:', '')],
    ['an unknown option', (s) => Reflect.apply(Reflect.get(s, 'answer'), s, ['Name:', 'a', { delay: 1 }])],
  ])('refuses %s at once', async (_what, act) => {
    await expect(act(scripted().session)).rejects.toThrow(OptionError)
  })
})

describe('sendLine with until', () => {
  it('waits for what follows, not for the echo, and gives the match', async () => {
    const { session, world } = scripted()
    const answered = session.sendLine('echo 42', { until: /4\d|\$ / })
    world.say('echo 42\r\n42\r\n$ ')
    expect(await answered).toMatchObject({ text: '42' })
    await expect(session.sendLine('x', { until: 'never', timeoutMs: 1 })).rejects.toThrow(
      'waiting for "never"',
    )
  })
})
