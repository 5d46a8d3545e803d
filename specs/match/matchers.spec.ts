import { describe, expect, it } from 'vitest'
import { matchCommand, type CommandMatcherOptions } from '../../src/match/command.ts'
import { matchEnv, type EnvMatcherOptions } from '../../src/match/env.ts'
import { comparedPrompt } from '../../src/match/prompt.ts'
import { matchState } from '../../src/match/state.ts'

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

  it.each<[string | undefined, string | undefined, string]>([
    [undefined, undefined, 'equal'],
    [undefined, '/b/tool', 'equal'],
    ['/a/tool', '/a/tool', 'equal'],
    ['/a/tool', '/b/tool', 'program: /[-a-]{+b+}/tool'],
    ['/a/tool', undefined, 'program: [-/a/-]tool'],
  ])('compares where a program is, if that is recorded: %s against %s', (before, after, why) => {
    const verdict = matchCommand(
      { program: 'tool', args: [], path: before },
      { program: 'tool', args: [], path: after },
    )
    expect(verdict.why).toBe(why)
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

describe('prompt, state', () => {
  it('compare prompts without blanks at the end, or by a pattern', () => {
    expect(comparedPrompt('$ ')).toBe(comparedPrompt('$'))
    expect(comparedPrompt('a$ ')).not.toBe(comparedPrompt('b$ '))
    const pattern = /\$ ?$/
    expect(comparedPrompt('a$ ', { pattern })).toBe(comparedPrompt('b$ ', { pattern }))
    expect(comparedPrompt('a> ', { pattern })).not.toBe(comparedPrompt('b> ', { pattern }))
    expect(comparedPrompt(null)).not.toBe(comparedPrompt(''))
    expect(comparedPrompt('a$ ', { ignore: true })).toBe(comparedPrompt(null, { ignore: true }))
    expect(comparedPrompt('a 7', { normalise: (text) => text.replace('7', '9') })).toBe('a 9')
  })

  it('compare state hashes where both sides have one', () => {
    expect(matchState('a', 'b').same).toBe(false)
    expect(matchState(null, 'b').same).toBe(true)
    expect(matchState('a', 'b', { custom: () => true }).same).toBe(true)
  })
})
