import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, relative, resolve } from 'node:path'
import { amount, whole } from './frame/numbers.ts'
import { present } from './frame/present.ts'
import { note } from './frame/say.ts'
import { pairs } from './frame/words.ts'

/** The options of commands that find out about a program, beside `env`. */
export const inquiryOptions = {
  depth: { type: 'string', value: 'N', does: 'how many states deep to go', default: '5' },
  seconds: { type: 'string', value: 'N', does: 'how long to look', default: '60' },
  commands: { type: 'string', value: 'N', does: 'how many commands to try', default: '200' },
  unsafe: {
    type: 'boolean',
    does: 'also run commands that are, or may be, destructive; still on a copy of the folder',
  },
  answer: {
    type: 'string',
    multiple: true,
    value: 'QUESTION=ANSWER',
    does: 'what to answer if the program asks first',
    default: 'none',
  },
} as const

interface GivenInquiry {
  depth?: string | undefined
  seconds?: string | undefined
  commands?: string | undefined
  unsafe?: boolean | undefined
  answer?: string[] | undefined
  env?: string[] | undefined
}

/** What the engine takes of them. It runs the program, and leaves the tapes alone. */
export function inquiryOf(values: GivenInquiry): {
  tape: false
  depth?: number
  budget?: { seconds?: number; commands?: number }
  unsafe?: boolean
  answers?: Record<string, string>
  env?: Record<string, string>
} {
  const seconds = amount('--seconds', values.seconds, 'seconds')
  const commands = whole('--commands', values.commands)
  return {
    tape: false,
    ...present({
      depth: whole('--depth', values.depth),
      budget: seconds === undefined && commands === undefined ? undefined : present({ seconds, commands }),
      unsafe: values.unsafe,
      answers: values.answer === undefined ? undefined : pairs('--answer', values.answer),
      env: values.env === undefined ? undefined : pairs('--env', values.env),
    }),
  }
}

/** Writes a report to a file, whose folders are made. */
export async function writeReport(path: string, text: string): Promise<void> {
  await mkdir(dirname(resolve(path)), { recursive: true })
  await writeFile(path, text)
  note(`Wrote ${relative('.', path)}.`)
}
