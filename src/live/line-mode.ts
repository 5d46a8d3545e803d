import { spawn } from 'node:child_process'
import { lineModeReadMs } from '../limits.ts'
import type { LineMode } from '../session/line-mode.ts'

/**
 * The mode of a terminal, or undefined where there is no `stty` to ask. Costs a process (4 to 5 ms).
 *
 * The terminal is handed over as standard input instead of by name, because GNU says `-F` where BSD says `-f`.
 */
export async function readLineMode(terminal: number): Promise<LineMode | undefined> {
  const text = await stty(terminal, '-a')
  return text === undefined ? undefined : parseLineMode(text)
}

/** Switches a terminal's echo. Does nothing where there is no `stty`. */
export async function switchEcho(terminal: number, on: boolean): Promise<void> {
  await stty(terminal, on ? 'echo' : '-echo')
}

/** What `stty` prints; undefined if it cannot be started or fails. */
function stty(terminal: number, argument: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    const child = spawn('stty', [argument], {
      stdio: [terminal, 'pipe', 'ignore'],
      timeout: lineModeReadMs,
      env: { PATH: process.env['PATH'], LC_ALL: 'C' },
    })
    let text = ''
    child.stdout?.setEncoding('latin1').on('data', (part: string) => (text += part))
    child.on('error', () => resolve(undefined))
    child.on('close', (code) => resolve(code === 0 ? text : undefined))
  })
}

/** Reads what `stty -a` prints: a mode's name when it is on, the name after a dash when it is off. */
export function parseLineMode(text: string): LineMode | undefined {
  const words = new Set(text.split(/[\s;]+/))
  if (!(words.has('icanon') || words.has('-icanon'))) return undefined
  return {
    echo: words.has('echo'),
    canonical: words.has('icanon'),
    ...(words.has('-isig') ? { raw: true } : {}),
  }
}
