import { describe, expect, it } from 'vitest'
import { commands } from '../../src/cli/commands.ts'
import { commandHelp } from '../../src/cli/frame/help.ts'
import { everyCommand } from '../../src/cli/frame/table.ts'
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
    expect(await shell('help')).toEqual({ code: 0, out, err: '' })
    expect(await shell('--version')).toEqual({ code: 0, out: `${packageVersion()}\n`, err: '' })
  })

  it.each(everyCommand(commands))('$name --help says how it is used', async ({ name, entry }) => {
    const help = { code: 0, out: `${commandHelp(name, await entry.load(commands))}\n`, err: '' }
    expect(await shell(...name.split(' '), '-h')).toEqual(help)
  })

  it.each([
    [['fly'], 'Unknown command "fly".'],
    [['lsit'], 'Did you mean `termtape list`?'],
    [['constructor'], 'Unknown command "constructor".'],
    [['--fly'], 'Unknown option --fly.'],
    [['list', '--fly'], 'Unknown option --fly.'],
    [['list', '--actve'], 'Did you mean --active?'],
    [['open'], 'Missing program.'],
    [['open', 'a', 'b', '--', 'cat'], 'Unexpected argument "b".'],
    [['open', '--idle', 'long', '--', 'cat'], '--idle takes seconds'],
    [['open', '--env', '=x', '--', 'cat'], '--env takes a name and its value'],
    [['attach'], 'Missing session id.'],
    [['send', 'a'], 'Missing text or --key.'],
    [['close'], 'Missing session id.'],
    [['cleanup', '--max-age', '-1'], '--max-age needs a value.'],
    [['cleanup', '--max-age='], '--max-age takes minutes'],
    [['run'], 'Put the program after `--`'],
    [['fuzz', '--pacing', 'sideways', '--', 'cat'], '--pacing takes '],
    [['serve', '--idle', 'x'], '--idle takes seconds'],
    [['completion', 'tcsh'], 'No completion for "tcsh".'],
  ])('does not understand %j, and says why', async (args, words) => {
    const { code, out, err } = await shell(...args)
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toMatch(/^termtape: /)
    expect(err).toContain(words)
    expect(err).toContain('\nUsage: termtape ')
  })
})
