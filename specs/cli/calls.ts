/** How a command is called once as it should be, and once as it should not. */
export interface Call {
  /** Without `--json`, which is added where the command has it. `ID` is a session of the store, `NEW` another name each time. */
  right: readonly string[]
  /** What the program behind `--` is. */
  program?: readonly string[]
  /** The exit code of `right`; default 0. */
  code?: number
  wrong: readonly string[]
  /** The exit code of `wrong`; default 2: not understood. */
  wrongCode?: 1 | 2
}

const sqlite = 'sqlite3/specs--fixtures--sqlite3/sqlite-answers'

/** Every command, in a project with tapes of sqlite3, in which a session `notes` is open. */
export const calls: Readonly<Record<string, Call>> = {
  rec: {
    right: ['--tape', 'made/recorded', '--force'],
    program: ['echo', 'hi'],
    wrong: ['--spec', 'a.spec.ts'],
  },
  play: { right: [sqlite, '--watch', '--speed', '1000'], wrong: ['no-such-tape'], wrongCode: 1 },
  proxy: { right: [sqlite], program: ['sqlite3', '-interactive', ':memory:'], wrong: [sqlite] },
  open: { right: ['again'], program: ['cat'], wrong: ['--idle', 'long'] },
  attach: { right: ['notes'], wrong: ['no-such-session'], wrongCode: 1 },
  send: { right: ['notes', 'hi', '--expect', 'hi'], wrong: ['notes'] },
  list: { right: [], wrong: ['--actve'] },
  status: { right: [], wrong: ['no-such-session'], wrongCode: 1 },
  close: { right: ['again'], wrong: [] },
  cleanup: { right: [], wrong: ['--max-age', 'old'] },
  run: { right: [], program: ['seq', '1', '20000'], wrong: [] },
  parallel: { right: ['echo one', 'echo two'], wrong: [] },
  // It needs a terminal, and this is none.
  menu: { right: [], code: 2, wrong: ['more'] },
  'config list': { right: [], wrong: ['more'] },
  'config show': { right: ['db'], wrong: ['no-such-config'], wrongCode: 1 },
  'config save': { right: ['other', '--command', 'cat'], wrong: ['other'] },
  'config delete': { right: ['other'], wrong: ['no-such-config'], wrongCode: 1 },
  probe: { right: [], program: ['bc', '-q'], wrong: [] },
  investigate: {
    right: ['--seconds', '2', '--commands', '2'],
    program: ['bc', '-q'],
    wrong: ['--seconds', 'x'],
  },
  learn: { right: [], program: ['echo', 'hi'], wrong: [] },
  test: { right: ['--only', 'startup'], program: ['cat'], wrong: ['--only', 'everything'] },
  scaffold: {
    right: ['--seconds', '1', '--commands', '1', '-o', 'made/NEW.spec.ts'],
    program: ['cat'],
    wrong: ['--report', 'none'],
    wrongCode: 1,
  },
  fuzz: { right: ['--sessions', '1', '--seed', '1'], program: ['cat'], wrong: ['--pacing', 'sideways'] },
  serve: { right: ['--idle', '1'], wrong: ['--idle', 'x'] },
  view: { right: [sqlite, '-o', 'made/page.html'], wrong: ['--compare', sqlite] },
  'tapes list': { right: [], wrong: ['--usused'] },
  'tapes show': { right: [sqlite], wrong: ['no-such-tape'], wrongCode: 1 },
  'tapes validate': { right: [], wrong: ['no-such-tape'], wrongCode: 1 },
  'tapes redact': { right: ['--check'], wrong: ['--chek'] },
  'tapes diff': { right: [sqlite, sqlite], wrong: [sqlite] },
  'tapes verify': { right: [sqlite], wrong: [] },
  'tapes prune': { right: [], wrong: ['more'] },
  'tapes export': { right: [sqlite], wrong: [sqlite, '--as', 'png'] },
  'tapes import': {
    right: ['a.cast', '--name', 'NEW'],
    wrong: ['no-such.cast'],
    wrongCode: 1,
  },
  'tapes stats': { right: [], wrong: ['--by', 'size'] },
  'tapes why': { right: [], wrong: ['more'] },
  'store list': { right: ['--folder', 'store'], wrong: ['--folder'] },
  'store find': { right: ['no such words anywhere', '--folder', 'store'], code: 1, wrong: [] },
  'store current': { right: ['--folder', 'store'], code: 1, wrong: ['more', 'words'] },
  // Claude is not installed where specs run, and no session is there to take up.
  'store resume': { right: ['ffffffff', '--folder', 'none'], code: 1, wrong: [] },
  'store resume-all': { right: ['--folder', 'none'], wrong: ['more'] },
  'store tmux': { right: ['ffffffff', '--folder', 'none'], code: 1, wrong: [] },
  'store export': { right: ['ID', 'made/NEW', '--folder', 'store'], wrong: ['ID'] },
  'store import': {
    right: ['copy', '--folder', 'elsewhere'],
    wrong: ['no-such-folder', '--folder', 'none'],
    wrongCode: 1,
  },
  'store validate': { right: ['store'], wrong: ['a', 'b'] },
  'store login': { right: ['--folder', 'store'], wrong: ['--foldr', 'x'] },
  'health plan': { right: ['--folder', 'health'], wrong: ['more'] },
  'health migrate': { right: ['--folder', 'health'], wrong: ['more'] },
  'health validate': { right: ['--folder', 'health'], wrong: ['more'] },
  'secret create': { right: ['secrets', '--name', 's'], wrong: ['secrets'] },
  'secret validate': { right: ['secret.yaml', '--name', 's'], wrong: [] },
  'secret git-check': { right: ['secret.yaml'], code: 1, wrong: [] },
  'secret deleted': { right: ['gone.yaml'], wrong: [] },
  init: { right: ['--dry-run'], wrong: ['more'] },
  completion: { right: ['bash'], wrong: ['tcsh'] },
  stop: { right: [], wrong: ['more'] },
}
