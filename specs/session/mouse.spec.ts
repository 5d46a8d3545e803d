import { expect, it } from 'vitest'
import { describeInput } from '../../src/session/describe-input.ts'
import { Session } from '../../src/session/session.ts'
import type { Input, Sink, Transport } from '../../src/session/transport.ts'
import { internalsOf } from '../../src/session/internals.ts'

/** A world that prints once and takes every input. */
function sessionIn(
  opening: string,
  timeoutMs = 10_000,
): { session: Session; taken: Input[]; say: (text: string) => void } {
  const taken: Input[] = []
  let sink: Sink | undefined
  const say = (text: string): void => sink?.output(Buffer.from(text), 'stdout')
  const world: Transport = {
    terminal: true,
    pid: undefined,
    start: (given: Sink) => {
      sink = given
      say(opening)
    },
    send: (input) => {
      taken.push(input)
      return Promise.resolve()
    },
    close: () => Promise.resolve(),
  }
  const facts = {
    id: 'mouse',
    name: 'mouse',
    command: 'mouse',
    args: [],
    cols: 20,
    rows: 5,
    encoding: 'utf-8',
    timeoutMs,
  }
  return { session: new Session(world, facts), taken, say }
}

const sent = (input: Input): string => ('data' in input ? Buffer.from(input.data).toString() : input.kind)

it('sends what the program’s mouse mode asks for', async () => {
  const { session, taken } = sessionIn('\x1b[?1003;1006h')
  await session.mouse.click(2, 4)
  await session.mouse.click(2, 4, { button: 'right', ctrl: true })
  await session.mouse.wheel(0, 0, 'down')
  await session.mouse.drag({ row: 0, col: 1 }, { row: 0, col: 3 })
  await session.mouse.move(4, 4, { shift: true })
  expect(taken.map(sent)).toEqual([
    '\x1b[<0;5;3M\x1b[<0;5;3m',
    '\x1b[<18;5;3M\x1b[<18;5;3m',
    '\x1b[<65;1;1M',
    '\x1b[<0;2;1M\x1b[<32;4;1M\x1b[<0;4;1m',
    '\x1b[<39;5;5M',
  ])
  expect(taken.map(describeInput)).toEqual([
    'press at 2,4 release at 2,4',
    'Ctrl+right press at 2,4 Ctrl+right release at 2,4',
    'wheel down at 0,0',
    'press at 0,1 drag at 0,3 release at 0,3',
    'Shift+move at 4,4',
  ])
})

it('waits until the program asks for the mouse', async () => {
  const { session, say, taken } = sessionIn('')
  const clicked = session.mouse.click(0, 0)
  say('\x1b[?1006h')
  expect(taken).toEqual([])
  say('\x1b[?1000h')
  await clicked
  expect(taken.map(sent)).toEqual(['\x1b[<0;1;1M\x1b[<0;1;1m'])
})

it('rejects at the line that clicked when the program asks for none', async () => {
  const { session, taken } = sessionIn('', 5)
  const error: unknown = await session.mouse.click(0, 0).catch((reason: unknown) => reason)
  expect(error).toMatchObject({
    problem: 'no-mouse',
    message: expect.stringContaining('The program has not asked for mouse events'),
    stack: expect.stringMatching(/would not receive a click\.[^]*?\n {4}at .*mouse\.spec\.ts/),
  })
  expect(error instanceof Error ? error.stack : '').not.toContain('src/session/mouse.ts')
  expect(taken).toEqual([])
})

it('says what an older encoding cannot name, also after a wait', async () => {
  const { session, say } = sessionIn('')
  const clicked = session.mouse.click(0, 300)
  say('\x1b[?1000h')
  await expect(clicked).rejects.toThrow('at most 222')
})

it('is among the inputs of the session', async () => {
  const { session } = sessionIn('\x1b[?1000;1006hready')
  await session.mouse.click(0, 0)
  await session.sendLine('x')
  expect(internalsOf(session).sentInputs).toMatchObject([
    { input: { kind: 'keys', data: Buffer.from('\x1b[<0;1;1M\x1b[<0;1;1m') }, at: 18 },
    { input: { kind: 'line', data: Buffer.from('x') }, at: 18 },
  ])
  expect([internalsOf(session).printed, internalsOf(session).since(13)]).toEqual([18, 'ready'])
})
