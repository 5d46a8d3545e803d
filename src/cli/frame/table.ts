import type { Command } from './command.ts'

/** A command as the list of commands has it: what it does in a few words, and how it is loaded. */
export interface Entry {
  does: string
  /** @param all every command, for one that tells of all of them */
  load: (all: Table) => Promise<Command>
}

/** Commands under one word, such as `tapes list`. */
export interface Group {
  does: string
  commands: Readonly<Record<string, Entry>>
}

export type Table = Readonly<Record<string, Entry | Group>>

export function isGroup(entry: Entry | Group): entry is Group {
  return 'commands' in entry
}

/** The entry of a table by its name, and never something every object has. */
export function entryOf<E>(table: Readonly<Record<string, E>>, name: string): E | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined
}

/** Every command with its full name, in the order of the table. */
export function everyCommand(table: Table): { name: string; entry: Entry }[] {
  return Object.entries(table).flatMap(([name, entry]) =>
    isGroup(entry)
      ? Object.entries(entry.commands).map(([own, each]) => ({ name: `${name} ${own}`, entry: each }))
      : [{ name, entry }],
  )
}
