import { expect, it } from 'vitest'
import { inTerminal } from './subject.ts'
import { runs } from '../runs.ts'

const numbers = Array.from({ length: 5_000 }, (_, at) => `${at + 1}\r\n`).join('')

it('delivers every byte a program printed before it ended, many times', async () => {
  for (let run = 0; run < runs(100); run++) {
    const { world, stdout, exit } = await inTerminal('sh', ['-c', 'seq 1 5000; exit 3'])
    expect(await exit).toEqual({ code: 3, signal: null })
    expect(stdout().toString()).toBe(numbers)
    await world.close()
  }
})

it('delivers the output and the exit of a program that ended while this process was busy', async () => {
  const { world, stdout, exit } = await inTerminal('sh', ['-c', 'seq 1 5000; exit 3'])
  for (let until = performance.now() + 500; performance.now() < until;);
  expect(await exit).toEqual({ code: 3, signal: null })
  expect(stdout().toString()).toBe(numbers)
  await world.close()
})

it('tells a death by signal from an exit code', async () => {
  for (const [command, exit] of [
    ['exit 0', { code: 0, signal: null }],
    ['exit 255', { code: 255, signal: null }],
    ['kill -KILL $$', { code: null, signal: 'SIGKILL' }],
    ['kill -TERM $$', { code: null, signal: 'SIGTERM' }],
    ['kill -HUP $$', { code: null, signal: 'SIGHUP' }],
    ['kill -USR1 $$', { code: null, signal: 'SIGUSR1' }],
    ['kill -ABRT $$', { code: null, signal: 'SIGABRT' }],
  ] as const) {
    const subject = await inTerminal('sh', ['-c', command])
    expect(await subject.exit).toEqual(exit)
    await subject.world.close()
  }
})

it('delivers the exit though a background process holds the terminal open', async () => {
  const { world, stdout, exit } = await inTerminal('sh', [
    '-c',
    'trap "" HUP; sleep 1000 & seq 1 5000; exit 3',
  ])
  expect(await exit).toEqual({ code: 3, signal: null })
  expect(stdout().toString()).toBe(numbers)
  await world.close()
})

it('delivers the exit though a background process floods the terminal', async () => {
  const { world, stdout, exit } = await inTerminal('sh', ['-c', 'trap "" HUP; yes & echo last words; exit 3'])
  expect(await exit).toEqual({ code: 3, signal: null })
  expect(stdout().toString()).toContain('last words')
  await world.close()
})

it('lets a program live on that closed its terminal', async () => {
  const { world, exit } = await inTerminal('sh', ['-c', 'exec <&- >&- 2>&-; sleep 0.3; exit 3'])
  expect(await exit).toEqual({ code: 3, signal: null })
  await world.close()
})

it('keeps what was printed before anybody listened', async () => {
  const { openPty } = await import('../../src/live/pty.ts')
  const { environment } = await import('./subject.ts')
  const world = await openPty({
    command: 'sh',
    args: ['-c', 'echo early'],
    cwd: '/',
    env: environment(),
    cols: 80,
    rows: 24,
  })
  await world.close()
  const told: string[] = []
  world.start({
    output: (bytes) => told.push(Buffer.from(bytes).toString()),
    exit: () => told.push('exit'),
    quiet() {},
  })
  // The program may have been hung up before it came to print, but its exit is always told, last.
  expect(told.at(-1)).toBe('exit')
})
