import { pythonLines } from './python-lines.ts'

/** How a program people type commands at is made ready: its own echo off, its prompts such as nothing else prints. */
export interface ReplKind {
  command: string
  args: readonly string[]
  /** Arguments after those, unless the caller gives others. */
  operands?: readonly string[]
  env?: Readonly<Record<string, string>>
  /** What it prints when it is ready for a command. */
  prompt: string | RegExp
  /** What it prints when a command goes on. */
  continuation?: string | RegExp
  /** Typed at a continuation to say that the command is over, where an empty line means that. */
  finish?: string
  /** The lines to type for a command; default its own. */
  lines?: (command: string) => string[]
  /** What is pressed when no prompt came of a Ctrl+C: again, where one is missed in the moment the program begins to wait. */
  afterInterrupt?: 'Ctrl+C' | 'Enter'
  /** Lines, one of which makes nonsense of an incomplete command and ends it; default Ctrl+C. */
  cancel?: readonly string[]
}

const prompt = '[TERMTAPE>'
const continuation = '[TERMTAPE+'

// A prompt as its program is told it, in two parts: so that `env`, `set` and whatever else shows a program's own start or
// variables prints no prompt.
const inCode = (text: string): string =>
  `${JSON.stringify(text.slice(0, 5))} + ${JSON.stringify(text.slice(5))}`
const inLua = (text: string): string => `"${text.slice(0, 5)}" .. "${text.slice(5)}"`
const inShell = (text: string): string => `${text.slice(0, 5)}\${TERMTAPE-}${text.slice(5)}`

/** Nothing may wait for a key: pagers print and end. */
const quiet = {
  PAGER: 'cat',
  MANPAGER: 'cat',
  GIT_PAGER: 'cat',
  SYSTEMD_PAGER: 'cat',
  PSQL_PAGER: 'cat',
  // For who calls `less` or `more` all the same: what fits on the screen, and the screen is long, is printed at once.
  LESS: 'FRX',
  MORE: '-e',
  // zsh marks the end of output without a line end.
  PROMPT_EOL_MARK: '',
}

/** For programs with a line editor: on a dumb terminal it has nothing to redraw. */
export const plain: Readonly<Record<string, string>> = { ...quiet, TERM: 'dumb', NO_COLOR: '1' }

// Echo is switched off by the program's own command line, so that it is off before the first prompt.
const python = [
  'import sys, termios',
  'mode = termios.tcgetattr(0)',
  'mode[3] &= ~termios.ECHO',
  'termios.tcsetattr(0, termios.TCSANOW, mode)',
  // An object that is shown as its type, and only prompts as its text.
  "prompt = lambda text: type('Prompt', (), {'__str__': lambda self: text})()",
  `sys.ps1, sys.ps2 = prompt(${inCode(prompt)}), prompt(${inCode(continuation)})`,
  'del mode, prompt, termios, sys',
].join('; ')

const node = [
  "require('child_process').execFileSync('stty', ['-echo'], { stdio: 'inherit' })",
  "const repl = require('repl')",
  `const server = repl.start({ prompt: ${inCode(prompt)}, terminal: false, useGlobal: true, breakEvalOnSigint: true })`,
  // Node's own prompt for a line that goes on differs between versions, so ours is printed before it.
  'const evaluate = server.eval',
  `server.eval = (code, context, file, done) => evaluate.call(server, code, context, file, (error, value) => { if (error instanceof repl.Recoverable) process.stdout.write(${inCode(continuation)}); done(error, value) })`,
].join('; ')

const ruby = [
  "require 'irb'",
  'system "stty -echo"',
  'IRB.setup(nil, argv: ["-f", "--nomultiline", "--nosingleline", "--nocolorize", "--noinspect"])',
  `marks = { PROMPT_I: ${inCode(prompt)}, PROMPT_S: ${inCode(continuation)}, PROMPT_C: ${inCode(continuation)}, PROMPT_N: ${inCode(continuation)}, RETURN: "=> %s\\n" }`,
  'IRB.conf[:PROMPT][:TERMTAPE] = marks',
  'IRB.conf[:PROMPT_MODE] = :TERMTAPE',
  'IRB.conf[:INSPECT_MODE] = true',
  'IRB.conf[:AUTO_INDENT] = false',
  'irb = IRB::Irb.new',
  'IRB.conf[:MAIN_CONTEXT] = irb.context',
  'trap("INT") { irb.signal_handle }',
  'catch(:IRB_EXIT) { irb.eval_input }',
].join('; ')

