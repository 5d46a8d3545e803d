import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/** Whether a program is installed. */
export function isThere(program: string): boolean {
  if (program.includes('/')) return existsSync(program)
  return (process.env['PATH'] ?? '').split(delimiter).some((folder) => existsSync(join(folder, program)))
}
