import { findVolatile, replaceVolatile } from '../match/volatile.ts'

/** Which matcher can be told to accept a difference. */
export type Part = 'command' | 'env' | 'cwd' | 'stdin'

/**
 * What to do where a recorded and a received text differ only in values that a spec may make anew each time; undefined where
 * they differ in more, so that it is the spec that was changed.
 *
 * @param pairs recorded and received texts
 */
export function wayOut(pairs: readonly (readonly [string, string])[], part: Part): string | undefined {
  const differing = pairs.filter(([recorded, received]) => recorded !== received)
  const kinds = new Set<string>()
  for (const [recorded, received] of differing) {
    if (replaceVolatile(recorded) !== replaceVolatile(received)) return undefined
    const [before, after] = [findVolatile(recorded), findVolatile(received)]
    for (const [index, { id, value }] of before.entries()) if (after[index]?.value !== value) kinds.add(id)
  }
  if (kinds.size === 0) return undefined
  if (kinds.has('tmp'))
    return 'If the spec makes this folder itself, its path is another one each time: use the `sandbox` fixture, whose path may differ.'
  const names = [...kinds]
  const list = names.map((name) => `'${name}'`).join(', ')
  return `If the spec makes this value itself, let the tape keep it: await tape.value('${names[0]}', () => …). To accept any: { match: { ${part}: { volatile: [${list}] } } }.`
}
