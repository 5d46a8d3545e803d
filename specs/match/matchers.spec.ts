import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { matchCommand, type CommandMatcherOptions } from '../../src/match/command.ts'
import { matchEnv, type EnvMatcherOptions } from '../../src/match/env.ts'
import { exchangeKey, keyHash } from '../../src/match/key.ts'
import { matchPrompt } from '../../src/match/prompt.ts'
import { matchState } from '../../src/match/state.ts'
import { matchStdin } from '../../src/match/stdin.ts'

describe('command', () => {
  it.each<[string[], string[], CommandMatcherOptions, boolean, string]>([
    [['-v'], ['-v'], {}, true, 'equal'],
    [['-v', 'a'], ['-v', 'b'], {}, false, 'argument 2: [-a-]{+b+}'],
    [['-v'], ['-v', 'x'], {}, false, 'argument 2: {+x+}'],
    [['run', '5'], ['run', '6'], { ignoreArgs: [1] }, true, 'equal'],
    [['--port', 'x'], ['--port=9', 'x'], { ignoreArgs: ['--port'] }, true, 'equal'],
    [['--seed=1', 'x'], ['--seed=2', 'x'], { ignoreArgs: ['--se*'] }, true, 'equal'],
    [['a', 'a'], ['a', 'b'], { ignoreArgs: [1] }, true, 'equal'],
    [
      ['--seed=1', 'x'],
      ['--seed=2', 'y'],
      { allowArgs: [/^--seed/] },
      false,
      'argument 1: --seed=[-1-]{+2+}',
    ],
    [['a'], ['b'], { ignore: true }, true, 'ignored'],
    [['a'], ['b'], { custom: () => true }, true, 'accepted by the custom matcher: argument 1: [-a-]{+b+}'],
    [['a'], ['b'], { custom: () => false }, false, 'argument 1: [-a-]{+b+}'],
  ])('%j against %j with %o: %s (%s)', (before, after, options, same, why) => {
    const verdict = matchCommand(
      { program: 'tool', args: before },
      { program: '/usr/bin/tool', args: after },
      options,
    )
    expect(verdict).toEqual({ same, why })
  })

  it('asks the custom matcher only when the default says "different"', () => {
    const asked: string[] = []
    const options: CommandMatcherOptions = { custom: ({ program }) => asked.push(program) > 0 }
    matchCommand({ program: 'a', args: [] }, { program: 'a', args: [] }, options)
    matchCommand({ program: 'b', args: [] }, { program: 'a', args: [] }, options)
    expect(asked).toEqual(['b'])
  })
})

describe('env', () => {
  it.each<[Record<string, string>, Record<string, string>, EnvMatcherOptions, boolean, string]>([
    [{ A: '1', B: '2' }, { B: '2', A: '1' }, {}, true, 'equal'],
    [{ A: '1' }, { A: '2' }, {}, false, 'A: [-1-]{+2+}'],
    [{ A: '1' }, {}, {}, false, 'A is not set'],
    [{}, { A: '1' }, {}, false, 'A was not set'],
    [{ A: '1', X: '1' }, { A: '1', X: '2' }, { allow: ['A'] }, true, 'equal'],
    [{ LC_ALL: '1' }, { LC_TIME: '2' }, { ignoreNames: ['LC_*'] }, true, 'equal'],
  ])('%j against %j with %o: %s (%s)', (before, after, options, same, why) => {
    expect(matchEnv(before, after, options)).toEqual({ same, why })
  })
})

describe('prompt, stdin, state', () => {
  it('compare prompts without blanks at the end, or by a pattern', () => {
    expect(matchPrompt('$ ', '$').same).toBe(true)
    expect(matchPrompt('a$ ', 'b$ ')).toEqual({ same: false, why: 'prompt: [-a-]{+b+}$' })
    expect(matchPrompt('a$ ', 'b$ ', { pattern: /\$ ?$/ }).same).toBe(true)
    expect(matchPrompt(null, '').same).toBe(false)
  })

  it('compare lines without their line end and raw keys exactly', () => {
    expect(matchStdin(line('x\r'), line('x')).same).toBe(true)
    expect(matchStdin(raw('x\r'), raw('x'))).toEqual({ same: false, why: String.raw`input: x[-\r-]` })
    expect(matchStdin(raw('x'), line('x')).why).toBe('input: raw was recorded, line came')
    expect(matchStdin(line('a'), line('b'), { normalise: () => 'same' }).same).toBe(true)
    expect(matchStdin(raw('\u001b[A'), raw('\u001b[B'), { normalise: () => 'same' }).same).toBe(false)
  })

  it('compare state hashes where both sides have one', () => {
    expect(matchState('a', 'b').same).toBe(false)
    expect(matchState(null, 'b').same).toBe(true)
    expect(matchState('a', 'b', { custom: () => true }).same).toBe(true)
  })
})

function line(data: string): { kind: string; data: string } {
  return { kind: 'line', data }
}

function raw(data: string): { kind: string; data: string } {
  return { kind: 'raw', data }
}

describe('key', () => {
  const parts = {
    program: 'sqlite3',
    args: ['-batch'],
    env: { B: '2', A: '1' },
    cwd: '.',
    prompt: 'sqlite> ',
    input: { kind: 'line', data: 'select 1;' },
  }

  it('is the same whatever the order of variables and the trailing line end', () => {
    const other = { ...parts, env: { A: '1', B: '2' }, input: { kind: 'line', data: 'select 1;\r' } }
    expect(exchangeKey(other)).toBe(exchangeKey(parts))
    expect(keyHash(exchangeKey(parts))).toMatch(/^[0-9a-f]{64}$/)
  })

  it('is another when any part that counts differs', () => {
    const changed = fc.constantFrom(
      { program: 'psql' },
      { args: ['-x'] },
      { env: { A: '1' } },
      { cwd: 'sub' },
      { prompt: null },
      { input: { kind: 'raw', data: 'select 1;' } },
    )
    fc.assert(fc.property(changed, (change) => exchangeKey({ ...parts, ...change }) !== exchangeKey(parts)))
  })

  it('leaves out what is ignored', () => {
    const options = { cwd: false, env: { ignore: true }, prompt: { ignore: true } }
    const other = { ...parts, cwd: '/elsewhere', env: {}, prompt: null }
    expect(exchangeKey(other, options)).toBe(exchangeKey(parts, options))
  })
})
