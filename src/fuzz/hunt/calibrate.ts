import { sleep } from '../../clock.ts'
import { OptionError } from '../../errors.ts'
import { stripEscapes } from '../../text/strip-escapes.ts'
import type { Pool } from '../run/pool.ts'
import type { Target } from '../run/target.ts'

/** What is learned of a program before it is fuzzed. */
export interface Calibration {
  /** What it says at its start. */
  said: string
  /** Whether it answers Enter, Escape or an interrupt, so that silence means something. */
  answers: boolean
  /** Whether it leaves the editing of its lines to the terminal. */
  editsInTerminal: boolean
  /** How long its start took, in milliseconds. */
  tookMs: number
}

/**
 * Starts the program once and looks at it.
 *
 * @throws OptionError for a program that ends before it was asked anything
 */
export async function calibrate(target: Target, pool: Pool): Promise<Calibration> {
  const subject = await pool.take()
  const { terminal, ear, began, tookMs } = subject
  pool.check()
  const said = stripEscapes(ear.answers().join(''))
  try {
    if (terminal.ended !== undefined) {
      const { code, signal } = terminal.ended
      throw new OptionError('command', target.name, 'a program that waits for input', {
        hint: `It ended at its start, with ${signal ?? `exit code ${code}`}${said.trim() === '' ? '' : `, and said:\n${said.trim().slice(-hintChars)}`}`,
      })
    }
    target.expectStart(began === 'late' ? undefined : tookMs)
    const editsInTerminal = await terminal.isCanonical()
    const before = ear.total
    for (const probe of ['\u001b', '\r', '\u0003']) {
      await terminal.write(Buffer.from(probe, 'latin1'))
      await sleep(probeMs)
      pool.check()
    }
    return { said, answers: ear.total > before && began !== 'late', editsInTerminal, tookMs }
  } finally {
    await pool.give(subject)
  }
}

const probeMs = 30
const hintChars = 500
