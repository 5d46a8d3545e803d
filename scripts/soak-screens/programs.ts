/** A full-screen program and what is typed: each step is compared once the program has answered it. `<Key>` is pressed. */
export interface Program {
  name: string
  command: string
  args?: readonly string[]
  steps: readonly string[]
  /** What it shows changes by itself or by chance: the other terminal gets what this one's program printed. */
  sameOutput?: true
}

const ncurses = (
  name: string,
  command: string,
  steps: readonly string[],
  args: readonly string[] = [],
): Program => ({
  name: `ncurses: ${name}`,
  command: `/usr/libexec/ncurses-examples/${command}`,
  args,
  steps,
})
const prompt = (name: string, steps: readonly string[]): Program => ({
  name,
  command: process.execPath,
  args: [`specs/programs/prompts/${name}.mjs`],
  steps,
})
const python = (name: string, script: string, steps: readonly string[]): Program => ({
  name,
  command: '/usr/bin/python3',
  args: ['-c', script],
  steps,
})

const wide = `
import curses, locale
locale.setlocale(locale.LC_ALL, '')
def main(w):
    curses.start_color(); curses.use_default_colors()
    curses.init_pair(1, curses.COLOR_YELLOW, curses.COLOR_BLUE)
    w.bkgd(' ', curses.color_pair(1)); w.addstr(1, 2, '日本語 한국어 中文'); w.addstr(3, 2, 'e\\u0301 n\\u0303 \\u2500\\u2510')
    w.addstr(5, 0, '全'*10); w.refresh()
    x = 0
    while True:
        k = w.get_wch()
        if k == 'q': break
        w.move(5, x); w.delch() if k == 'd' else w.insstr('あ'); w.move(7, 0); w.clrtoeol(); w.addstr(7, x, str(k), curses.A_REVERSE); x += 1; w.refresh()
curses.wrapper(main)`

const urwid = `
import urwid
items = [urwid.AttrMap(urwid.Button('Option %d' % n), None, 'focus') for n in range(40)]
box = urwid.LineBox(urwid.ListBox(urwid.SimpleFocusListWalker(items)), title='urwid')
urwid.MainLoop(box, [('focus', 'black', 'light cyan')], unhandled_input=lambda k: (_ for _ in ()).throw(urwid.ExitMainLoop()) if k == 'q' else None).run()`

const textual = `
from textual.app import App
from textual.widgets import Footer, Placeholder
class Demo(App):
    async def on_load(self, event):
        await self.bind('q', 'quit', 'Quit')
        await self.bind('n', 'next', 'Next 日本')
    async def on_mount(self, event):
        await self.view.dock(Footer(), edge='bottom')
        await self.view.dock(Placeholder(name='one'), edge='left', size=20)
        await self.view.dock(Placeholder(name='two'), Placeholder(name='three'), edge='top')
Demo.run()`

const vi = [
  'ihello wörld 日本<Escape>',
  ':set number hlsearch<Enter>',
  '/line<Enter>',
  'n',
  'V',
  'jjjd',
  '<Ctrl+F>',
  ':split<Enter>',
  'G',
  ':help<Enter>',
  ':qall!<Enter>',
]

