import type { CommandRow } from '../patterns/command-row.ts'
import { detectError } from '../patterns/is-error-output.ts'
import { masked } from './same-answer.ts'
import type { Reply } from './world.ts'

/** What `help COMMAND` says of commands that were listed without a word. */
export async function describeCommands(
  rows: readonly CommandRow[],
  help: string | undefined,
  unknown: string,
  ask: (line: string) => Promise<Reply | undefined>,
): Promise<void> {
  const silent = rows.filter((row) => row.description === '')
  if (help === undefined || silent.length === 0 || silent.length < rows.length / 4) return
  const refusal = await ask(`${help} ${unknown}`)
  for (const row of silent.slice(0, describedMax)) {
    const reply = await ask(`${help} ${row.name}`)
    if (reply === undefined || reply.end !== 'ready') continue
    const lines = reply.text
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean)
    if (
      masked(reply.text, row.name) === masked(refusal?.text ?? '', unknown) ||
      detectError(lines[0] ?? '') !== undefined
    )
      continue
    const [only = ''] = lines
    const text = lines.find((line) => !/^usage:/i.test(line) && line !== row.name) ?? only
    row.description = text.startsWith(row.name) ? text.slice(row.name.length).replace(/^[\s:-]+/, '') : text
  }
}

const describedMax = 150
