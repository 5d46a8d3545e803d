import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { InjectedFaultError, OptionError, TapeMissError } from '../../src/errors.ts'
import { truncated } from '../../src/replay/faults.ts'
import type { PlayerOptions } from '../../src/replay/player.ts'
import { randomOf } from '../../src/replay/random.ts'
import { bytesOfChunk } from '../../src/tape/data.ts'
import type { Exchange } from '../../src/tape/tape.ts'
import { anyTape } from '../tape/any-tape.ts'
import { heard, line, rejection, session, taped } from './stage.ts'

const many = taped(Array.from({ length: 1000 }, (_, index) => [`${index}`, `${index};`] as const))

/** The indexes of the inputs that met a fault; each is sent until it is played. */
async function faultsOf(options: Partial<PlayerOptions>, tape = many): Promise<number[]> {
  const { player } = heard(tape, options)
  const met: number[] = []
  for (let index = 0; index < 1000; index++)
    while ((await rejection(player.send(line(`${index}`)))) instanceof InjectedFaultError) met.push(index)
  expect(player.leftOver()).toBeUndefined()
  expect(player.unplayed).toBe(0)
  return met
}

describe('an error rate', () => {
  it('injects as many faults as it says, the same for the same seed', async () => {
    const faults = await faultsOf({ errorRate: 30, seed: 7 })
    // Every input is tried until it is played, so 1000 of 1000 / 0.7 tries succeed.
    expect(faults.length).toBeGreaterThan(1000 * (0.3 / 0.7) * 0.85)
    expect(faults.length).toBeLessThan(1000 * (0.3 / 0.7) * 1.15)
    expect(await faultsOf({ errorRate: 30, seed: 7 })).toEqual(faults)
    expect(await faultsOf({ errorRate: 30, seed: 8 })).not.toEqual(faults)
    expect(await faultsOf({ errorRate: 30, seed: 7, latency: () => 0 })).toEqual(faults)
  })

  it('of 0 injects none', async () => {
    expect(await faultsOf({ errorRate: 0 })).toEqual([])
    expect(await faultsOf({ errorRate: () => 0 })).toEqual([])
  })

  it('of the tape goes before the option, and so does its seed', async () => {
    const own = { ...many, meta: { ...many.meta, errorRate: 30, seed: 7 } }
    expect(await faultsOf({ errorRate: 100, seed: 1 }, own)).toEqual(
      await faultsOf({ errorRate: 30, seed: 7 }),
    )
  })

  it('may be a function of where the replay stands', async () => {
    const { player } = heard(many, { errorRate: ({ exchangeIndex }) => (exchangeIndex === 2 ? 100 : 0) })
    await player.send(line('0'))
    expect(await rejection(player.send(line('1')))).toMatchObject({ exchange: 2, tape: 'tapes/p/a.json5' })
  })

  it('from a function must be a percentage too', async () => {
    const { player } = heard(many, { errorRate: ({ exchangeIndex }) => (exchangeIndex === 0 ? 0 : 101) })
    expect(await rejection(player.send(line('0')))).toBeInstanceOf(OptionError)
  })
})

