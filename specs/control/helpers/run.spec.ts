import { readFileSync } from 'node:fs'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { CommandError, ExpectTimeoutError, ProcessExitedError, SpawnError } from '../../../src/errors.ts'
import { run } from '../../../src/control/helpers/run.ts'
import { runScript } from '../../../src/control/helpers/run-script.ts'
import { testCommand } from '../../../src/control/helpers/test-command.ts'
import { interactiveCommand } from '../../../src/control/helpers/interactive-command.ts'
import type { Spawner } from '../../../src/control/helpers/start-command.ts'
import { spawn } from '../../../src/open/spawn.ts'
import { processTable } from '../../../src/live/process-table.ts'
import { EOF, TIMEOUT } from '../../../src/session/pattern.ts'
import { program } from '../../live/subject.ts'

const asker = [
  'sh',
  '-c',
  'printf "Name? "; read n; printf "Age? "; read a; echo "$n is $a"; [ "$a" -gt 0 ]',
] as const

/** Processes whose command line holds a word. */
function running(word: string): number[] {
  return processTable()
    .filter(({ pid }) => commandOf(pid).includes(word))
    .map(({ pid }) => pid)
}

function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'latin1')
  } catch {
    return ''
  }
}

describe('run', () => {
  it('gives the text', async () => {
    expect(await run('printf "one\\ntwo\\n\\n"')).toBe('one\ntwo\n')
    expect(await run(['printf', '%s', 'two words'])).toBe('two words')
    expect(await run('true')).toBe('')
  })

  it('takes standard input, also of a program that does not read it', async () => {
    expect(await run('wc -l', { input: 'a\nb\n' })).toBe('2')
    expect(await run('wc -c', { input: new Uint8Array(300_000) })).toBe('300000')
    expect(await run('cat', { input: '' })).toBe('')
    expect(await run('true', { input: 'x'.repeat(1_000_000) })).toBe('')
  })

  it('tells what comes, and gives one stream alone', async () => {
    const heard: string[] = []
    const both = ['sh', '-c', 'echo out; echo err >&2'] as const
    const onOutput = (text: string, stream: string): void => void heard.push(`${stream} ${text}`)
    expect(await run(both, { transport: 'pipe', stream: 'stdout', onOutput })).toBe('out')
    expect(heard.toSorted((one, other) => one.localeCompare(other))).toEqual(['stderr err\n', 'stdout out\n'])
    expect(await run(both, { transport: 'pipe', stream: 'stderr' })).toBe('err')
    let bytes = 0
    await run('head -c 30000000 /dev/zero', { onOutput: (text) => (bytes += text.length) })
    expect(bytes).toBe(30_000_000)
  })

  it('gives all of a long text, not only what a session retains', async () => {
    const lines = (await run('seq 1 200000')).split('\n')
    expect(lines).toHaveLength(200_000)
    expect([lines[0], lines.at(-1)]).toEqual(['1', '200000'])
  })

  it.each([
    [
      'sh -c "echo partly; exit 3"',
      { code: 3, signal: null },
      '"sh -c \\"echo partly; exit 3\\"" ended with exit code 3.\n  partly',
    ],
    [
      "sh -c 'echo partly; kill -9 $$'",
      { code: null, signal: 'SIGKILL' },
      'ended with signal SIGKILL.\n  partly',
    ],
  ])('%s is an error with status and output', async (command, exit, message) => {
    const error = await run(command).catch((caught: unknown) => caught)
    expect(error).toBeInstanceOf(CommandError)
    expect(error).toMatchObject({
      problem: 'exit',
      exit,
      output: 'partly',
      message: expect.stringContaining(message),
    })
  })

  it('is an error of its own where there is no such program, or no such line', async () => {
    await expect(run('no-such-program-here')).rejects.toBeInstanceOf(SpawnError)
    await expect(run('seq 3 | wc')).rejects.toThrow(/^Invalid command/)
  })

  it('leaves no process when the time is up', async () => {
    const word = `31.${process.pid}`
    const script = `setsid sleep ${word} & trap "" HUP TERM; echo begun; sleep ${word}`
    await expect(run(['sh', '-c', script], { timeoutMs: 300 })).rejects.toBeInstanceOf(ExpectTimeoutError)
    expect(running(word)).toEqual([])
  })

  it('leaves no process when the command left one', async () => {
    const word = `32.${process.pid}`
    await run(['sh', '-c', `setsid sleep ${word} >/dev/null 2>&1 & echo done`])
    expect(running(word)).toEqual([])
  })

  it('answers questions: with lines, with functions, as often as they come', async () => {
    expect(
      await run(asker, {
        events: [
          ['Name? ', 'Ada\n'],
          ['Age? ', '36'],
        ],
      }),
    ).toContain('Ada is 36')
    const asked: string[] = []
    const output = await run(asker, {
      events: [
        [
          /(\w+)\? $/,
          ({ groups: [what = ''] }) => {
            asked.push(what)
            return String(asked.length)
          },
        ],
      ],
    })
    expect(output).toContain('1 is 2')
    expect(asked).toEqual(['Name', 'Age'])
  })

  it('waits for one thing and says another, as the short form', async () => {
    expect(
      await run(['sh', '-c', 'printf "Name? "; read n; echo "hi $n"'], { expect: 'Name? ', send: 'Ada' }),
    ).toContain('hi Ada')
    await expect(run('true', { expect: 'Name? ' })).rejects.toBeInstanceOf(ProcessExitedError)
  })

  it('stops when a response says so, without an error', async () => {
    expect(await run(['sh', '-c', 'echo enough; sleep 100'], { events: [['enough', () => true]] })).toBe(
      'enough',
    )
    expect(await run(['sh', '-c', 'echo slow; sleep 100'], { timeoutMs: 200, events: [[TIMEOUT, '']] })).toBe(
      'slow',
    )
    let ended = ''
    await run('echo over', { events: [[EOF, ({ before }) => void (ended = before)]] })
    expect(ended).toBe('over\r\n')
  })

  it('reports the error of a response, and ends the program', async () => {
    const word = `33.${process.pid}`
    const failing = run(['sh', '-c', `echo go; sleep ${word}`], {
      events: [
        [
          'go',
          () => {
            throw new Error('no')
          },
        ],
      ],
    })
    await expect(failing).rejects.toThrow('no')
    expect(running(word)).toEqual([])
  })

  it('keeps standard error on a pipe too', async () => {
    expect(await run(['sh', '-c', 'echo out; echo err >&2'], { transport: 'pipe' })).toBe('out\nerr')
  })
})

