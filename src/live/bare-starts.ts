import { ReadStream } from 'node:tty'
import { now, sleep } from '../clock.ts'
import type { BareCall } from './bare-terminal.ts'
import { KernelWatch } from './kernel-watch.ts'
import { forkIn, loadNativePty, type NativePty } from './native-pty.ts'

/**
 * How many times a second bare node-pty brings a program to its prompt and kills it there, on so many lanes: what nobody who
 * starts a program for each conversation can exceed. Without sandbox, inputs, or a look at what came of them.
 *
 * @throws SpawnError when node-pty is not to be had
 */
export async function startsPerSecond(call: BareCall, lanes: number, ms: number): Promise<number> {
  const native = await loadNativePty(call.command)
  const startedAt = now()
  let starts = 0
  const lane = async (): Promise<void> => {
    while (now() - startedAt < ms) {
      await once(native, call)
      starts++
    }
  }
  await Promise.all(Array.from({ length: lanes }, lane))
  return starts / ((now() - startedAt) / 1_000)
}

async function once(native: NativePty, call: BareCall): Promise<void> {
  let hasEnded = false
  let leave = (): void => {}
  const ended = new Promise<void>((resolve) => {
    leave = () => {
      hasEnded = true
      resolve()
    }
  })
  const { fd, pid, pty } = forkIn(native, call, call.env, () => leave())
  const watch = new KernelWatch(pid, pty)
  const stream = new ReadStream(fd)
  const spoke = new Promise<void>((resolve) => {
    stream.on('error', () => {}).on('data', () => resolve())
  })
  await Promise.race([ended, spoke, waits(watch, () => hasEnded)])
  if (!hasEnded) process.kill(pid, 'SIGKILL')
  await ended
  watch.close()
  stream.destroy()
}

/** One that greets nobody is at its prompt when it waits for its terminal. */
async function waits(watch: KernelWatch, hasEnded: () => boolean): Promise<void> {
  for (const until = now() + startMsMax; !hasEnded() && now() < until; await sleep(lookMs))
    if (watch.look().rest === 'terminal') return
}

const lookMs = 1
const startMsMax = 5_000
