import { SpawnError, show } from '../errors.ts'

/** The runtime we are in, where that is not Node; it has Node's version beside its own. */
export function otherRuntime(
  versions: Readonly<Record<string, string | undefined>> = process.versions,
): string | undefined {
  if (versions['bun'] !== undefined) return `Bun ${versions['bun']}`
  if (versions['deno'] !== undefined) return `Deno ${versions['deno']}`
  return undefined
}

/** What to say of it. */
export const needsNode =
  'termtape starts programs under Node 20.19 or later only; tapes replay elsewhere too.'

/**
 * Others take node-pty and the streams of a child for what they are not, and lose output without a word.
 *
 * @throws SpawnError under another runtime
 */
export function checkNode(program: string): void {
  const other = otherRuntime()
  if (other === undefined) return
  throw new SpawnError(program, 'not-node', `${show(program)} cannot be started under ${other}.`, {
    hint: needsNode,
  })
}
