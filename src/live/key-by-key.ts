import { now, sleep } from '../clock.ts'
import { firstLookMs, keyDoneMs, keysUntakenMsMax, keyTakenMs } from '../limits.ts'
import { keysOfBytes } from '../session/keys-of.ts'
import type { Input, ProgramLook } from '../session/transport.ts'

/**
 * Writes keys one after the other, as a person does: a program that finds a text and its Enter in one read may take them for pasted.
 * Where the kernel can tell, each waits until the program has read the one before.
 */
export function keyByKey(
  { data, delayMs = 0 }: Extract<Input, { kind: 'keys' }>,
  write: (key: Uint8Array) => Promise<void>,
  look: () => ProgramLook | undefined,
): Promise<void> {
  return oneByOne(keysOfBytes(data), delayMs, write, look)
}

/** Writes one part after the other, as {@link keyByKey}. */
export async function oneByOne(
  parts: readonly Uint8Array[],
  delayMs: number,
  write: (part: Uint8Array) => Promise<void>,
  look: () => ProgramLook | undefined,
): Promise<void> {
  let patienceMs = keysUntakenMsMax
  for (const [index, key] of parts.entries()) {
    if (index > 0 && delayMs > 0) await sleep(delayMs)
    const before = look()?.slices
    await write(key)
    if (before === undefined || patienceMs <= 0) continue
    // One that is busy with something else, and reads no key, would be waited for at each.
    const begun = now()
    if (!(await taken(before, look, Math.min(keyTakenMs, patienceMs)))) patienceMs -= now() - begun
  }
}

/** Gives whether the program ran since; when it did, it is done with the key, as far as the kernel can tell. */
async function taken(slices: number, look: () => ProgramLook | undefined, takenMs: number): Promise<boolean> {
  const begun = now()
  let last = slices
  while (now() - begun < (last === slices ? takenMs : keyDoneMs)) {
    await sleep(firstLookMs)
    const seen = look()
    if (seen === undefined) return true
    const ran = seen.slices !== last
    last = seen.slices
    if (last === slices) continue
    // What waits for several things may have been woken for this one only just now: Node previews what is typed, then waits again.
    if (seen.waitsFor === 'user' || (seen.waitsFor === 'unknown' && !ran)) return true
  }
  return last !== slices
}
