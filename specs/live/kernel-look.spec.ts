import { expect, it, vi } from 'vitest'
import { isHeldUp, lookAt } from '../../src/live/kernel-look.ts'
import { BareTerminal } from '../../src/live/bare-terminal.ts'

it.skipIf(process.platform !== 'linux')('tells a program that a stopped terminal holds up', async () => {
  const terminal = await BareTerminal.open({
    command: 'sh',
    args: ['-c', 'trap "stop=1" USR1; until [ "$stop" ]; do echo said; done; read -r line'],
    env: { PATH: process.env['PATH'] ?? '' },
    cwd: '.',
    cols: 80,
    rows: 24,
  })
  terminal.read(() => {})
  try {
    const resting = (): string => lookAt(terminal.pid, terminal.path).rest
    // The kernel takes a key when it comes to it: only what writes again and again is held up for certain.
    await terminal.write(Buffer.from('\u0013'))
    await vi.waitUntil(() => isHeldUp(terminal.pid, terminal.path), { interval: 2, timeout: 30_000 })
    await terminal.write(Buffer.from('\u0011'))
    terminal.signal('SIGUSR1')
    await vi.waitUntil(() => resting() === 'terminal', { interval: 2, timeout: 30_000 })
    expect(isHeldUp(terminal.pid, terminal.path)).toBe(false)
  } finally {
    await terminal.kill()
  }
})
