/** How much of two lists, or of two texts, is the same from the front, and of what is left, from the back. */
export function sharedEnds<T>(
  one: ArrayLike<T>,
  other: ArrayLike<T>,
  same: (one: T | undefined, other: T | undefined) => boolean = Object.is,
): { front: number; back: number } {
  const shorter = Math.min(one.length, other.length)
  let front = 0
  while (front < shorter && same(one[front], other[front])) front++
  let back = 0
  while (back < shorter - front && same(one[one.length - 1 - back], other[other.length - 1 - back])) back++
  return { front, back }
}
