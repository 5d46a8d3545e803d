import { expect, it } from 'vitest'
import { describeInput } from '../../src/session/describe-input.ts'
import { Session } from '../../src/session/session.ts'
import type { Input, Sink, Transport } from '../../src/session/transport.ts'

/** A world that prints once and takes every input. */
function sessionIn(opening: string): { session: Session; taken: Input[] } {
  const taken: Input[] = []
  const world: Transport = {
    terminal: true,
    pid: undefined,
    start: (sink: Sink) => sink.output(Buffer.from(opening), 'stdout'),
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
  }
  return { session: new Session(world, facts), taken }
}

const sgr = (text: string): string => describeInput({ kind: 'raw', data: Buffer.from(text) })

it('sends what the program’s mouse mode asks for', async () => {
  const { session, taken } = sessionIn('\x1b[?1003;1006h')
  await session.mouse.click(2, 4)
  await session.mouse.click(2, 4, { button: 'right', ctrl: true })
  await session.mouse.wheel(0, 0, 'down')
  await session.mouse.drag({ row: 0, col: 1 }, { row: 0, col: 3 })
  await session.mouse.move(4, 4, { shift: true })
  expect(taken.map(describeInput)).toEqual([
    sgr('\x1b[<0;5;3M\x1b[<0;5;3m'),
    sgr('\x1b[<18;5;3M\x1b[<18;5;3m'),
    sgr('\x1b[<65;1;1M'),
    sgr('\x1b[<0;2;1M\x1b[<32;4;1M\x1b[<0;4;1m'),
    sgr('\x1b[<39;5;5M'),
  ])
})

it('rejects while the program has asked for no mouse', async () => {
  const { session, taken } = sessionIn('')
  await expect(session.mouse.click(0, 0)).rejects.toThrow('The program has not asked for mouse events')
  expect(taken).toEqual([])
})

it('is among the inputs of the session', async () => {
  const { session } = sessionIn('\x1b[?1000;1006hready')
  await session.mouse.click(0, 0)
  await session.sendLine('x')
  expect(session.given).toEqual([
    { input: { kind: 'raw', data: Buffer.from('\x1b[<0;1;1M\x1b[<0;1;1m') }, at: 18 },
    { input: { kind: 'line', data: Buffer.from('x') }, at: 18 },
  ])
  expect([session.printed, session.since(13)]).toEqual([18, 'ready'])
})