/** Starts a program on a terminal that does not echo: its line editor shows what is typed, the terminal must not do so too. */
const unechoed = (...words: string[]): { command: string; args: string[] } => ({
  command: 'sh',
  args: ['-c', 'stty -echo; exec "$@"', 'sh', ...words],
})

/** The programs that are made ready by name. */
type KnownRepl = 'python3' | 'node' | 'bash' | 'sh' | 'zsh' | 'sqlite3' | 'lua' | 'irb' | 'php' | 'gdb'

export const replKinds: Readonly<Record<KnownRepl, ReplKind>> = {
  python3: {
    command: 'python3',
    args: ['-q', '-i', '-c', python],
    // From 3.13 on Python has a line editor of its own, which needs more of a terminal.
    env: { ...plain, PYTHON_BASIC_REPL: '1', PYTHON_COLORS: '0' },
    prompt,
    continuation,
    finish: '',
    afterInterrupt: 'Ctrl+C',
    lines: pythonLines,
  },
  node: {
    command: 'node',
    args: ['-e', node],
    env: { ...quiet, NODE_DISABLE_COLORS: '1' },
    prompt,
    continuation: /\[TERMTAPE\+(?:\.{3,}|\|) /,
    // Ctrl+C interrupts an evaluation, which a listener of our own would prevent, and ends a Node that only waits.
    cancel: ['.break'],
  },
  bash: {
    command: 'bash',
    // A bash that is not interactive drops PS1, and one that is would take `!` for history.
    args: [
      '-c',
      `stty -echo; PS1='${inShell(prompt)}' PS2='${inShell(continuation)}' exec bash --norc --noprofile --noediting +H -i`,
    ],
    env: quiet,
    prompt,
    continuation,
  },
  sh: {
    command: 'sh',
    args: ['-c', 'stty -echo; exec sh -i'],
    env: { ...quiet, PS1: inShell(prompt), PS2: inShell(continuation) },
    prompt,
    continuation,
  },
  sqlite3: {
    command: 'sqlite3',
    args: ['-interactive', '-cmd', '.shell stty -echo', '-cmd', `.prompt "${prompt}" "${continuation}"`],
    operands: [':memory:'],
    env: plain,
    prompt,
    continuation,
    // It pays no heed to Ctrl+C. Whatever is open is closed, and what follows is no SQL, so nothing is executed.
    cancel: ['', "'", '"', '*/', '`', ']'].map((close) => `${close} ) not SQL ( ;end;`),
  },
  zsh: {
    command: 'sh',
    // Without its line editor it reads lines as a shell does, and nothing is marked, expanded by `!` or painted.
    args: [
      '-c',
      `stty -echo; PS1='${inShell(prompt)}' PS2='${inShell(continuation)}' exec zsh -f -i -o nozle -o nopromptsp -o nopromptcr -o nobanghist -o interactivecomments -o promptsubst`,
    ],
    env: quiet,
    prompt,
    continuation,
    // Without its line editor it sees at the end of the line that it was interrupted.
    afterInterrupt: 'Enter',
  },
  lua: {
    ...unechoed('lua', '-i', '-e', `_PROMPT, _PROMPT2 = ${inLua(prompt)}, ${inLua(continuation)}`),
    env: plain,
    prompt,
    continuation,
    // Ctrl+C at a prompt ends it.
    cancel: [']] ) not lua (', ']==] ) not lua ('],
  },
  irb: { command: 'ruby', args: ['-e', ruby], env: plain, prompt, continuation },
  php: {
    // Of its prompt PHP makes the continuation by what stands in for `\\>`.
    ...unechoed('php', '-a', '-d', 'cli.prompt=[TERMTAPE\\>'),
    env: plain,
    prompt,
    continuation: /\[TERMTAPE[({'"/*<]/,
    cancel: ['', '"', "'", '*/', '`'].map((close) => `${close} ) not PHP };`),
  },
  gdb: {
    ...unechoed(
      'gdb',
      '-q',
      '-nx',
      ...['pagination off', 'confirm off', 'style enabled off', `prompt ${prompt}`].flatMap((setting) => [
        '-ex',
        `set ${setting}`,
      ]),
    ),
    env: plain,
    prompt,
    // Of `define`, `commands` and others that take lines up to `end`.
    continuation: /(?<=^|[\r\n])>$/,
  },
}
