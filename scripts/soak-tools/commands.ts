import type { Scenario } from './scenario.ts'

const test = "it('adds', () => { expect(1 + 1).toBe(2) })\n"
const config = 'export default { test: { globals: true } }\n'
const vitest = ['node', 'ROOT/node_modules/vitest/vitest.mjs', '--root', '.']
const commander =
  "import { program } from 'commander'\nprogram.name('demo').option('-p, --port <n>', 'the port').argument('<file>').action((f, o) => console.log(f, o.port)).parse()\n"
const yargs =
  "import yargs from 'yargs'\nimport { hideBin } from 'yargs/helpers'\nyargs(hideBin(process.argv)).command('serve <port>', 'starts', {}, (a) => console.log('on', a.port)).demandCommand(1).strict().parse()\n"
const plopfile =
  "export default (plop) => plop.setGenerator('thing', { prompts: [{ type: 'input', name: 'name', message: 'Name?' }], actions: [{ type: 'add', path: 'out/{{name}}.txt', template: 'made {{name}}\\n' }] })\n"

/** Commands as they are installed: wizards, generators, watchers. */
export const commands: readonly Scenario[] = [
  {
    name: 'npm init',
    run: ['npm', 'init'],
    files: {},
    steps: [
      '? package name',
      '> demo',
      '? version',
      '> 1.2.3',
      '? description',
      '> A demo',
      '? entry',
      '<Enter>',
      '? test command',
      '<Enter>',
      '? git',
      '<Enter>',
      '? keywords',
      '<Enter>',
      '? author',
      '> Ada',
      '? license',
      '<Enter>',
      '? type',
      '<Enter>',
      '? OK',
      '> yes',
      '! 0',
    ],
  },
  {
    name: 'npm init without questions',
    run: ['npm', 'init', '--yes'],
    files: {},
    steps: ['? Wrote to', '! 0'],
  },
  {
    name: 'create-vite',
    run: [
      'node',
      'ROOT/node_modules/create-vite/index.js',
      '--no-interactive',
      'demo',
      '--template',
      'vanilla',
    ],
    files: {},
    steps: ['? npm run dev', '! 0'],
  },
  {
    name: 'create-vite asked',
    run: ['node', 'ROOT/node_modules/create-vite/index.js', '--interactive'],
    files: {},
    steps: [
      '? [Pp]roject name',
      '" demo',
      '? Select a framework',
      '<Enter>',
      '? Select a variant',
      '<ArrowDown>',
      '<Enter>',
      '? [Ii]nstall',
      '<ArrowRight Enter>',
      '? npm run dev',
      '! 0',
    ],
  },
  {
    name: 'plop',
    run: ['node', 'ROOT/node_modules/plop/bin/plop.js'],
    files: { 'plopfile.mjs': plopfile },
    steps: ['? Name\\?', '" part', '? part\\.txt', '! 0'],
  },
  {
    name: 'plop with an answer',
    run: ['node', 'ROOT/node_modules/plop/bin/plop.js', 'thing', 'piece'],
    files: { 'plopfile.mjs': plopfile },
    steps: ['? piece\\.txt', '! 0'],
  },
  {
    name: 'vitest run',
    run: [...vitest, 'run'],
    files: { 'a.test.js': test, 'vitest.config.mjs': config },
    steps: ['? 1 passed', '! 0'],
  },
  {
    name: 'vitest run with a failure',
    run: [...vitest, 'run'],
    files: { 'a.test.js': test.replace('(2)', '(3)'), 'vitest.config.mjs': config },
    steps: ['? 1 failed', '! 1'],
  },
  {
    name: 'vitest watch',
    run: [...vitest, 'watch'],
    files: { 'a.test.js': test, 'vitest.config.mjs': config },
    steps: ['? press h to show help', '" h…', '? Watch Usage', '" q…', '! 0'],
  },
  {
    name: 'vitest watch run again',
    run: [...vitest, 'watch'],
    files: { 'a.test.js': test, 'vitest.config.mjs': config },
    steps: ['? press h to show help', '" a…', '? RERUN', '? press h to show help', '" q…', '! 0'],
  },
  {
    name: 'changeset init',
    run: ['node', 'ROOT/node_modules/@changesets/cli/bin.js', 'init'],
    files: { 'package.json': '{ "name": "demo", "version": "1.0.0" }\n', 'package-lock.json': '{}\n' },
    steps: ['? 🦋', '! 0'],
  },
  { name: 'node repl', run: ['node', '-i'], steps: ['? >', '> 6 * 7', '? ^42', '> .exit', '! 0'] },
  {
    name: 'node repl with history',
    run: ['node', '-i'],
    steps: ['? >', '" 1 + 1', '? ^2', '<ArrowUp Enter>', '> .exit', '! 0'],
  },
  {
    name: 'commander help',
    run: commander.replace('.parse()', ".parse(['node', 'demo', '--help'])"),
    steps: ['? the port', '! 0'],
  },
  {
    name: 'commander error',
    run: commander.replace('.parse()', ".parse(['node', 'demo'])"),
    steps: ['? missing required argument', '! 1'],
  },
  {
    name: 'yargs help',
    run: yargs.replace('hideBin(process.argv)', "['--help']"),
    steps: ['? starts', '! 0'],
  },
  {
    name: 'yargs error',
    run: yargs.replace('hideBin(process.argv)', "['nope']"),
    steps: ['? Unknown argument', '! 1'],
  },
]