/** Debian's packages, npm's prompts, and small programs of ncurses, urwid and Textual. */
export const programs: readonly Program[] = [
  {
    name: 'neovim',
    command: 'nvim',
    args: ['-u', 'NONE', '-i', 'NONE', '--cmd', 'set background=dark', 'text.txt'],
    steps: vi.slice(0, 9),
  },
  {
    name: 'vim',
    command: 'vim',
    args: ['-u', 'NONE', '-i', 'NONE', '-N', '--cmd', 'set background=dark', 'text.txt'],
    steps: vi,
  },
  {
    name: 'vim, coloured',
    command: 'vim',
    args: [
      '-u',
      'NONE',
      '-i',
      'NONE',
      '-N',
      '-c',
      'syntax on',
      '-c',
      'set background=dark number cursorline',
      'code.c',
    ],
    steps: ['jjj', 'w', '*', 'zt', '<Ctrl+E>', ':vsplit<Enter>', ':q!<Enter>'],
  },
  {
    name: 'kakoune',
    command: 'kak',
    args: ['-n', '-s', 'one', 'text.txt'],
    steps: ['jj', 'xd', 'i new <Escape>', '%', ':', 'e<Tab>', '<Escape>', 'gj', ':q!<Enter>'],
  },
  {
    name: 'emacs',
    command: 'emacs',
    args: [
      '-nw',
      '-Q',
      '--eval',
      "(progn (setq frame-background-mode 'dark) (frame-set-background-mode nil))",
      'text.txt',
    ],
    steps: [
      'hello<Enter>',
      '<Ctrl+N><Ctrl+N>',
      '<Ctrl+K>',
      '<Alt+x>',
      '<Ctrl+G>',
      '<Ctrl+X>2',
      '<Alt+>>',
      '<F10>',
      '<Escape><Escape><Escape>',
    ],
  },
  {
    name: 'nano',
    command: 'nano',
    args: ['-I', 'text.txt'],
    steps: [
      'hello ',
      '<ArrowDown><ArrowDown>',
      '<Ctrl+K>',
      '<Ctrl+W>',
      'line<Enter>',
      '<Ctrl+V>',
      '<Ctrl+G>',
      '<Ctrl+X>',
      '<Ctrl+X>',
      'n',
    ],
  },
  {
    name: 'joe',
    command: 'joe',
    args: ['text.txt'],
    steps: ['hello ', '<ArrowDown><ArrowDown>', '<Ctrl+Y>', '<Ctrl+K>h', '<Ctrl+K>q'],
  },
  {
    name: 'micro',
    command: 'micro',
    args: ['-mouse', 'false', 'text.txt'],
    steps: ['hello ', '<ArrowDown><ArrowDown>', '<Ctrl+E>', '<Escape>', '<PageDown>', '<Ctrl+Q>', 'n'],
  },
  {
    name: 'ne',
    command: 'ne',
    args: ['text.txt'],
    steps: ['hello ', '<ArrowDown><ArrowDown>', '<F1>', '<ArrowDown>', '<Escape>'],
  },
  {
    name: 'jed',
    command: 'jed',
    args: ['-n', 'text.txt'],
    steps: ['hello ', '<Ctrl+N><Ctrl+N>', '<Ctrl+K>', '<Alt+x>', '<Ctrl+G>'],
  },
  {
    name: 'mc',
    command: 'mc',
    args: ['-u', '-b', '--nosubshell'],
    steps: [
      '<ArrowDown>',
      '<Tab>',
      '<ArrowDown>',
      '<F9>',
      '<ArrowDown>',
      '<Escape><Escape>',
      '<F3>',
      '<F10>',
      '<F10>',
      '<Enter>',
    ],
    sameOutput: true,
  },
  {
    name: 'mc, coloured',
    command: 'mc',
    args: ['-u', '-c', '--nosubshell'],
    steps: ['<ArrowDown>', '<Tab>', '<F9>', '<ArrowDown>', '<F10>', '<F10>', '<Enter>'],
  },
  { name: 'tig', command: 'tig', args: [], steps: ['j', '<Enter>', 'j', 'q', 'h', 'q', 'q'] },
  {
    name: 'ranger',
    command: 'ranger',
    args: ['--clean'],
    steps: ['j', 'j', 'l', 'h', ':', '<Escape>', 'q'],
    sameOutput: true,
  },
  { name: 'nnn', command: 'nnn', args: [], steps: ['j', 'j', '?', 'q', 'q'], sameOutput: true },
  {
    name: 'vifm',
    command: 'vifm',
    args: [],
    steps: ['j', 'j', '<Tab>', ':', '<Escape>', ':q<Enter>'],
    sameOutput: true,
  },
  { name: 'lf', command: 'lf', args: [], steps: ['j', 'j', ':', '<Escape>', 'q'] },
  { name: 'ytree', command: 'ytree', args: [], steps: ['<ArrowDown>', '<Enter>', 'q'], sameOutput: true },
  {
    name: 'ncdu',
    command: 'ncdu',
    args: ['-0', '-o', '/dev/null', '.'].slice(0, 0).concat(['.']),
    steps: ['j', '<Enter>', '?', 'q', 'q'],
  },
  { name: 'w3m', command: 'w3m', args: ['page.html'], steps: ['<Tab>', '<Tab>', 'j', ' ', 'H', 'q', 'y'] },
  {
    name: 'lynx',
    command: 'lynx',
    args: ['-nopause', 'page.html'],
    steps: ['<ArrowDown>', '<ArrowDown>', 'h', 'q', 'y'],
  },
  {
    name: 'elinks',
    command: 'elinks',
    args: ['-no-home', 'page.html'],
    steps: ['<ArrowDown>', '<ArrowDown>', '<F9>', '<ArrowRight>', '<ArrowDown>'],
  },
  {
    name: 'links2',
    command: 'links2',
    args: ['page.html'],
    steps: ['<ArrowDown>', '<ArrowDown>', '<F9>', '<ArrowRight>', '<ArrowDown>'],
  },
  {
    name: 'aptitude',
    command: 'aptitude',
    args: [],
    steps: ['j', '<Enter>', 'j', '?', 'q', 'q', 'y'],
    sameOutput: true,
  },
  {
    name: 'mutt',
    command: 'mutt',
    args: ['-n', '-F', '/dev/null', '-f', 'mbox'],
    steps: ['j', '<Enter>', 'i', '?', 'q', 'q'],
  },
  {
    name: 'neomutt',
    command: 'neomutt',
    args: ['-n', '-F', '/dev/null', '-f', 'mbox'],
    steps: ['j', '<Enter>', 'i', '?', 'q', 'q'],
  },
  {
    name: 'newsboat',
    command: 'newsboat',
    args: ['-u', 'urls', '-C', '/dev/null', '-c', 'cache.db'],
    steps: ['?', 'q', 'q'],
  },
  {
    name: 'irssi',
    command: 'irssi',
    args: ['--home=irssi', '--noconnect'],
    steps: ['hello', '/help<Enter>', '/quit<Enter>'],
    sameOutput: true,
  },
  {
    name: 'weechat',
    command: 'weechat',
    args: ['-t', '-a'],
    steps: ['hello', '/help<Enter>', '/quit<Enter>'],
    sameOutput: true,
  },
  {
    name: 'calcurse',
    command: 'calcurse',
    args: ['-D', 'calcurse', '-Q'].slice(0, 2),
    steps: ['<Tab>', 'j', '?', 'q', 'q', 'y'],
    sameOutput: true,
  },
  { name: 'sc', command: 'sc', args: [], steps: ['=1+2<Enter>', 'j', '<"hello<Enter>', '?', 'q', 'q', 'n'] },
  {
    name: 'hexedit',
    command: 'hexedit',
    args: ['text.txt'],
    steps: ['<ArrowDown>', '4142', '<Tab>', 'xy', '<Ctrl+C>'],
  },
  { name: 'most', command: 'most', args: ['text.txt'], steps: [' ', 'u', 'h', 'q', 'q'] },
  {
    name: 'less',
    command: 'less',
    args: ['text.txt'],
    steps: [' ', '/line<Enter>', 'n', 'G', 'h', 'q', 'q'],
  },
  { name: 'man', command: 'less', args: ['-R', 'coloured.txt'], steps: [' ', 'b', '<ArrowRight>', 'q'] },
  {
    name: 'htop',
    command: 'htop',
    args: ['-d', '100'],
    steps: ['<ArrowDown>', '<F5>', '<F2>', '<ArrowDown>', '<Escape>', 'q'],
    sameOutput: true,
  },
  {
    name: 'btop',
    command: 'btop',
    args: ['--utf-force'],
    steps: ['<ArrowDown>', 'h', '<Escape>', 'o', '<Escape>', 'q'],
    sameOutput: true,
  },
  { name: 'top', command: 'top', args: ['-d', '50'], steps: ['z', 'x', 'h', 'q', 'q'], sameOutput: true },
  {
    name: 'nethack',
    command: '/usr/games/nethack',
    args: ['-u', 'tester', '-D'].slice(0, 2),
    steps: ['y', '<Enter>', '<Enter>', 'hjkl', 'i', '<Escape>', 'S', 'y'],
    sameOutput: true,
  },
  { name: 'tetris', command: '/usr/games/tetris-bsd', args: [], steps: ['j', 'k', 'q'], sameOutput: true },
  { name: 'robots', command: '/usr/games/robots', args: [], steps: ['h', 'j', 'q', 'y'], sameOutput: true },
  { name: 'worm', command: '/usr/games/worm', args: [], steps: ['l', 'L', 'j'], sameOutput: true },
  {
    name: 'moon-buggy',
    command: '/usr/games/moon-buggy',
    args: ['-n'],
    steps: [' ', 'a', 'q'],
    sameOutput: true,
  },
  {
    name: 'ninvaders',
    command: '/usr/games/ninvaders',
    args: [],
    steps: [' ', '<ArrowLeft>', 'q'],
    sameOutput: true,
  },
  {
    name: 'greed',
    command: '/usr/games/greed',
    args: [],
    steps: ['l', 'j', '?', 'q', 'y'],
    sameOutput: true,
  },
  {
    name: 'cmatrix of bsdgames: rain',
    command: '/usr/games/rain',
    args: [],
    steps: ['', 'q'],
    sameOutput: true,
  },
  {
    name: 'tmux',
    command: 'tmux',
    args: ['-f', '/dev/null', '-L', 'termtape-inner', 'new', 'sh'],
    steps: ['echo hi<Enter>', '<Ctrl+B>%', 'seq 50<Enter>', '<Ctrl+B>"', '<Ctrl+B>w', 'q', '<Ctrl+B>&', 'y'],
    sameOutput: true,
  },
  {
    name: 'screen',
    command: 'screen',
    args: ['-c', '/dev/null', 'sh'],
    steps: [
      'echo hi<Enter>',
      '<Ctrl+A>S',
      '<Ctrl+A><Tab>',
      '<Ctrl+A>c',
      'seq 50<Enter>',
      '<Ctrl+A>?',
      ' ',
      '<Ctrl+A>\\',
      'y',
    ],
  },
  {
    name: 'dialog',
    command: 'dialog',
    args: ['--menu', 'Which 日本?', '15', '40', '5', 'a', 'one', 'b', 'two', 'c', 'three'],
    steps: ['<ArrowDown>', '<Tab>', '<Tab>', '<Enter>'],
  },
  {
    name: 'dialog, form',
    command: 'dialog',
    args: [
      '--form',
      'Fill',
      '15',
      '50',
      '4',
      'Name:',
      '1',
      '1',
      'x',
      '1',
      '10',
      '20',
      '30',
      'Town:',
      '2',
      '1',
      '',
      '2',
      '10',
      '20',
      '30',
    ],
    steps: ['abc', '<ArrowDown>', 'Köln', '<Tab>', '<Enter>'],
  },
  {
    name: 'whiptail',
    command: 'whiptail',
    args: ['--checklist', 'Which?', '15', '40', '5', 'a', 'one', 'on', 'b', 'two', 'off'],
    steps: [' ', '<ArrowDown>', ' ', '<Tab>', '<Enter>'],
  },
  {
    name: 'fzf',
    command: 'sh',
    args: ['-c', 'seq 1 300 | fzf --no-info --border'],
    steps: ['1', '2', '<ArrowUp>', '<ArrowUp>', '<Enter>'],
  },
  {
    name: 'fish',
    command: 'fish',
    args: ['--private', '--no-config'],
    steps: ['echo hello<Enter>', 'ec', '<Tab>', '<Ctrl+C>', 'ls -', '<Tab>', '<Ctrl+C>', 'exit<Enter>'],
  },
  {
    name: 'bash',
    command: 'bash',
    args: ['--norc', '--noprofile'],
    steps: [
      'PS1="\\[\\e[1;32m\\]> \\[\\e[m\\]"<Enter>',
      'echo one two three',
      '<Ctrl+A>',
      '<Ctrl+R>',
      'PS',
      '<Ctrl+C>',
      'seq 100<Enter>',
      'clear<Enter>',
      'exit<Enter>',
    ],
  },
  prompt('clack', ['shop<Enter>', '<ArrowDown>', '<Enter>', ' ', '<Enter>']),
  prompt('inquirer', ['shop<Enter>', '<ArrowDown>', '<Enter>', ' ', '<Enter>']),
  prompt('enquirer', ['shop<Enter>', '<ArrowDown>', '<Enter>', ' ', '<Enter>']),
  prompt('prompts', ['shop<Enter>', '<ArrowDown>', '<Enter>', ' ', '<Enter>']),
  prompt('ink', ['shop<Enter>', '<ArrowDown>', '<ArrowDown>', '<Enter>']),
  python('curses, wide characters', wide, ['a', 'a', 'd', 'd', 'b', 'q']),
  python('urwid', urwid, ['<ArrowDown>', '<PageDown>', '<End>', '<ArrowUp>', 'q']),
  python('Textual', textual, ['<Tab>', '<Tab>', 'n', 'q']),
  ncurses('menus', 'demo_menus', ['<ArrowDown>', '<ArrowRight>', '<ArrowDown>', 'q']),
  ncurses('forms', 'demo_forms', ['abc', '<Tab>', 'def', '<Escape>']),
  ncurses('panels', 'demo_panels', ['<Enter>', ' ', ' ', 'q']),
  ncurses('back_ground', 'back_ground', ['1', '2', 'q']),
  ncurses('inserts', 'inserts', ['a', 'b', 'q']),
  ncurses('insdelln', 'insdelln', ['i', 'd', 'w', 'q']),
  ncurses('padview', 'padview', ['<ArrowDown>', '<ArrowRight>', 'q'], ['text.txt']),
  ncurses('redraw', 'redraw', ['w', '<ArrowDown>', 'q']),
]
