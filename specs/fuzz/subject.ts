import { join, resolve } from 'node:path'

const folder = resolve(import.meta.dirname, '../programs/planted')
const interpreters: Readonly<Record<string, string>> = { mjs: process.execPath, py: 'python3', sh: 'sh' }

/** How a tiny program with a fault planted in it is started. */
export function planted(name: string): [command: string, args: string[]] {
  return [interpreters[name.split('.').at(-1) ?? ''] ?? 'sh', [join(folder, name)]]
}