describe('testCommand', () => {
  it.each([
    ['echo one two', 'one', true, []],
    ['echo one two', ['one', 'two'], true, []],
    ['echo one two', ['one', 'three', 'four'], false, ['three', 'four']],
    ['sh -c "echo one; exit 1"', 'one', false, []],
    ['echo one', [], true, []],
    ['no-such-program-here', 'one', false, ['one']],
  ])('%s, %j: %s', async (command, expected, ok, missing) => {
    expect(await testCommand(command, expected)).toMatchObject({ ok, missing })
  })
})

describe('interactiveCommand', () => {
  it('goes step by step', async () => {
    const steps = [
      { expect: 'Name? ', sendLine: 'Ada' },
      { expect: 'Age? ', send: '3', delayMs: 1 },
      { press: ['6', 'Enter'] },
    ]
    expect(await interactiveCommand(asker, steps)).toEqual({
      output: 'Name? Ada\nAge? 36\nAda is 36',
      exit: { code: 0, signal: null },
    })
  })

  it('tells how it ended, also when it did not', async () => {
    expect(await interactiveCommand('sh -c "exit 4"', [])).toEqual({
      output: '',
      exit: { code: 4, signal: null },
    })
    const word = `34.${process.pid}`
    expect(
      await interactiveCommand(['sh', '-c', `echo here; sleep ${word}`], [], { timeoutMs: 300 }),
    ).toEqual({ output: 'here', exit: null })
    expect(running(word)).toEqual([])
  })

  it('fails at the step whose pattern does not come', async () => {
    await expect(interactiveCommand('echo x', [{ expect: 'y' }])).rejects.toBeInstanceOf(ProcessExitedError)
  })
})

describe('runScript', () => {
  const scripts = async (): Promise<string[]> =>
    (await readdir(tmpdir())).filter((name) => name.startsWith('termtape-script-'))

  it('runs it with its arguments and removes it', async () => {
    const before = await scripts()
    const result = await runScript('python3 -u', 'import sys\nprint(6 * 7, sys.argv[1:])\n', {
      args: ['a b', 'c'],
    })
    expect(result).toMatchObject({
      output: "42 ['a b', 'c']",
      exit: { code: 0, signal: null },
      success: true,
    })
    expect(result.durationMs).toBeGreaterThan(0)
    expect(await scripts()).toEqual(before)
  })

  it('tells of a failure, and removes it then too', async () => {
    const before = await scripts()
    expect(await runScript('sh', 'echo oh; exit 3')).toMatchObject({
      output: 'oh',
      exit: { code: 3 },
      success: false,
    })
    await expect(runScript('sh', 'sleep 100', { timeoutMs: 200 })).rejects.toBeInstanceOf(ExpectTimeoutError)
    await expect(runScript('no-such-interpreter', '')).rejects.toBeInstanceOf(SpawnError)
    expect(await scripts()).toEqual(before)
  })

  it('runs the same script twice at a time', async () => {
    const both = await Promise.all([
      runScript('sh', 'echo $0; sleep 0.1'),
      runScript('sh', 'echo $0; sleep 0.1'),
    ])
    expect(new Set(both.map(({ output }) => output)).size).toBe(2)
  })
})

describe('on a tape', () => {
  let tapes: string
  beforeEach(async () => {
    tapes = await mkdtemp(join(tmpdir(), 'termtape-helpers-'))
  })
  afterEach(() => rm(tapes, { recursive: true }))

  it('each helper records and replays with whatever starts its session', async () => {
    const results = []
    for (const record of ['OVERWRITE', 'DISABLED'] as const) {
      const ordinals = new Map<string, number>()
      const taped: Spawner = (command, args, options) => {
        const ordinal = (ordinals.get(command) ?? 0) + 1
        ordinals.set(command, ordinal)
        return spawn(command, args, { ...options, tapes, tapeName: `tape-${ordinal}`, record })
      }
      results.push([
        await run(asker, {
          spawn: taped,
          events: [
            ['Name? ', 'Ada'],
            ['Age? ', '36'],
          ],
        }),
        await run('sh -c "exit 3"', { spawn: taped }).catch(String),
        await testCommand('echo one', 'one', { spawn: taped }).then(({ ok }) => ok),
        await interactiveCommand(
          ['sh', program('ticket.sh')],
          [
            { expect: 'Ticket? ', sendLine: 'lost' },
            { expect: 'Name? ', press: ['Ctrl+D'] },
          ],
          { spawn: taped },
        ),
        await runScript('sh', 'echo $0', { spawn: taped }).then(({ output }) => output),
      ])
    }
    expect(results[1]).toEqual(results[0])
  })
})
