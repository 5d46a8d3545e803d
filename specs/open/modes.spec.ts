import { describe, expect, it } from 'vitest'
import { policyOf, resolveModes, type UpdatePolicy } from '../../src/open/modes.ts'
import { type FallbackMode, type RecordMode } from '../../src/open/mode-names.ts'
import { place, tapeOfCat } from './opened.ts'

type Outcome = 'replay' | 'record' | 'live' | 'no-tape'

/** Vitest says `none` on CI, `new` on a developer's machine and `all` under `-u`. */
const policies: readonly UpdatePolicy[] = ['none', 'new', 'all']

/** record, under which policies, fallback, whether there is a tape, what happens */
const table: [RecordMode, readonly UpdatePolicy[], FallbackMode, boolean, Outcome][] = [
  ['auto', ['none'], 'NOT_FOUND', true, 'replay'],
  ['auto', ['none'], 'NOT_FOUND', false, 'no-tape'],
  ['auto', ['none'], 'PROXY', true, 'replay'],
  ['auto', ['none'], 'PROXY', false, 'live'],
  ['auto', ['new'], 'NOT_FOUND', true, 'replay'],
  ['auto', ['new'], 'NOT_FOUND', false, 'record'],
  ['auto', ['new'], 'PROXY', true, 'replay'],
  ['auto', ['new'], 'PROXY', false, 'record'],
  ['auto', ['all'], 'NOT_FOUND', true, 'record'],
  ['auto', ['all'], 'NOT_FOUND', false, 'record'],
  ['auto', ['all'], 'PROXY', true, 'record'],
  ['auto', ['all'], 'PROXY', false, 'record'],
  ['NEW', policies, 'NOT_FOUND', true, 'replay'],
  ['NEW', policies, 'NOT_FOUND', false, 'record'],
  ['NEW', policies, 'PROXY', true, 'replay'],
  ['NEW', policies, 'PROXY', false, 'record'],
  ['OVERWRITE', policies, 'NOT_FOUND', true, 'record'],
  ['OVERWRITE', policies, 'NOT_FOUND', false, 'record'],
  ['OVERWRITE', policies, 'PROXY', true, 'record'],
  ['OVERWRITE', policies, 'PROXY', false, 'record'],
  ['DISABLED', policies, 'NOT_FOUND', true, 'replay'],
  ['DISABLED', policies, 'NOT_FOUND', false, 'no-tape'],
  ['DISABLED', policies, 'PROXY', true, 'replay'],
  ['DISABLED', policies, 'PROXY', false, 'live'],
]

describe('what a session is made from', () => {
  it.each(
    table.flatMap(([record, under, fallback, hasTape, outcome]) =>
      under.map((policy) => ({ record, policy, fallback, hasTape, outcome })),
    ),
  )('$record, policy $policy, $fallback, tape: $hasTape → $outcome', async (row) => {
    const { open, put, bytes } = await place()
    if (row.hasTape) await put('cat/a.json5', tapeOfCat())
    const before = await bytes()
    const options = { record: row.record, fallback: row.fallback, tapeName: 'a' }
    const outcome = await open('cat', options, row.policy).then(
      ({ player, recorder }): Outcome =>
        player !== undefined ? 'replay' : recorder() !== undefined ? 'record' : 'live',
      (error: unknown) => String(Reflect.get(Object(error), 'reason')),
    )
    expect(outcome).toBe(row.outcome)
    // Opening alone writes nothing, whatever the mode.
    expect(await bytes()).toEqual(before)
  })

  it('is a live program where no tape is named', async () => {
    const { open } = await place()
    const { session, player, recorder } = await open('cat', { record: 'OVERWRITE' })
    expect([session.tape, player, recorder()]).toEqual([undefined, undefined, undefined])
    expect(session.pid).toBeTypeOf('number')
  })
})

describe('under -u, where the program cannot be started', () => {
  it('the tape is replayed, with a warning', async () => {
    const { open, put, warnings } = await place()
    await put('no-such-program/a.json5', tapeOfCat().replaceAll('"cat"', '"no-such-program"'))
    const { player } = await open('no-such-program', { tapeName: 'a' }, 'all')
    expect(player).toBeDefined()
    expect(warnings).toEqual([
      'tapes/no-such-program/a.json5 was replayed, not recorded again: "no-such-program" was not found on PATH.',
    ])
  })

  it('it is an error where there is no tape, and where OVERWRITE was asked for in so many words', async () => {
    const { open, put } = await place()
    const missing = { code: 'spawn', problem: 'not-found', program: 'no-such-program' }
    await expect(open('no-such-program', { tapeName: 'a' }, 'all')).rejects.toMatchObject(missing)
    await put('no-such-program/a.json5', tapeOfCat().replaceAll('"cat"', '"no-such-program"'))
    const asked = { tapeName: 'a', record: 'OVERWRITE' } as const
    await expect(open('no-such-program', asked, 'all')).rejects.toMatchObject(missing)
  })
})

describe('the modes that hold', () => {
  it('are the variables over the options, the options over the policy', () => {
    expect(resolveModes({}, 'none', {})).toEqual({ record: 'DISABLED', fallback: 'NOT_FOUND', implied: true })
    expect(resolveModes({ record: 'NEW' }, 'none', {})).toMatchObject({ record: 'NEW', implied: false })
    const environment = { TERMTAPE_RECORD: 'OVERWRITE', TERMTAPE_FALLBACK: 'PROXY' }
    const asked = { record: 'NEW', fallback: 'NOT_FOUND' } as const
    expect(resolveModes(asked, 'none', environment)).toEqual({
      record: 'OVERWRITE',
      fallback: 'PROXY',
      implied: false,
    })
  })

  it('ignore variables that are set to nothing', () => {
    expect(resolveModes({}, 'new', { TERMTAPE_RECORD: '', TERMTAPE_FALLBACK: '' })).toMatchObject({
      record: 'NEW',
    })
  })

  it.each([
    [undefined, 'new'],
    ['', 'new'],
    ['0', 'new'],
    ['false', 'new'],
    ['1', 'none'],
    ['true', 'none'],
    ['some-service', 'none'],
  ] as const)('follow CI=%s where no Vitest is: %s', (CI, policy) => {
    expect(policyOf(CI === undefined ? {} : { CI })).toBe(policy)
  })
})
