import { describe, expect, it } from 'vitest'
import { nextTurn, now, sleep } from '../../src/clock.ts'
import { OptionError } from '../../src/errors.ts'
import { Pacer } from '../../src/replay/pace.ts'
import type { PlayerOptions } from '../../src/replay/player.ts'
import type { ReplayContext } from '../../src/replay/context.ts'
import { heard, line, rejection, session, taped } from './stage.ts'

const tape = taped(
  [
    ['a', 'answer a'],
    ['b', 'answer b'],
  ],
  { exit: { code: 3, signal: null } },
)

describe('a pacer', () => {
  it('keeps the order, whatever the delays', async () => {
    const pacer = new Pacer()
    const done: number[] = []
    pacer.begin()
    const delays = [3, 0, 2, 0, 0, 1, 4]
    await new Promise<void>((resolve) => {
      for (const [index, delay] of delays.entries()) pacer.plan(delay, () => done.push(index))
      pacer.plan(0, resolve)
      pacer.go()
    })
    expect(done).toEqual([...delays.keys()])
    expect(pacer.busy).toBe(false)
  })

  it('does at once what needs no wait, and nothing else', async () => {
    const pacer = new Pacer()
    const done: string[] = []
    pacer.begin()
    pacer.plan(0, () => done.push('now'))
    pacer.plan(1, () => done.push('later'))
    pacer.go()
    expect([done, pacer.busy]).toEqual([['now'], true])
    pacer.stop()
    expect(pacer.busy).toBe(false)
    await sleep(2)
    expect(done).toEqual(['now'])
  })

  it('does not let delays add up: what a late step made late is done with it', async () => {
    const pacer = new Pacer()
    let done = 0
    pacer.begin()
    const inTheSameTurn = new Promise<number>((resolve) => {
      pacer.plan(1, () => {
        const until = now() + 30
        while (now() < until);
        queueMicrotask(() => resolve(done))
      })
      for (let step = 0; step < 10; step++) pacer.plan(2, () => done++)
    })
    pacer.go()
    expect(await inTheSameTurn).toBe(10)
  })

  it('counts delays from the last step planned while that is still to come', async () => {
    const pacer = new Pacer()
    const done: string[] = []
    const afterFirst = new Promise<string[]>((resolve) => {
      pacer.begin()
      pacer.plan(200, () => {
        done.push('first')
        queueMicrotask(() => resolve([...done]))
      })
      pacer.begin()
      pacer.plan(200, () => done.push('second'))
      pacer.go()
    })
    expect(await afterFirst).toEqual(['first'])
    pacer.stop()
  })

  it('waits longer than a timer of Node can', async () => {
    const warnings: Error[] = []
    const onWarning = (warning: Error): unknown => warnings.push(warning)
    process.on('warning', onWarning)
    const pacer = new Pacer()
    let isDone = false
    pacer.begin()
    pacer.plan(2 ** 31, () => (isDone = true))
    pacer.go()
    await sleep(5)
    pacer.stop()
    process.off('warning', onWarning)
    expect([isDone, warnings]).toEqual([false, []])
  })
})

describe('a replay', () => {
  it('at recorded pace gives the same output, exit and order as an instant one', async () => {
    for (const options of [
      {},
      { pace: 'recorded' },
      { latency: 1 },
      { latency: [0, 2] },
    ] satisfies Partial<PlayerOptions>[]) {
      const replayed = session(tape, options)
      await replayed.expect('sqlite> ')
      await replayed.sendLine('a')
      await replayed.expect('answer a')
      await replayed.sendLine('b')
      expect(await replayed.exit).toEqual({ code: 3, signal: null })
      expect(replayed.output).toBe('SQLite version 3.40.1\r\nsqlite> answer aanswer b')
    }
  })

  it('is over before send returns where nothing is waited for', async () => {
    const { player, news } = heard(tape)
    expect(news()).toContain('SQLite')
    void player.send(line('a'))
    expect(news()).toBe('answer a')
  })

  it('at recorded pace waits, and says that it is silent only after the last output', async () => {
    const { player, news, silences } = heard(tape, { pace: 'recorded' })
    expect([news(), silences.length]).toEqual(['', 0])
    while (silences.length === 0) await nextTurn()
    expect(news()).toContain('SQLite')
    await player.close()
  })

  it('takes inputs that come before the output is out, and plays them behind it', async () => {
    const { player, news, exits } = heard(tape, { pace: 'recorded' })
    await player.send(line('a'))
    await player.send(line('b'))
    while (exits.length === 0) await nextTurn()
    expect(news()).toBe('SQLite version 3.40.1\r\nsqlite> answer aanswer b')
  })

  it('does not call itself silent while output is on its way, not even when it refuses an input', async () => {
    const { player, silences } = heard(tape, { pace: 'recorded' })
    await rejection(player.send(line('x')))
    expect(silences).toEqual([])
    while (silences.length === 0) await nextTurn()
    expect(silences[0]?.()).toMatchObject({ reason: 'no-exchange' })
    await player.close()
  })

  it('that is closed says nothing more', async () => {
    const { player, news, exits } = heard(tape, { pace: 'recorded' })
    await player.close()
    await sleep(20)
    expect([news(), exits]).toEqual(['', [{ code: null, signal: 'SIGHUP' }]])
  })
})

describe('latency', () => {
  it('is asked for every chunk', async () => {
    const asked: (readonly [number, string | null])[] = []
    const latency = ({ exchangeIndex, prompt }: ReplayContext): number => {
      asked.push([exchangeIndex, prompt])
      return 0
    }
    const two = structuredClone(tape)
    two.exchanges[1]!.output.chunks.push({ delay_ms: 0, text: ['\r\n> '] })
    const { player } = heard(two, { latency })
    await player.send(line('a'))
    await player.send(line('b'))
    expect(asked).toEqual([
      [0, null],
      [1, 'sqlite> '],
      [1, 'sqlite> '],
      [2, '> '],
    ])
  })

  it('of the tape goes before the option', () => {
    const own = { ...tape, meta: { ...tape.meta, latency: [0, 0] as [number, number] } }
    expect(heard(own, { latency: 1_000_000 }).news()).toContain('SQLite')
    const slow = { ...tape, meta: { ...tape.meta, latency: 1_000_000 } }
    const { player, news } = heard(slow, { latency: 0 })
    expect(news()).toBe('')
    return player.close()
  })

  it('stays within its range and is the same for the same seed', async () => {
    const drawn = async (seed: number): Promise<number[]> => {
      const delays: number[] = []
      const output = (value: (typeof tape)['exchanges'][0]['output']): typeof value => {
        delays.push(...value.chunks.map((chunk) => chunk.delay_ms))
        return { chunks: value.chunks.map((chunk) => ({ ...chunk, delay_ms: 0 })) }
      }
      const { player } = heard(tape, { latency: [10, 20], seed, decorate: { output } })
      await player.send(line('a'))
      await player.send(line('b'))
      return delays
    }
    const first = await drawn(1)
    expect(first).toHaveLength(3)
    expect(first.every((delay) => delay >= 10 && delay < 20)).toBe(true)
    expect(new Set(first).size).toBe(3)
    expect(await drawn(1)).toEqual(first)
    expect(await drawn(2)).not.toEqual(first)
  })

  it('from a function must be a number of milliseconds', async () => {
    const { player } = heard(tape, { latency: ({ exchangeIndex }) => (exchangeIndex === 0 ? 0 : Number.NaN) })
    expect(await rejection(player.send(line('a')))).toBeInstanceOf(OptionError)
  })
})
