import * as fc from 'fast-check'
import { exchangeMsMax } from '../../src/limits.ts'
import { dataOfBytes, payloadOfBytes } from '../../src/tape/data.ts'
import type { Chunk, Exchange, Tape, TapedFile, TapeInput } from '../../src/tape/tape.ts'

export { plainTape } from './plain-tape.ts'

/** Any UTF-16, halves of surrogate pairs included. */
const anyString = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: fc.integer({ min: 0, max: 0xff_ff }).map((unit) => String.fromCharCode(unit)) }),
)
const someText = anyString.map((text) => `x${text}`)
const bytes = fc.oneof(
  fc.uint8Array({ maxLength: 40 }),
  fc.string({ unit: 'binary', maxLength: 200 }).map((text) => new Uint8Array(Buffer.from(text))),
)
const amount = fc.oneof(fc.nat({ max: 5000 }), fc.double({ min: 0, noNaN: true, max: 1e9 }).map(Math.abs))
const side = fc.integer({ min: 1, max: 65_535 })
const signal = fc.constantFrom('SIGINT', 'SIGTERM', 'SIGRTMIN+1', '34')

const chunk: fc.Arbitrary<Chunk> = fc
  .record({ delay_ms: amount, bytes, stderr: fc.boolean() })
  .map(({ delay_ms, bytes: all, stderr }) => ({
    delay_ms,
    ...(stderr ? { stream: 'stderr' as const } : {}),
    ...payloadOfBytes(all),
  }))

const laterInput: fc.Arbitrary<TapeInput> = fc.oneof(
  fc
    .record({ kind: fc.constantFrom('line', 'raw', 'keys', 'reply'), data: bytes })
    .map(({ kind, data }): TapeInput => ({ kind, ...dataOfBytes(data) })),
  fc.constant<TapeInput>({ kind: 'eof' }),
  fc.record({ kind: fc.constant('resize'), cols: side, rows: side }),
  fc.record({ kind: fc.constant('signal'), signal }),
)

/** JSON.parse(JSON.stringify(x)) drops what JSON cannot hold, e.g. the sign of zero. */
const annotations = fc
  .dictionary(anyString, fc.jsonValue({ maxDepth: 3 }), { maxKeys: 3 })
  .map((value): Record<string, unknown> => Object.fromEntries(Object.entries(value).map(asJson)))
  .filter((value) => !JSON.stringify(value).includes('__proto__'))

const name = fc
  .array(fc.stringMatching(/^[a-z][a-z. -]{0,5}$/), { minLength: 1, maxLength: 3 })
  .map((parts) => parts.join('/'))

const left: fc.Arbitrary<Omit<TapedFile, 'path'>> = fc.oneof(
  bytes.map((all) => ({ mode: '644', ...payloadOfBytes(all) })),
  fc.constant({ mode: '755', folder: true as const }),
  fc.constant({ deleted: true as const }),
  fc.constantFrom({ link: 'a' }, { link: './b/c' }),
  fc.record({ mode: fc.constant('600'), hash: fc.constant('0'.repeat(64)), bytes: fc.nat() }),
)

const files: fc.Arbitrary<TapedFile[]> = fc.uniqueArray(
  fc
    .record({
      path: fc.oneof(
        name,
        name.map((each) => `~/${each}`),
      ),
      left,
    })
    .map(({ path, left: what }) => ({
      path,
      ...what,
    })),
  { minLength: 1, maxLength: 3, selector: ({ path }) => path },
)

const given = fc.dictionary(name, anyString, { maxKeys: 2 }).map((each) => ({ ...each }))

const exchange: fc.Arbitrary<Exchange> = fc.record(
  {
    pre: fc.record(
      { prompt: fc.option(anyString), stateHash: fc.option(anyString), given },
      { requiredKeys: ['prompt', 'stateHash'] },
    ),
    input: laterInput,
    output: fc.record({ chunks: fc.array(chunk, { maxLength: 3 }) }),
    exit: fc.constant(null),
    dur_ms: amount.map((ms) => Math.min(ms, exchangeMsMax)),
    annotations,
    files,
  },
  { requiredKeys: ['pre', 'input', 'output', 'exit', 'dur_ms', 'annotations'] },
)

const lastExit = fc.option(
  fc.oneof(
    fc.record({ code: fc.nat({ max: 4_294_967_295 }), signal: fc.constant(null) }),
    fc.record({ code: fc.constant(null), signal }),
  ),
)

const exchanges = fc
  .record({ all: fc.array(exchange, { minLength: 1, maxLength: 5 }), exit: lastExit })
  .map(({ all, exit }): Exchange[] =>
    all.map((each, index) => ({
      ...each,
      input: index === 0 ? { kind: 'start' } : each.input,
      exit: index === all.length - 1 ? exit : null,
    })),
  )

const strings = fc
  .dictionary(anyString, anyString, { maxKeys: 3 })
  .map((env) => ({ ...env }))
  .filter(isTame)

/** Every tape there can be, small. */
export const anyTape: fc.Arbitrary<Tape> = fc.record({
  version: fc.constant(1),
  meta: fc.record(
    {
      program: someText,
      args: fc.array(anyString, { maxLength: 3 }),
      env: strings,
      cwd: someText,
      pty: fc.option(fc.record({ rows: side, cols: side })),
      createdAt: fc
        .date({ min: new Date(0), max: new Date('9999-01-01'), noInvalidDate: true })
        .map((date) => date.toISOString()),
      tag: fc.option(anyString),
      latency: fc.oneof(
        amount,
        fc
          .tuple(amount, amount)
          .map(([one, other]): [number, number] => [Math.min(one, other), Math.max(one, other)]),
      ),
      errorRate: fc.nat({ max: 100 }),
      seed: fc.maxSafeInteger().map((seed) => seed + 0),
      unset: fc.array(anyString, { maxLength: 2 }),
      path: someText,
      literal: fc.array(anyString, { maxLength: 2 }),
      values: strings,
      secrets: strings,
    },
    {
      requiredKeys: [
        'program',
        'args',
        'env',
        'cwd',
        'pty',
        'createdAt',
        'tag',
        'latency',
        'errorRate',
        'seed',
      ],
    },
  ),
  session: fc.record(
    {
      platform: someText,
      recorder: someText,
      programVersion: fc.option(anyString),
      named: fc.constant('tapeName' as const),
    },
    { requiredKeys: ['platform', 'recorder', 'programVersion'] },
  ),
  exchanges,
})

function asJson([key, value]: [string, unknown]): [string, unknown] {
  return [key, JSON.parse(JSON.stringify(value))]
}

function isTame(record: object): boolean {
  return !Object.hasOwn(record, '__proto__')
}
