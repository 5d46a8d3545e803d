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
  return /\d+(?:\.\d+)+[\w.+-]*/.exec(output)?.[0] ?? null
}
