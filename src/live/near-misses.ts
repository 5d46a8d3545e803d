import { readdirSync } from 'node:fs'
import { nearNames } from '../match/near-names.ts'

/** Names in the folders that are a typing slip away from `name`, nearest first. */
export function nearMisses(name: string, folders: readonly string[]): string[] {
  return nearNames(
    name,
    folders.flatMap((folder) => namesIn(folder)),
  )
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}
