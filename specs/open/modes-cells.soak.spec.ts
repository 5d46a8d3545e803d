import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { isError } from '../../src/errors.ts'
import type { FallbackMode, RecordMode } from '../../src/open/mode-names.ts'
import type { UpdatePolicy } from '../../src/open/modes.ts'
import { type Place, place, tapeOfCat } from './opened.ts'

/** What lies where the tape is looked for. */
const tapes = ['none', 'good', 'broken', 'of a newer version', 'empty', 'a folder'] as const

interface Cell {
  record: RecordMode
  fallback: FallbackMode
  policy: UpdatePolicy
  tape: (typeof tapes)[number]
  /** Whether the program can be started. */
  here: boolean
}

type Outcome =
  | 'replay'
  | 'record'
  | 'live'
  | 'TapeMissError'
  | 'TapeFormatError'
  | 'TapeFileError'
  | 'SpawnError'

const records: readonly RecordMode[] = ['auto', 'NEW', 'OVERWRITE', 'DISABLED']
const fallbacks: readonly FallbackMode[] = ['NOT_FOUND', 'PROXY']
const policies: readonly UpdatePolicy[] = ['none', 'new', 'all']

const cells: Cell[] = records.flatMap((record) =>
  fallbacks.flatMap((fallback) =>
    policies.flatMap((policy) =>
      tapes.flatMap((tape) => [true, false].map((here) => ({ record, fallback, policy, tape, here }))),
    ),
  ),
)

/** The rules, said once more and in other words. */
function expected({ record: asked, fallback, policy, tape, here }: Cell): Outcome {
  const implied = asked === 'auto'
  const record = implied ? { none: 'DISABLED', new: 'NEW', all: 'OVERWRITE' }[policy] : asked
  const started = (outcome: Outcome): Outcome => (here ? outcome : 'SpawnError')
  if (tape === 'a folder') return 'TapeFileError'
  if (tape === 'good') {
    if (record !== 'OVERWRITE') return 'replay'
    return !here && implied ? 'replay' : started('record')
  }
  if (tape === 'none') {
    if (record !== 'DISABLED') return started('record')
    return fallback === 'PROXY' ? started('live') : 'TapeMissError'
  }
  // One that cannot be read is never recorded over.
  return fallback === 'PROXY' ? started('live') : 'TapeFormatError'
}

async function prepared(tape: Cell['tape'], program: string): Promise<Place> {
  const found = await place()
  const good = tapeOfCat().replace('"program": "cat"', `"program": "${program}"`)
  const contents = {
    none: undefined,
    good,
    broken: good.slice(0, good.length / 2),
    'of a newer version': good.replace('"version": 1', '"version": 99'),
    empty: '',
    'a folder': undefined,
  }[tape]
  if (contents !== undefined) await found.put(`${program}/a.json5`, contents)
  if (tape === 'a folder') await mkdir(join(found.root, 'tapes', program, 'a.json5'), { recursive: true })
  return found
}

it('does what the rules say in each of 288 cells, and saves what it recorded', async () => {
  const wrong: string[] = []
  const counts = new Map<Outcome, number>()
  for (const cell of cells) {
    const { record, fallback, policy, tape, here } = cell
    const program = here ? 'cat' : 'no-such-program'
    const found = await prepared(tape, program)
    const before = await found.bytes()
    let outcome: string
    try {
      const { session, player, recorder } = await found.open(
        program,
        { record, fallback, tapeName: 'a' },
        policy,
      )
      await session.sendLine('hi')
      await session.expect('hi\r\nhi\r\n')
      outcome = recorder() === undefined ? (player === undefined ? 'live' : 'replay') : 'record'
      await session.close()
      await recorder()?.save()
    } catch (error) {
      outcome = isError(error) ? error.name : String(error)
    }
    const rule = expected(cell)
    counts.set(rule, (counts.get(rule) ?? 0) + 1)
    const words = JSON.stringify(cell)
    if (outcome !== rule) wrong.push(`${words}: ${outcome}, not ${rule}`)
    const isWritten = JSON.stringify(await found.bytes()) !== JSON.stringify(before)
    if (isWritten && rule !== 'record') wrong.push(`${words}: the tapes were changed`)
    if (!isWritten && rule === 'record' && tape === 'none') wrong.push(`${words}: nothing was saved`)
  }
  // oxlint-disable-next-line no-console -- The table this is run for.
  console.log(cells.length, 'cells', Object.fromEntries(counts), wrong.length, 'wrong')
  expect(wrong).toEqual([])
  expect(cells).toHaveLength(288)
}, 300_000)
