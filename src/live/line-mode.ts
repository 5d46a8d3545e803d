import { spawn } from 'node:child_process'
import { lineModeReadMs } from '../limits.ts'

export interface LineMode {
  /** Whether what is typed is shown. */
  echo: boolean
  /** Whether the terminal hands over whole lines that it lets the user edit. */
  canonical: boolean
}

/**
 * The mode of a terminal, or undefined where there is no `stty` to ask. Costs a process (4 to 5 ms).
 *
 * The terminal is handed over as standard input instead of by name, because GNU says `-F` where BSD says `-f`.
 */
export function readLineMode(terminal: number): Promise<LineMode | undefined> {
  return new Promise((resolve) => {
    const stty = spawn('stty', ['-a'], {
      stdio: [terminal, 'pipe', 'ignore'],
      timeout: lineModeReadMs,
      env: { PATH: process.env['PATH'], LC_ALL: 'C' },
    })
    let text = ''
    stty.stdout?.setEncoding('latin1').on('data', (part: string) => (text += part))
    stty.on('error', () => resolve(undefined))
    stty.on('close', (code) => resolve(code === 0 ? parseLineMode(text) : undefined))
  })
}

/** Reads what `stty -a` prints: a mode's name when it is on, the name after a dash when it is off. */
export function parseLineMode(text: string): LineMode | undefined {
  const words = new Set(text.split(/[\s;]+/))
  if (!(words.has('icanon') || words.has('-icanon'))) return undefined
  return { echo: words.has('echo'), canonical: words.has('icanon') }
}
