import { describe } from 'vitest'
import { expect, it } from 'termtape/fixtures'
import { OptionError } from '../../src/errors.ts'
import { Questions } from '../../src/session/questions.ts'
import type { Session } from '../../src/session/session.ts'
import { scripted } from './scripted-world.ts'

const mouseOn = '\u001b[?1003h\u001b[?1006h'

function showing(text: string): ReturnType<typeof scripted> {
  const made = scripted({ cols: 20, rows: 4, timeoutMs: 20 })
  made.world.say(mouseOn + text)
  return made
}

const click = (row: number, col: number): string =>
  `\u001b[<0;${col + 1};${row + 1}M\u001b[<0;${col + 1};${row + 1}m`

describe('click and hover', () => {
  it.each<[string, string, (session: Session) => Promise<void>, string]>([
    ['in the middle', '\r\n  [Save]', (s) => s.getByText('Save').click(), click(1, 4)],
    ['of a RegExp', 'Save', (s) => s.getByText(/s.ve/i).click(), click(0, 1)],
    ['of wide characters', '  漢字', (s) => s.getByText('漢字').click(), click(0, 3)],
    ['the second', 'Save Save', (s) => s.getByText('Save', { nth: 1 }).click(), click(0, 6)],
    [
      'in a part',
      'Save\r\nSave',
      (s) => s.getByText('Save', { in: { top: 1, left: 0 } }).click(),
      click(1, 1),
    ],
    [
      'over two rows',
      `${'.'.repeat(18)}Save`,
      (s) => s.getByText('Save', { wrapped: true }).click(),
      click(0, 19),
    ],
    [
      'in the last rows',
      'Save\r\n\r\nSave',
      (s) => s.getByText('Save', { in: { top: -2, right: -10 } }).click(),
      click(2, 1),
    ],
    ['in the last cell', '', (s) => s.mouse.click(-1, -1), click(3, 19)],
    ['hovered', 'Save', (s) => s.getByText('Save').hover(), '\u001b[<35;2;1M'],
  ])('reach the text %s', async (_where, text, act, sent) => {
    const { session, world } = showing(text)
    await act(session)
    expect(world.happened).toEqual([sent])
  })

  it('wait until the text is there, and follow it', async () => {
    const { session, world } = showing('Save Save')
    session.screen.resize(20, 4)
    const save = session.getByText('Save')
    const clicked = save.click()
    world.say('\u001b[2J\u001b[3;1HSave')
    await clicked
    world.say('\u001b[2J\u001b[1;1HSave')
    await save.click()
    expect(world.happened).toEqual([click(2, 1), click(0, 1)])
  })

  it('fail with every place, and with the screen', async () => {
    await expect(showing('Save\r\n Save').session.getByText('Save').click()).rejects.toMatchObject({
      problem: 'ambiguous',
      message: expect.stringContaining('row 0, column 0: "Save"\n  row 1, column 1: "Save"'),
    })
    await expect(showing('Open').session.getByText('Save').click()).rejects.toThrow(
      /waiting for getByText\("Save"\) to be on the screen\.[^]*│ Open/,
    )
    const { session, world } = showing('')
    world.end()
    await expect(session.getByText('Save').click()).rejects.toThrow('ended with exit code 0')
  })

  it('ask a question that is logged, and asked again of another session', async () => {
    const questions = new Questions()
    const { session, world } = scripted({ questions: questions.open() })
    world.say(`${mouseOn}Save`)
    await session.getByText('Save').click()
    const asked = questions.steps.flatMap(({ step }) => (step.kind === 'answered' ? [step.question] : []))
    expect(asked).toMatchObject([
      { call: 'getByText("Save").click()', outcome: { how: 'found', text: 'row 0, column 1' } },
    ])
    const again = (text: string): unknown => asked[0]?.ask(showing(text).session)
    expect(await again('Save')).toEqual(asked[0]?.outcome)
    expect(await again('  Save')).not.toEqual(asked[0]?.outcome)
    expect(await again('Open')).toEqual({ how: 'not found' })
  })
})

it.each<[string, (session: Session) => unknown]>([
  ['an empty text', (s) => s.getByText('')],
  ['an unknown option', (s) => untyped(s, 'x', { exact: true })],
  ['a negative nth', (s) => s.getByText('x', { nth: -1 })],
  ['no text', (s) => untyped(s, 1)],
])('refuses %s at once', (_what, make) => {
  expect(() => make(showing('').session)).toThrow(OptionError)
})

function untyped(session: Session, ...args: unknown[]): unknown {
  const call: unknown = Reflect.get(session, 'getByText')
  if (typeof call !== 'function') throw new Error('there is no getByText')
  return Reflect.apply(call, session, args)
}
