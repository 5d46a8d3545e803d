import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { commandOf, configOf } from '../../../src/control/registry/apply-program-config.ts'
import { control, controlFromConfig } from '../../../src/control/registry/control.ts'
import {
  deleteProgramConfig,
  listProgramConfigs,
  readProgramConfig,
  saveProgramConfig,
} from '../../../src/control/registry/program-configs.ts'
import { ExpectTimeoutError, OptionError, ProcessExitedError, StoreFormatError } from '../../../src/errors.ts'
import { useHome } from '../home.ts'

const home = useHome()

const login = {
  name: 'login',
  commandTemplate: `sh -c 'printf "name: "; read n; printf "colour: "; read c; echo "hello $n $c {word}"; exec cat'`,
  typicalTimeoutMs: 5_000,
  // In another order than it asks.
  expectSequences: [
    { pattern: 'colour: $', response: 'blue' },
    { pattern: 'name: $', response: 'ann' },
  ],
  readyIndicators: ['hello .*\\r\\n'],
  successIndicators: ['hello'],
  notes: 'asks twice',
  sampleOutput: { any: ['thing'] },
}

describe('a program configuration', () => {
  it('is read back as it was saved', async () => {
    await saveProgramConfig(login)
    expect(await readProgramConfig('login')).toEqual(login)
    expect(await listProgramConfigs()).toEqual(['login'])
    await saveProgramConfig({ name: 'bare', commandTemplate: 'cat' })
    expect(await readProgramConfig('bare')).toEqual({
      name: 'bare',
      commandTemplate: 'cat',
      typicalTimeoutMs: 30_000,
      expectSequences: [],
      successIndicators: [],
      readyIndicators: [],
      notes: '',
      sampleOutput: null,
    })
    expect(await listProgramConfigs()).toEqual(['bare', 'login'])
  })

  it('has the contract’s fields on disk', async () => {
    await saveProgramConfig(login)
    expect(JSON.parse(await readFile(join(home.folder, 'programs/login.json'), 'utf8'))).toMatchObject({
      name: 'login',
      command_template: login.commandTemplate,
      expect_sequences: login.expectSequences,
      success_indicators: ['hello'],
      ready_indicators: login.readyIndicators,
      typical_timeout: 5,
      notes: 'asks twice',
      sample_output: { any: ['thing'] },
    })
  })

  it('is replaced by the next of its name, and gone once deleted', async () => {
    await saveProgramConfig({ name: 'a', commandTemplate: 'cat' })
    await saveProgramConfig({ name: 'a', commandTemplate: 'sh' })
    expect((await readProgramConfig('a')).commandTemplate).toBe('sh')
    expect(await deleteProgramConfig('a')).toBe(true)
    expect(await deleteProgramConfig('a')).toBe(false)
    await expect(readProgramConfig('a')).rejects.toThrow(/there is none/)
  })

  it.each(['../a', 'a/b', '', '.a'])('has no name like %j', async (name) => {
    await expect(saveProgramConfig({ name, commandTemplate: 'cat' })).rejects.toThrow(OptionError)
    await expect(readProgramConfig(name)).rejects.toThrow(OptionError)
    await expect(deleteProgramConfig(name)).rejects.toThrow(OptionError)
  })

  it.each(['(', '(a+)+$', ''])('has no pattern like %j', async (pattern) => {
    const config = { name: 'a', commandTemplate: 'cat', readyIndicators: [pattern] }
    await expect(saveProgramConfig(config)).rejects.toThrow(StoreFormatError)
    expect(await listProgramConfigs()).toEqual([])
  })
})

describe('a command template', () => {
  it('takes each value as one word, whatever it holds', () => {
    const config = { name: 'a', commandTemplate: 'ssh -p {port} {user}@{host} "run {what}"' }
    expect(commandOf(config, { port: '22', user: 'u', host: "h; rm -rf '/'", what: '$(x) {port}' })).toEqual({
      command: 'ssh',
      args: ['-p', '22', "u@h; rm -rf '/'", 'run $(x) {port}'],
    })
  })

  it('names a value that is missing, inherited ones included', () => {
    expect(() => commandOf({ name: 'a', commandTemplate: 'x {toString}' }, {})).toThrow(/toString/)
  })
})

describe('a program started by its configuration', () => {
  it('was answered when it is given, in whatever order it asked', async () => {
    await saveProgramConfig(login)
    const session = await controlFromConfig('login', { values: { word: 'friend' } })
    expect(session.output).toContain('hello ann blue friend')
    expect(session.timeoutMs).toBe(5_000)
    // A second one gets the same session, and nothing is answered again.
    expect((await controlFromConfig('login', { values: { word: 'friend' } })) === session).toBe(true)
  })

  it('may be told by name to `control`', async () => {
    await saveProgramConfig({
      name: 'ask',
      commandTemplate: 'x',
      expectSequences: [{ pattern: '\\? $', response: 'yes' }],
    })
    const session = await control(`sh -c 'printf "sure? "; read a; echo "got $a"; exec cat'`, {
      withConfig: 'ask',
    })
    await session.expect('got yes')
  })

  it('is given to everybody only when it is ready', async () => {
    await saveProgramConfig(login)
    const both = await Promise.all([1, 2].map(() => controlFromConfig('login', { values: { word: 'x' } })))
    expect(both.map(({ output }) => output.includes('hello ann blue x'))).toEqual([true, true])
  })

  it('is closed when it does not become ready', async () => {
    await saveProgramConfig({
      name: 'mute',
      commandTemplate: 'cat',
      typicalTimeoutMs: 100,
      readyIndicators: ['ready'],
    })
    await expect(controlFromConfig('mute', { sessionId: 'mute' })).rejects.toThrow(ExpectTimeoutError)
    const { listSessions } = await import('../../../src/control/registry/control.ts')
    expect(await listSessions()).toMatchObject([{ id: 'mute', state: 'dead' }])
    await saveProgramConfig({ name: 'short', commandTemplate: 'true', readyIndicators: ['ready'] })
    await expect(controlFromConfig('short')).rejects.toThrow(ProcessExitedError)
  })

  it('can be made from a session, without its secrets', async () => {
    const token = ['ghp', '0a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R'].join('_')
    const session = await control('sh', { args: ['-c', `echo "your token ${token}"; exec cat`] })
    await session.expect(/token \S+/)
    await saveProgramConfig(await configOf(session, { name: 'made', notes: 'by hand' }))
    const made = await readProgramConfig('made')
    expect(made).toMatchObject({ name: 'made', notes: 'by hand', typicalTimeoutMs: 30_000 })
    expect(made.sampleOutput).toContain('your token ⟨secret:token:1⟩')
    expect(JSON.stringify(made.sampleOutput)).not.toContain(token)
  })
})
