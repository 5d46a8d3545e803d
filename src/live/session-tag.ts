import { randomUUID } from 'node:crypto'
import { basename } from 'node:path'
import { ownMark } from '../files/owner.ts'

/** The variable by which processes that left their parent, their group and their session are found again. */
export const tagVariable = 'TERMTAPE_SESSION'

/** Arguments that make `env` take the tag away: a server that the program then starts outlives the session. */
export const withoutTag: readonly string[] = ['-u', tagVariable]

/**
 * Whether a program is started by `env` without the tag, on purpose: of what it left in the background, neither its control group nor
 * its terminal then says that it is to be ended.
 */
export function shedsTag({ command, args }: { command: string; args: readonly string[] }): boolean {
  return basename(command) === 'env' && withoutTag.every((word, at) => args[at] === word)
}

/**
 * A tag no other session has, which says whose session it is. A session inside a session carries both tags, so the outer one finds
 * what the inner one left behind.
 */
export function newTag(): string {
  const outer = process.env[tagVariable]
  const tag = `${ownMark()}.${randomUUID()}`
  return outer === undefined || outer === '' ? tag : `${outer}:${tag}`
}

/** The mark of the process whose session it is; of a session inside a session, the inner one's. */
export function ownerOf(tag: string): string {
  return tag
    .slice(tag.lastIndexOf(':') + 1)
    .split('.')
    .slice(0, 3)
    .join('.')
}
