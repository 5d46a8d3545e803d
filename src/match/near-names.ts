import { suggestionDistanceMax, suggestionsMax } from '../limits.ts'

/** Those of the names that are a typing slip away from `name`, nearest first: what somebody may have meant. */
export function nearNames(name: string, names: Iterable<string>): string[] {
  return [...new Set(names)]
    .filter((each) => Math.abs(each.length - name.length) <= suggestionDistanceMax)
    .map((each) => ({ each, distance: editDistance(name, each) }))
    .filter(({ distance }) => distance <= suggestionDistanceMax && distance < name.length)
    .sort((a, b) => a.distance - b.distance || (a.each < b.each ? -1 : 1))
    .slice(0, suggestionsMax)
    .map(({ each }) => each)
}

/** Levenshtein's distance, a swap of two neighbours counting as one. */
function editDistance(a: string, b: string): number {
  let before: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, column) => column)
  for (let row = 1; row <= a.length; row++) {
    const next = [row]
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1]
      let least = Math.min(
        at(last, column) + 1,
        at(next, column - 1) + 1,
        at(last, column - 1) + (same ? 0 : 1),
      )
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1])
        least = Math.min(least, at(before, column - 2) + 1)
      next.push(least)
    }
    before = last
    last = next
  }
  return at(last, b.length)
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? 0
}
