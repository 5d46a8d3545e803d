import { existsSync } from 'node:fs'
import { expect, it } from 'vitest'
import { openPty } from '../../src/live/pty.ts'

const env = { PATH: process.env['PATH'] ?? '', TERM: 'xterm', PS1: '$ ' }

// Only the kernel of Linux tells.
it.skipIf(!existsSync('/proc/self/syscall')).each([
  ['cat', [], 'user'],
  ['dash', ['-i'], 'user'],
  ['sh', ['-c', 'cat; true'], 'user'],
  ['sh', ['-c', 'sleep 30; true'], 'other'],
  ['sh', ['-c', 'while :; do :; done'], 'other'],
  [process.execPath, ['-e', 'setInterval(() => {}, 1000)'], 'unknown'],
] as const)('says of %s %j that it waits for: %s', async (command, args, waitsFor) => {
  const program = await openPty({ command, args, cwd: '/', env, cols: 80, rows: 24 })
  try {
    program.start({ output: () => {}, exit: () => {}, quiet: () => {} })
    await expect.poll(() => program.look?.()?.waitsFor, { timeout: 20_000 }).toBe(waitsFor)
  } finally {
    await program.close({ force: true })
  }
})

it.skipIf(!existsSync('/proc/self/syscall'))('counts how often a program ran', async () => {
  const program = await openPty({ command: 'cat', args: [], cwd: '/', env, cols: 80, rows: 24 })
  try {
    program.start({ output: () => {}, exit: () => {}, quiet: () => {} })
    await expect.poll(() => program.look?.()?.waitsFor, { timeout: 20_000 }).toBe('user')
    const before = program.look?.()?.slices ?? 0
    expect(program.look?.()?.slices).toBe(before)
    await program.send({ kind: 'line', data: Buffer.from('hi') })
    await expect.poll(() => program.look?.()?.slices, { timeout: 20_000 }).toBeGreaterThan(before)
  } finally {
    await program.close({ force: true })
  }
})
