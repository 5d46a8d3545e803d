import { randomUUID } from 'node:crypto'

/** The variable by which processes that left their parent, their group and their session are found again. */
export const tagVariable = 'TERMTAPE_SESSION'

/**
 * A tag no other session has. A session inside a session carries both tags, so the outer one finds what the inner
 * one left behind.
 */
export function newTag(): string {
  const outer = process.env[tagVariable]
  return outer === undefined || outer === '' ? randomUUID() : `${outer}:${randomUUID()}`
}
