import { everyCommand, isGroup, type Table } from '../table.ts'

/** What a shell has to know of one command. */
export interface Words {
  /** Its full name, e.g. `tapes list`; empty for `termtape` itself. */
  name: string
  /** Names that may follow, with what they do. */
  next: readonly (readonly [string, string])[]
  options: readonly { flag: string; does: string; takesValue: boolean; choices: readonly string[] }[]
  files: boolean
}

/** Everything a shell can complete: `termtape` itself, each group, each command. Loads every command. */
export async function wordsOf(table: Table): Promise<Words[]> {
  const groups = Object.entries(table).flatMap(([name, entry]) =>
    isGroup(entry)
      ? [{ name, next: Object.entries(entry.commands).map(([own, { does }]) => [own, does] as const) }]
      : [],
  )
  const first = Object.entries(table).map(([name, { does }]) => [name, does] as const)
  const loaded = await Promise.all(
    everyCommand(table).map(async ({ name, entry }): Promise<Words> => {
      const { options, completes = 'files' } = await entry.load(table)
      return {
        name,
        next: typeof completes === 'string' ? [] : completes.map((each) => [each, ''] as const),
        files: completes === 'files',
        options: [
          ...Object.entries(options).map(([flag, { does, type, choices = [] }]) => ({
            flag,
            does,
            takesValue: type === 'string',
            choices,
          })),
          { flag: 'help', does: 'print this help', takesValue: false, choices: [] },
        ],
      }
    }),
  )
  const nothing = { options: [], files: false }
  return [
    { name: '', next: first, ...nothing },
    ...groups.map((each) => ({ ...each, ...nothing })),
    ...loaded,
  ]
}
