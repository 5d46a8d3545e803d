/**
 * A repeatable sequence of numbers from 0 to 1, 1 excluded: mulberry32 by Tommy Ettinger, in the public domain. Each
 * purpose draws from a sequence of its own, so that asking for latency does not move the faults.
 */
export function randomOf(seed: number, purpose: 'fault' | 'latency'): () => number {
  let state = hash(`${purpose} ${seed}`)
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** FNV-1a, so that neighbouring seeds begin far apart. */
function hash(text: string): number {
  let value = 0x811c9dc5
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193)
  return value | 0
}
