import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { isTape } from '../../src/tape/guard.ts'
import { issuesIn } from '../../src/tape/issues.ts'
import { tapeSchema } from '../../src/tape/schema.ts'
import type { Tape } from '../../src/tape/tape.ts'
import { anyTape, plainTape } from './any-tape.ts'
import { runs } from '../runs.ts'

it('accepts every tape, as the schema does', () => {
  fc.assert(
    fc.property(anyTape, (tape) => {
      expect(isTape(tape)).toBe(true)
      expect(issuesIn(tape, false).count).toBe(0)
      expect(tapeSchema.safeParse(tape).success).toBe(true)
    }),
  )
})

const primitives = [
  null,
  '',
  'x',
  0,
  1,
  -1,
  1.5,
  2,
  -0,
  100,
  101,
  65_535,
  65_536,
  4_294_967_296,
  Infinity,
  true,
]
const telling: readonly unknown[] = [
  ...primitives,
  [],
  {},
  ...'start line eof resize signal reply SIGINT stderr stdout QQ== QR== QQ='.split(' '),
  '\ud800',
  '2026-02-30T00:00:00Z',
  '2026-13-01T00:00:00Z',
  ['\ud800'],
  [1, 2],
  [2, 1],
  [1, 2, 3],
  { code: 0, signal: null },
  { code: null, signal: null },
  { code: 1, signal: 'SIGINT' },
  { kind: 'start' },
  { rows: 1, cols: 1 },
  { delay_ms: 1, text: [] },
  { delay_ms: 1, dataB64: '' },
  { delay_ms: 1 },
  JSON.parse('{"__proto__":{"a":1}}'),
  nested(63),
  nested(64),
]

const anything = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...telling) },
  { weight: 1, arbitrary: fc.jsonValue() },
)

const names = fc.constantFrom(
  '__proto__',
  'constructor',
  'stream',
  'text',
  'dataB64',
  'exit',
  'extra',
  'rows',
  '0',
)

it('agrees with the schema on tapes changed anywhere in any way', () => {
  const verdicts = new Set<boolean>()
  fc.assert(
    fc.property(
      anyTape,
      fc.array(fc.tuple(fc.nat(), fc.nat(3), names, anything), { minLength: 1, maxLength: 3 }),
      (tape, changes) => {
        const value: unknown = structuredClone(tape)
        for (const [place, act, name, other] of changes)
          change(value, place, act, name, structuredClone(other))
        const verdict = isTape(value)
        verdicts.add(verdict)
        expect(issuesIn(value, false).count === 0).toBe(verdict)
        if (verdict) expect(tapeSchema.safeParse(value).success).toBe(true)
      },
    ),
    { numRuns: runs(3000) },
  )
  // Both verdicts must have come up, or the property proves little.
  expect(verdicts).toEqual(new Set([true, false]))
})

it('agrees with the schema on every field of a full tape given every telling value, or none', () => {
  const places = containers(fullTape()).flatMap((owner, index) =>
    Object.keys(owner).map((key) => [index, key] as const),
  )
  for (const [index, key] of places)
    for (const act of [...telling, undefined]) {
      const value = fullTape()
      const owner = containers(value)[index]!
      if (act === undefined) Reflect.deleteProperty(owner, key)
      else put(owner, key, structuredClone(act))
      const json: unknown = act === Infinity ? value : JSON.parse(JSON.stringify(value))
      const isOne = isTape(json)
      expect([key, act, issuesIn(json, false).count === 0]).toEqual([key, act, isOne])
      // What the schema overlooks: how deep something is nested, and a name that JavaScript gives a meaning.
      const overlooked = /not allowed as a name|nested deeper|finite/
      if (tapeSchema.safeParse(json).success !== isOne)
        expect(issuesIn(json, false).first.map(({ message }) => message)).toContainEqual(
          expect.stringMatching(overlooked),
        )
    }
})

it.each([null, 1, 'tape', [], {}, [plainTape()]])('refuses %j', (value) => {
  expect(isTape(value)).toBe(false)
  expect(issuesIn(value, false).first).not.toEqual([])
})

/** One of every kind of input, chunk and field. */
function fullTape(): Tape {
  const tape = plainTape(['a', 'b', 'c', 'd'])
  const [, line, resize, signal, last] = tape.exchanges
  if (!line || !resize || !signal || !last) throw new Error('The plain tape has five exchanges.')
  line.output.chunks.push({ delay_ms: 0, stream: 'stderr', dataB64: 'QQ==' })
  line.annotations = { note: { list: [1] } }
  resize.input = { kind: 'resize', rows: 1, cols: 1 }
  signal.input = { kind: 'signal', signal: 'SIGINT' }
  last.input = { kind: 'raw', dataText: null, dataBytesB64: '/w==' }
  last.exit = { code: 0, signal: null }
  tape.meta.latency = [1, 2]
  return tape
}

/** Removes, replaces, adds or copies something somewhere. */
function change(root: unknown, place: number, act: number, name: string, other: unknown): void {
  const places = containers(root)
  const owner = places[place % places.length]!
  const keys = Object.keys(owner)
  const key = keys[place % Math.max(keys.length, 1)] ?? (Array.isArray(owner) ? '0' : name)
  if (act === 0 && Array.isArray(owner)) owner.splice(Number(key) || 0, 1)
  else if (act === 0) Reflect.deleteProperty(owner, key)
  else if (act === 1) put(owner, key, other)
  else if (act === 2 && Array.isArray(owner)) owner.push(other)
  else if (act === 2) put(owner, name, other)
  else {
    const donor = places[(place * 7) % places.length]!
    put(owner, key, structuredClone(own(donor, key)))
  }
}

function own(owner: object, key: string): unknown {
  return Object.hasOwn(owner, key) ? Reflect.get(owner, key) : null
}

function put(owner: object, key: string, value: unknown): void {
  Object.defineProperty(owner, key, { value, enumerable: true, configurable: true, writable: true })
}

function containers(value: unknown): object[] {
  if (typeof value !== 'object' || value === null) return []
  return [value, ...Object.values(value).flatMap(containers)]
}

function nested(depth: number): unknown {
  let value: unknown = {}
  for (let level = 1; level < depth; level++) value = { a: value }
  return value
}
