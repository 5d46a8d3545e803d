import { describe, expect, it } from 'vitest'
import { extractCommandsFromHelp } from '../../src/patterns/extract-commands.ts'

/** Names with their aliases, as `help/?`. */
function names(help: string): string[] {
  return extractCommandsFromHelp(help).map(({ name, aliases }) => [name, ...aliases].join('/'))
}

describe('commands in help', () => {
  it.each<[string, string, string[]]>([
    ['columns', '  init       Make one\n  add FILE   Add a file\n', ['init', 'add']],
    ['tabs', 'init\tMake one\nadd\tAdd a file\n', ['init', 'add']],
    ['two words', '  remote add NAME URL  Add\n  remote rm NAME       Remove\n', ['remote add', 'remote rm']],
    ['arguments in capitals', 'set KEY VALUE   Set a key\nget KEY         Get it\n', ['set', 'get']],
    ['arguments in lower case', 'set key value   Set a key\nget key         Get it\n', ['set', 'get']],
    [
      'aliases',
      'help, ?      This help\nquit | exit  Leave\nlist (ls) [path]  List\n',
      ['help/?', 'quit/exit', 'list/ls'],
    ],
    ['dashes', 'copy [-r] A B -- copy files\nstop - stop it\n', ['copy', 'stop']],
    ['colons', 'help: show help\nquit: leave\n', ['help', 'quit']],
    ['abbreviations', 'c[opy] SRC DST -- copy\nd[elete] FILE -- delete\n', ['copy', 'delete']],
    [
      'dot-commands',
      '.echo on|off   Echo\n.log FILE|off  Log\n.dump ?OBJECTS?  Dump\n',
      ['.echo', '.log', '.dump'],
    ],
    [
      'one-letter menus',
      'Generic\n   a   toggle a flag\n   d   delete\n\nMisc\n   m   print this menu\n',
      ['a', 'd', 'm'],
    ],
    [
      'several columns',
      'Commands are:\n\n!\t\tdir\t\tmdelete\naccount\t\texit\t\tmget\n',
      ['!', 'dir', 'mdelete', 'account', 'exit', 'mget'],
    ],
    [
      'a Markdown table',
      '| Command | What |\n|---|---|\n| `start` | Start |\n| `stop` | Stop |\n',
      ['start', 'stop'],
    ],
    ['a table of single words', '| add | Adds |\n| rm, del | Removes |\n', ['add', 'rm/del']],
    ['synopses', 'get KEY\nset KEY VALUE\ndel KEY [KEY ...]\nquit\n', ['get', 'set', 'del', 'quit']],
    ['names below a heading', 'Commands:\n  start\n  stop\n', ['start', 'stop']],
    ['a sentence', 'Available commands are start, stop and status.\n', ['start', 'stop', 'status']],
    [
      'argparse',
      'usage: p [-h] {init,add} ...\n\npositional arguments:\n  {init,add}\n    init      make\n    add       add\n',
      ['init', 'add'],
    ],
  ])('%s', (_, help, expected) => {
    expect(names(help)).toEqual(expected)
  })

  it('come with their arguments and their whole description', () => {
    const help =
      '  run [args]   Runs the program and\n               prints what it says.\n  stop         Stops it.\n'
    expect(extractCommandsFromHelp(help)).toEqual([
      { name: 'run', aliases: [], args: '[args]', description: 'Runs the program and prints what it says.' },
      { name: 'stop', aliases: [], args: '', description: 'Stops it.' },
    ])
  })
})

describe('what is no command', () => {
  it.each([
    ['options', 'Options:\n  -v, --verbose  Be loud\n  -h, --help     Help\n'],
    ['an option alone', '-v, --verbose'],
    ['environment variables', 'Environment variables:\n  HOME   your home\n  PATH   where to look\n'],
    ['prose', 'This program is free software; you can\nredistribute it and/or modify it.\n'],
    ['a total', 'Total: 5 (ok)\n'],
    ['a refusal', "Unknown command 'help'.\n"],
    ['nothing', ''],
  ])('%s', (_, help) => {
    expect(names(help)).toEqual([])
  })

  it('is an option between commands', () => {
    expect(
      names('Commands:\n  run   Run it\n  stop  Stop it\n\nOptions:\n  -v, --verbose  Be loud\n'),
    ).toEqual(['run', 'stop'])
  })
})

it('reads long and hostile help in a moment', () => {
  for (const line of [
    'a '.repeat(20_000),
    'a, '.repeat(20_000),
    `${'['.repeat(20_000)}x`,
    ' '.repeat(50_000),
  ])
    expect(names(`Commands: ${line}\n${line}\n${line}`).length).toBeLessThan(300)
})
