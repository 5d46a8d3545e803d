import { expect, it } from 'vitest'
import { resizeOf } from '../../src/live/native-pty.ts'

const calls: number[][] = []
const usage = (wanted: number) => ({
  resize(...args: number[]): void {
    if (args.length !== wanted) throw new Error('Usage: pty.resize(…)')
    if (args[0] === -1) throw new Error('ioctl(2) failed, EBADF')
    calls.push(args)
  },
})

it.each([
  ['1.1', 3, [7, 100, 30]],
  ['1.2', 5, [7, 100, 30, 0, 0]],
] as const)('resizes with what node-pty %s takes', (_, wanted, given) => {
  calls.length = 0
  resizeOf(usage(wanted))(7, 100, 30)
  expect(calls).toEqual([given])
})
