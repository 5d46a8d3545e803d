import fc from 'fast-check'
import { expect, it } from 'vitest'
import { shrink } from '../../../src/fuzz/hunt/shrink.ts'
import { parseSteps, printSteps } from '../../../src/fuzz/notation.ts'
import { type Case, keyOf, send, type Step } from '../../../src/fuzz/step.ts'

function bytesOf({ steps }: Case): string {
  return steps.map((step) => (step.do === 'send' ? Buffer.from(step.bytes).toString('latin1') : '')).join('')
}

async function shrunk(steps: readonly Step[], fails: (each: Case) => boolean): Promise<string> {
  const { case: least } = await shrink(
    { steps, pacing: 'burst' },
    (each) => Promise.resolve(fails(each)),
    Number.POSITIVE_INFINITY,
  )
  return printSteps(least.steps)
}

it('finds the keys that matter among others, however many there are', async () => {
  const wanted = ['\u0018', 'o', '\u001b[A'].map((key) => keyOf(send(key)))
  const other = fc.constantFrom(...'bcdxyz\r\t'.split('')).map((key) => send(key))
  const noise = fc.array(other, { maxLength: 60, size: 'max' })
  await fc.assert(
    fc.asyncProperty(noise, noise, noise, noise, async (one, two, three, four) => {
      const steps = [...one, send('\u0018'), ...two, send('o'), ...three, send('\u001b[A'), ...four]
      const fails = (each: Case): boolean => {
        let at = 0
        for (const step of each.steps) if (keyOf(step) === wanted[at]) at++
        return at === wanted.length
      }
      expect(await shrunk(steps, fails)).toBe('"^X" "o" "^[[A"')
    }),
    { numRuns: 30 },
  )
})

it('takes what does not matter out of the middle of a sequence', async () => {
  const outside = /\u001b\[<\d+;(\d+);\d+[Mm]/
  const least = await shrunk(
    parseSteps('"x" "^[[<117;65536;4711m" "y"'),
    (each) => Number(outside.exec(bytesOf(each))?.[1]) > 80,
  )
  expect(least).toMatch(/^"\^\[\[<\d;(?:8[1-9]|9\d);\d[Mm]"$/)
})

it('cuts a long line to the very byte', async () => {
  const line = 'word '.repeat(800)
  const least = await shrunk([send(line), send('\r')], (each) => /[^\r]{257}\r/.test(bytesOf(each)))
  expect(least).toBe('"a"*257 "^M"')
})

it('is not misled by a run that did not fail by chance', async () => {
  const before = new Map<string, number>()
  // Each case fails from its second run on only.
  const fails = (each: Case): boolean => {
    const key = each.steps.map(keyOf).join('')
    const times = (before.get(key) ?? 0) + 1
    before.set(key, times)
    return bytesOf(each).includes('c') && times > 1
  }
  expect(await shrunk(parseSteps('"a" "c" "a" "b"'), fails)).toBe('"c"')
})

it('stops in time', async () => {
  let runs = 0
  const { case: least } = await shrink(
    { steps: parseSteps('"a" "b"'), pacing: 'burst' },
    () => Promise.resolve(++runs > 0),
    0,
  )
  expect([printSteps(least.steps), runs]).toEqual(['"a" "b"', 0])
})

it('finds the byte where a read ended in a write longer than a read', async () => {
  // Fails where a character is cut in two: by a read that is full, or by keys that come apart.
  const fails = ({ steps, pacing }: Case): boolean => {
    const writes = steps.map((step) => (step.do === 'send' ? Buffer.from(step.bytes) : Buffer.alloc(0)))
    const reads = pacing === 'burst' ? inReads(Buffer.concat(writes)) : writes.flatMap(inReads)
    return reads.some((bytes) => (bytes.at(-1) ?? 0) >= 0xc0)
  }
  const least = await shrunk([send('x'), send('\r'), send(`-${'é'.repeat(600)}`)], fails)
  expect(least).toBe('"\\xc3"')
})

function inReads(bytes: Buffer): Buffer[] {
  return Array.from({ length: Math.ceil(bytes.length / 512) }, (_, at) =>
    bytes.subarray(at * 512, (at + 1) * 512),
  )
}
