import { describe, expect, it } from 'vitest'
import { commands } from '../../src/cli/commands.ts'
import { packageVersion } from '../../src/own-package.ts'
import { useHome } from '../control/home.ts'
import { shell } from './command-line.ts'

useHome()

describe('termtape', () => {
  it('says what it can', async () => {
    const { code, out } = await shell()
    expect(code).toBe(0)
    for (const name of Object.keys(commands)) expect(out).toContain(`\n  ${name} `)
    expect(await shell('--help')).toEqual({ code: 0, out, err: '' })
    expect(await shell('--version')).toEqual({ code: 0, out: `${packageVersion()}\n`, err: '' })
  })

  it.each(Object.entries(commands))('%s --help says how it is used', async (name, { usage, does }) => {
    expect(await shell(name, '-h')).toEqual({
      code: 0,
      out: `${`Usage: termtape ${name} ${usage}`.trimEnd()}\n\nTo ${does}.\n`,
      err: '',
    })
  })

  it.each([
    [['fly'], 'There is no command "fly".'],
    [['constructor'], 'There is no command "constructor".'],
    [['--fly'], "Unknown option '--fly'"],
    [['list', '--fly'], "Unknown option '--fly'"],
    [['open'], 'The program comes behind --'],
    [['open', 'a', 'b', '--', 'cat'], 'The program comes behind --'],
    [['open', '--idle', 'long', '--', 'cat'], '--idle takes seconds'],
    [['open', '--env', '=x', '--', 'cat'], '--env takes a variable'],
    [['attach'], 'It takes the id of one session'],
    [['send', 'a'], 'It takes the id of a session, and a text'],
    [['close'], 'It takes the ids'],
    [['cleanup', '--max-age', '-1'], "Option '--max-age' argument is ambiguous"],
    [['cleanup', '--max-age='], '--max-age takes minutes'],
    [['run', 'cat'], 'Unexpected argument'],
    [['run'], 'The program comes behind --'],
    [['serve', '--idle', 'x'], '--idle takes seconds'],
  ])('does not understand %j, and says why', async (args, words) => {
    const { code, out, err } = await shell(...args)
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toMatch(/^termtape: /)
    expect(err).toContain(words)
    expect(err).toContain('\nUsage: termtape ')
  })
})
