import { join, resolve } from 'node:path'

/** A tiny program with a fault planted in it. */
export function planted(name: string): { command: string; args: string[] } {
  return { command: 'node', args: [join(resolve(import.meta.dirname, '../programs/planted'), `${name}.mjs`)] }
}
