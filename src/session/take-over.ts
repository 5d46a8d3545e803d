import type { TerminalModes } from './terminal-modes.ts'

interface UserInput {
  isTTY?: boolean
  isRaw?: boolean
  setRawMode?(raw: boolean): unknown
  listenerCount(event: 'data'): number
  pause(): unknown
}

interface UserOutput {
  isTTY?: boolean
  write(text: string): unknown
}

/**
 * Raw mode, until the result is called or Node ends. A signal that only we listen to ends Node, as it would without us; who else listens to it
 * decides whether that ends anything.
 */
export function takeOver(input: UserInput, output: UserOutput, modes: TerminalModes): () => void {
  const wasRaw = input.isRaw === true
  const wasPaused = input.listenerCount('data') === 0
  let over = false
  const restore = (): void => {
    if (over) return
    over = true
    process.off('exit', restore)
    for (const signal of endings) process.off(signal, signalled)
    try {
      if (input.isTTY === true) input.setRawMode?.(wasRaw)
    } catch {
      // The terminal hung up: there is none to restore. Node would try that too, and abort; so it ends by the signal that says so.
      process.once('exit', hangUp)
    }
    if (wasPaused) input.pause()
    if (output.isTTY === true) output.write(resets(modes))
  }
  const signalled = (signal: NodeJS.Signals): void => {
    if (process.listenerCount(signal) > 1) return
    restore()
    process.kill(process.pid, signal)
  }
  process.on('exit', restore)
  for (const signal of endings) process.on(signal, signalled)
  if (input.isTTY === true) input.setRawMode?.(true)
  return restore
}

function hangUp(): void {
  process.removeAllListeners('SIGHUP')
  process.kill(process.pid, 'SIGHUP')
}

/** Signals by which a terminal's user, or its end, ends a program. */
const endings = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** Private modes a program may leave a terminal in, each of which would trouble a shell's user. Source: xterm's list. */
const troubling = [1, 9, 1000, 1002, 1003, 1004, 1005, 1006, 1015, 2004, 47, 1047, 1049]

function resets(modes: TerminalModes): string {
  const left = troubling.filter((mode) => modes.has(mode)).map((mode) => `\u001b[?${mode}l`)
  return `${left.join('')}\u001b[?25h\u001b[0m`
}
