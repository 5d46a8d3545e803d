import { expect, it } from 'vitest'
import { isHeldUp, lookAt } from '../../src/live/kernel-look.ts'
import { BareTerminal } from '../../src/live/bare-terminal.ts'

it.skipIf(process.platform !== 'linux')('tells a program that a stopped terminal holds up', async () => {
  const terminal = await BareTerminal.open({
    command: 'sh',
    args: ['-c', 'kill -STOP $$; echo said; read -r line'],
    env: { PATH: process.env['PATH'] ?? '' },
    cwd: '.',
    cols: 80,
    rows: 24,
  })
  terminal.read(() => {})
  try {
    const resting = (): string => lookAt(terminal.pid, terminal.path).rest
    await expect.poll(resting, { interval: 2 }).toBe('stopped')
    await terminal.write(Buffer.from('\u0013'))
    terminal.signal('SIGCONT')
    await expect.poll(() => isHeldUp(terminal.pid, terminal.path), { interval: 2 }).toBe(true)
    await terminal.write(Buffer.from('\u0011'))
    await expect.poll(resting, { interval: 2 }).toBe('terminal')
    expect(isHeldUp(terminal.pid, terminal.path)).toBe(false)
  } finally {
    await terminal.kill()
  }
})
