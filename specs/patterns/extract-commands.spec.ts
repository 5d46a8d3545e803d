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
    [
      'strokes',
      'find/list [NAME]\nquit/exit\nset OPTION VALUE\nabout\n',
      ['find/list', 'quit/exit', 'set', 'about'],
    ],
    [
      'a rule below the heading',
      'Documented commands (type help <topic>):\n========\nhelp  quit  show\n',
      ['help', 'quit', 'show'],
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

describe('help as real programs lay it out', () => {
  const named = (help: string): string[] => extractCommandsFromHelp(help).map(({ name }) => name)

  it('in two tables side by side', () => {
    const help = [
      'List/search source lines:               Control script execution:',
      '  l [ln|sub]  List source code            T           Stack trace',
      '  v [line]    View around line            n [expr]    Next, steps over subs',
      '  f filename  View source in file         r           Return from subroutine',
      '  M           Show module versions        c [ln|sub]  Continue until position',
      'Debugger controls:                        L           List break/watch/actions',
    ].join('\n')
    expect(named(help)).toEqual(['l', 'v', 'f', 'M', 'T', 'n', 'r', 'c', 'L'])
  })

  it('in such tables with names and arguments that fill their column, and names that are signs', () => {
    const help = [
      'List/search source lines:               Control script execution:',
      '  l [ln|sub]  List source code            T           Stack trace',
      '  - or .      List previous/current line  s [expr]    Single step [in expr]',
      '  M           Show module versions        c [ln|sub]  Continue until position',
      '  o [...]     Set debugger options        t [n] [expr] Toggle trace [max depth] ][trace expr]',
      '  ! [N|pat]   Redo a previous command     B ln|*      Delete a/all breakpoints',
      '  h [db_cmd]  Get help on command         w expr      Add a watch expression',
      '  q or ^D     Quit                        R           Attempt a restart',
      '  S [[!]pat]     List subroutine names [not] matching pattern',
    ].join('\n')
    expect(named(help).toSorted()).toEqual('! - B M R S T c h l o q s t w'.split(' '))
  })

  it('with a number behind an argument, and signs for names', () => {
    expect(
      extractCommandsFromHelp('base BASE\nmove INDEX 1 INDEX 2\npop [INDEX]\nswap [INDEX 1] [INDEX 2]').map(
        ({ name, args }) => `${name} ${args}`,
      ),
    ).toEqual(['base BASE', 'move INDEX 1 INDEX 2', 'pop [INDEX]', 'swap [INDEX 1] [INDEX 2]'])
  })

  it('with a sentence set in below a marked name, under centred headings', () => {
    const help = [
      '                              General',
      '#help',
      '  Prints a list of all available directives, with corresponding argument type',
      '  if appropriate.',
      '#quit',
      '  Exit the toplevel.',
      '',
      '                              Loading code',
      '#cd <str>',
      '  Change the current working directory.',
      '#use <str>',
      '  Read, compile and execute source phrases from the given file.',
    ].join('\n')
    const rows = extractCommandsFromHelp(help)
    expect(rows.map(({ name, args }) => `${name} ${args}`.trim())).toEqual([
      '#help',
      '#quit',
      '#cd <str>',
      '#use <str>',
    ])
    expect(rows[1]?.description).toBe('Exit the toplevel.')
    expect(rows[2]?.description).toBe('Change the current working directory.')
  })

  it('in a paragraph, signs among them', () => {
    expect(named('Commands are:\n#, -, !, =, ?, |, alias, account, bind, Copy,\ncache, call_if, z')).toEqual(
      '# - ! = ? | alias account bind Copy cache call_if z'.split(' '),
    )
  })

  it('with arguments in plain words behind an option', () => {
    const help = [
      'chgrp [-h] grp path                Change group of file',
      'ln [-s] oldpath newpath            Link remote file',
      'lumask umask                       Set local umask',
      '!command                           Execute a command',
      '!                                  Escape to local shell',
    ].join('\n')
    expect(named(help)).toEqual(['chgrp', 'ln', 'lumask', '!'])
  })

  it('with what they mean on the line below', () => {
    const help =
      '|  /list [all]\n|  \tlist the source\n|  /! \n|  \trerun last snippet -- see /help rerun\n|  /reset [-a <path>]...\n|  \treset'
    expect(named(help)).toEqual(['/list', '/!', '/reset'])
  })

  it('a name without a word of help may come before the others', () => {
    expect(named('enter     Enter the hall\ndrop\nlook      Show the cave')).toEqual([
      'enter',
      'drop',
      'look',
    ])
  })

  it('headings in capitals, titles and refusals are no commands', () => {
    expect(
      named('SUMMARY OF COMMANDS\n\n  h  Show this help\n  q  Quit\n\nMISCELLANEOUS COMMANDS\n'),
    ).toEqual(['h', 'q'])
    expect(named('unknown option -- -\nusage: tool [-q] file')).toEqual([])
  })
})
