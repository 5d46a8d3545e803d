import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { CommandError, ExpectTimeoutError } from '../../../src/errors.ts'
import { CommandChain } from '../../../src/control/helpers/command-chain.ts'
import { parallelCommands } from '../../../src/control/helpers/parallel-commands.ts'
import { spawn } from '../../../src/open/spawn.ts'
import { watchProcess } from '../../../src/control/helpers/watch-process.ts'

describe('parallelCommands', () => {
  it('gives the results in the order of the commands, the same command as often as it is asked', async () => {
    const results = await parallelCommands([
      'sh -c "sleep 0.2; echo slow"',
      'echo same',
      'echo same',
      'sh -c "exit 2"',
      'no-such-program-here',
      ['printf', '%s', 'two words'],
    ])
    expect(results.map(({ command, ok, output }) => [command, ok, output])).toEqual([
      ['sh -c "sleep 0.2; echo slow"', true, 'slow'],
      ['echo same', true, 'same'],
      ['echo same', true, 'same'],
      ['sh -c "exit 2"', false, ''],
      ['no-such-program-here', false, expect.anything()],
      ["printf %s 'two words'", true, 'two words'],
    ])
    expect(results[3]).toMatchObject({ exit: { code: 2, signal: null }, error: expect.any(CommandError) })
  })

  it('never runs more at a time than it may, and that many it does', async () => {
    let running = 0
    const counts: number[] = []
    const counted: typeof spawn = async (...start) => {
      counts.push(++running)
      const session = await spawn(...start)
      void session.exit.then(() => running--)
      return session
    }
    await parallelCommands(
      Array.from({ length: 9 }, () => 'sleep 0.05'),
      { concurrency: 3, spawn: counted },
    )
    expect(Math.max(...counts)).toBe(3)
    expect(counts).toHaveLength(9)
  })

  it('gives up on each after its own time, and takes no commands too', async () => {
    const results = await parallelCommands(['sleep 100', 'echo one'], { timeoutMs: 300 })
    expect(results).toMatchObject([{ ok: false, error: expect.any(ExpectTimeoutError) }, { ok: true }])
    expect(await parallelCommands([])).toEqual([])
    await expect(parallelCommands(['true'], { concurrency: 0 })).rejects.toThrow(/^Invalid concurrency/)
  })
})

describe('watchProcess', () => {
  it('gives every match until the program ends', async () => {
    const matches = await watchProcess('seq 1 30', [/(\d*)3\r\n/, '21\r\n'])
    expect(matches.map(({ text }) => text.trim())).toEqual(['3', '13', '21', '23'])
  })

  it('is an empty list for a program that is over at once, or says none of it', async () => {
    expect(await watchProcess('true', 'anything')).toEqual([])
    expect(await watchProcess('echo one', 'two')).toEqual([])
  })

  it('ends when it is told to, or when the time is up', async () => {
    const seen: string[] = []
    const counter = 'sh -c "i=0; while :; do i=$((i+1)); echo tick $i; sleep 0.01; done"'.replaceAll(
      '$',
      '\\$',
    )
    const matches = await watchProcess(counter, /tick (\d+)\r\n/, {
      onMatch: ({ groups }) => {
        seen.push(groups[0] ?? '')
        return seen.length < 3
      },
    })
    expect(matches).toHaveLength(3)
    expect(seen).toEqual(['1', '2', '3'])
    expect(await watchProcess('sh -c "echo once; sleep 100"', 'once', { timeoutMs: 300 })).toHaveLength(1)
  })

  it('may talk back', async () => {
    const matches = await watchProcess(
      'sh -c "echo who; read a; echo hello \\$a; read a"',
      ['who', /hello \w+\r\n/],
      {
        onMatch: async ({ text }, session) => {
          if (text === 'who') await session.sendLine('Ada')
          return text === 'who'
        },
      },
    )
    expect(matches.map(({ text }) => text.trim())).toEqual(['who', 'hello Ada'])
  })
})

describe('CommandChain', () => {
  let cwd: string
  beforeEach(async () => {
    cwd = await mkdtemp(join(tmpdir(), 'termtape-chain-'))
  })
  afterEach(() => rm(cwd, { recursive: true }))

  /** Runs a chain of commands that each leave their name behind, and gives what became of them. */
  async function outcomes(chain: CommandChain): Promise<string[]> {
    return (await chain.run()).map((each) =>
      each.skipped === false ? (each.ok ? 'ok' : 'failed') : each.skipped,
    )
  }

  it('runs in its folder, one after the other', async () => {
    const chain = new CommandChain({ cwd, timeoutMs: 5_000 }).add('cp one two').add('cat two')
    await writeFile(join(cwd, 'one'), 'text')
    const results = await chain.run()
    expect(results.at(-1)).toMatchObject({ skipped: false, command: 'cat two', ok: true, output: 'text' })
    expect(await readFile(join(cwd, 'two'), 'utf8')).toBe('text')
  })

  it.each<[string, (chain: CommandChain) => CommandChain, string[]]>([
    ['nothing depends', (chain) => chain.add('false').add('true'), ['failed', 'ok']],
    [
      'condition false',
      (chain) => chain.add('true').add('true', { condition: () => false }),
      ['ok', 'condition'],
    ],
    [
      'condition on results',
      (chain) =>
        chain.add('echo yes').add('true', {
          condition: ([first]) => first?.skipped === false && first.output === 'yes',
        }),
      ['ok', 'ok'],
    ],
    ['on success', (chain) => chain.add('true').add('true', { onSuccess: true }), ['ok', 'ok']],
    [
      'on success after an earlier failure',
      (chain) => chain.add('false').add('true').add('true', { onSuccess: true }),
      ['failed', 'ok', 'earlier-failure'],
    ],
    ['on failure', (chain) => chain.add('false').add('true', { onFailure: true }), ['failed', 'ok']],
    [
      'on failure, but only of the command just before',
      (chain) => chain.add('false').add('true').add('true', { onFailure: true }),
      ['failed', 'ok', 'no-failure'],
    ],
    [
      'on failure, past one that was skipped',
      (chain) => chain.add('false').add('true', { onSuccess: true }).add('true', { onFailure: true }),
      ['failed', 'earlier-failure', 'ok'],
    ],
    ['on failure, first', (chain) => chain.add('true', { onFailure: true }), ['no-failure']],
    [
      'no such program',
      (chain) => chain.add('no-such-program-here').add('true', { onSuccess: true }),
      ['failed', 'earlier-failure'],
    ],
    ['nothing', (chain) => chain, []],
  ])('%s', async (_, build, expected) => {
    expect(await outcomes(build(new CommandChain({ cwd })))).toEqual(expected)
  })

  it('talks to a command that asks', async () => {
    const chain = new CommandChain({ cwd }).add("sh -c 'printf Name?; read n; echo hi $n'", {
      expect: 'Name?',
      send: 'Ada',
    })
    expect((await chain.run())[0]).toMatchObject({ ok: true, output: 'Name?Ada\nhi Ada' })
  })
})