describe('an injected error', () => {
  const failing = {
    errorRate: ({ exchangeIndex }: { exchangeIndex: number }) => (exchangeIndex === 1 ? 100 : 0),
  }
  const tape = taped([
    ['a', 'answer a'],
    ['b', 'answer b'],
  ])

  it('rejects the send, and is no miss', async () => {
    const error = await rejection(session(tape, failing).sendLine('a'))
    expect(error).toBeInstanceOf(InjectedFaultError)
    expect(error).not.toBeInstanceOf(TapeMissError)
    expect(String(error)).toMatch(/errorRate 100 asks for[^]*Nothing is wrong with the tape/)
  })

  it('fails the expect that waits', async () => {
    const replayed = session(tape, failing)
    const waiting = rejection(replayed.expect('answer a'))
    await rejection(replayed.sendLine('a'))
    expect(await waiting).toBeInstanceOf(InjectedFaultError)
  })

  it('in the opening fails the expect that waits for it', async () => {
    const replayed = session(tape, { errorRate: 100 })
    expect(await rejection(replayed.expect('SQLite'))).toBeInstanceOf(InjectedFaultError)
    expect(replayed.output).toBe('')
  })

  it('fails the expect that waits while earlier output is still on its way', async () => {
    const replayed = session(tape, { ...failing, pace: 'recorded' })
    const waiting = rejection(replayed.expect('answer a'))
    expect(await rejection(replayed.sendLine('a'))).toBeInstanceOf(InjectedFaultError)
    expect(await waiting).toBeInstanceOf(InjectedFaultError)
    expect(replayed.output).toContain('SQLite')
  })

  it('may be passed over: the input was lost, and the spec goes on', async () => {
    for (const order of ['strict', 'any'] as const) {
      const replayed = heard(tape, { ...failing, order })
      await rejection(replayed.player.send(line('a')))
      replayed.news()
      await replayed.player.send(line('b'))
      expect(replayed.news()).toBe('answer b')
      expect(replayed.player.leftOver()).toBeUndefined()
    }
  })

  it('does not hide a miss that comes later', async () => {
    const { player, silences } = heard(tape, failing)
    await rejection(player.send(line('a')))
    expect(silences.at(-1)?.()).toBeInstanceOf(InjectedFaultError)
    await player.send(line('b'))
    expect(silences.at(-1)?.()).toBeInstanceOf(TapeMissError)
    expect(await rejection(player.send(line('x')))).toBeInstanceOf(TapeMissError)
  })
})

describe('a truncation', () => {
  const tape = taped([['a', 'a long answer that will not come whole']], { exit: { code: 0, signal: null } })
  const cutting = {
    fault: 'truncate',
    errorRate: ({ exchangeIndex }) => exchangeIndex * 100,
  } as const satisfies Partial<PlayerOptions>

  it('is a part of the output and an exit code', async () => {
    const { player, news, exits } = heard(tape, { ...cutting, faultExitCode: 70 })
    news()
    await player.send(line('a'))
    const said = news()
    expect('a long answer that will not come whole'.startsWith(said)).toBe(true)
    expect(said.length).toBeLessThan(38)
    expect(exits).toEqual([{ code: 70, signal: null }])
    expect(player.leftOver()).toBeUndefined()
  })

  it('cuts elsewhere for another seed, and at the same place for the same', async () => {
    const lengths = new Set<number>()
    for (let seed = 1; seed <= 20; seed++) {
      const twice: string[] = []
      for (let time = 0; time < 2; time++) {
        const { player, news } = heard(tape, { ...cutting, seed })
        news()
        await player.send(line('a'))
        twice.push(news())
      }
      expect(twice[0]).toBe(twice[1])
      lengths.add(twice[0]?.length ?? -1)
    }
    expect(lengths.size).toBeGreaterThan(5)
  })

  it('keeps a first part of any output', () => {
    const outputs = anyTape.map(({ exchanges }) => exchanges[0]!.output)
    fc.assert(
      fc.property(outputs, fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), (output, share) => {
        const whole = bytesOf(output)
        const left = bytesOf(truncated(output, share))
        expect(left.length).toBe(Math.floor(whole.length * share))
        expect(whole.subarray(0, left.length).equals(left)).toBe(true)
      }),
    )
  })
})

describe('random numbers', () => {
  it('are the same for a seed and a purpose, and spread evenly', () => {
    const [one, same, other] = [randomOf(1, 'fault'), randomOf(1, 'fault'), randomOf(1, 'latency')]
    const tenths = Array.from({ length: 10 }, () => 0)
    let differing = 0
    for (let time = 0; time < 10_000; time++) {
      const value = one()
      expect(same()).toBe(value)
      if (other() !== value) differing++
      tenths[Math.floor(value * 10)]!++
    }
    expect(differing).toBeGreaterThan(9_990)
    for (const count of tenths) expect(Math.abs(count - 1000)).toBeLessThan(150)
  })
})

function bytesOf({ chunks }: Exchange['output']): Buffer {
  return Buffer.concat(chunks.map(bytesOfChunk))
}
