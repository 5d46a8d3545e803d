import { versionAnswerMs } from '../limits.ts'
import { after, cancel } from '../clock.ts'
import { openPipe, type PipeCall } from './pipe.ts'

/** Starts a program with, say, `--version` and gives the first version number it prints; null if it prints none in time. */
export async function askVersion(call: PipeCall): Promise<string | null> {
  const program = await openPipe(call)
  let output = ''
  await new Promise<void>((resolve) => {
    const timer = after(versionAnswerMs, resolve)
    program.start({
      output: (bytes) => void (output += Buffer.from(bytes).toString('utf8')),
      exit: () => {
        cancel(timer)
        resolve()
      },
      quiet: () => {},
    })
  })
  await program.close({ force: true })
  // A program that colours what it says into a pipe would have its version begin in an escape sequence: `38.5`.
  const { default: stripAnsi } = await import('strip-ansi')
  return /\d+(?:\.\d+)+[\w.+-]*/.exec(stripAnsi(output))?.[0] ?? null
}
