import { expect, it } from 'vitest'
import { inputWait } from '../../src/live/input-wait.ts'
import { BareTerminal } from '../../src/live/bare-terminal.ts'

it.skipIf(inputWait(process.pid) === undefined).each([
  ['a timer of node', 'node', ['-e', 'setTimeout(() => {}, 100_000)'], 'asleep'],
  [
    'node at its terminal, with a timer',
    'node',
    ['-e', 'process.stdin.resume(); setTimeout(() => {}, 100_000)'],
    'watching',
  ],
  ['node at its terminal', 'node', ['-e', 'process.stdin.resume()'], 'idle'],
  ['a poll of nothing', 'perl', ['-e', 'select(undef, undef, undef, 100)'], 'asleep'],
  [
    'a poll of a pipe',
    'perl',
    ['-e', 'pipe($r, $w); vec($bits, fileno $r, 1) = 1; select($bits, undef, undef, 100)'],
    'asleep',
  ],
  [
    'a poll of the terminal',
    'perl',
    ['-e', 'vec($bits, 0, 1) = 1; select($bits, undef, undef, 100)'],
    'watching',
  ],
  ['a read of the terminal', 'cat', [], 'reading'],
] as const)('%s', async (_, command, args, doing) => {
  const env = { PATH: process.env['PATH'] ?? '' }
  const terminal = await BareTerminal.open({ command, args: [...args], env, cwd: '.', cols: 80, rows: 24 })
  terminal.read(() => {})
  try {
    await expect.poll(() => inputWait(terminal.pid)?.doing, { interval: 5, timeout: 5_000 }).toBe(doing)
  } finally {
    await terminal.kill()
  }
})
