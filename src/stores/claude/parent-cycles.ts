/** A forest of rows that point at their parents; -1 is none. */
export interface Parents {
  readonly rows: number
  parent(row: number): number
}

/**
 * One row of every cycle: the one whose record comes first. Every row is looked at once, so this always ends.
 */
export function findParentCycles(parents: Parents): number[] {
  const walk = new Uint32Array(parents.rows)
  const found: number[] = []
  for (let start = 0; start < parents.rows; start += 1) {
    let row = start
    while (row !== -1 && walk[row] === 0) {
      walk[row] = start + 1
      row = parents.parent(row)
    }
    // Met a row of this very walk: a cycle. A row of an earlier walk was judged then.
    if (row !== -1 && walk[row] === start + 1) found.push(firstOf(parents, row))
  }
  return found
}

function firstOf(parents: Parents, onCycle: number): number {
  let first = onCycle
  for (let row = parents.parent(onCycle); row !== onCycle; row = parents.parent(row))
    first = Math.min(first, row)
  return first
}
