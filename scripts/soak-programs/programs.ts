/** What is typed (`<Key>` is pressed; null sends nothing), and what the screen must show then (null asks nothing). */
export type Step = readonly [send: string | null, shows: string | null]

export interface Program {
  name: string
  command: string
  args?: readonly string[]
  steps: readonly Step[]
}

export const shell = (name: string, script: string, steps: readonly Step[]): Program => ({
  name,
  command: 'sh',
  args: ['-c', script],
  steps,
})

const spinner =
  'for i in 1 2 3 4 5 6; do printf "\\r%s work" "$i"; sleep 0.05; done; printf "\\r\\033[Kdone\\n"; read x'

/**
 * Programs of Debian and lines of shell around them; those behind the comment print what varies. Not `top`, `htop`, `free` and the like: what they
 * print are readings of the machine, bare numbers that no rule can tell from results.
 */
export const programs: readonly Program[] = [
  {
    name: 'bc',
    command: 'bc',
    args: ['-q'],
    steps: [
      ['6*7', '42'],
      ['2^20', '1048576'],
      ['quit', null],
    ],
  },
  {
    name: 'dc',
    command: 'dc',
    steps: [
      ['6 7 * p', '42'],
      ['q', null],
    ],
  },
  {
    name: 'bash',
    command: 'bash',
    args: ['--norc', '--noprofile'],
    steps: [
      ['echo $((6*7))', '42'],
      ['false; echo $?', '\\n1'],
      ['exit', null],
    ],
  },
  {
    name: 'dash',
    command: 'dash',
    args: ['-i'],
    steps: [
      ['echo hi', 'hi\\n'],
      ['exit', null],
    ],
  },
  {
    name: 'python3',
    command: 'python3',
    args: ['-q'],
    steps: [
      ['6*7', '42'],
      ['"ab"*3', 'ababab'],
      ['exit()', null],
    ],
  },
  {
    name: 'sqlite3',
    command: 'sqlite3',
    args: ['-interactive', ':memory:'],
    steps: [
      ['select 6*7;', '42'],
      ['.quit', null],
    ],
  },
  {
    name: 'node',
    command: 'node',
    args: ['-i'],
    steps: [
      [null, '>'],
      ['6*7', '42'],
      ['.exit', null],
    ],
  },
  { name: 'perl', command: 'perl', args: ['-ne', 'print scalar reverse $_'], steps: [['abc', 'cba']] },
  { name: 'awk', command: 'awk', args: ['{ print $1 * 2; fflush() }'], steps: [['21', '42']] },
  { name: 'sed', command: 'sed', args: ['-u', 's/a/b/g'], steps: [['banana', 'bbnbnb']] },
  { name: 'cat', command: 'cat', steps: [['hello', 'hello\\nhello']] },
  { name: 'tr', command: 'tr', args: ['a-z', 'A-Z'], steps: [['hello', null]] },
  { name: 'factor', command: 'factor', steps: [['360', '360: 2 2 2 3 3 5']] },
  {
    name: 'less',
    command: 'less',
    args: ['/etc/services'],
    steps: [
      [null, 'tcpmux'],
      ['<q>', null],
    ],
  },
  shell('a question', 'printf "name? "; read n; echo "hello $n"', [
    [null, 'name'],
    ['ada', 'hello ada'],
  ]),
  shell('a late answer', 'read n; sleep 0.3; echo "late $n"', [['x', 'late x']]),
  shell('ls', 'ls -d /usr /etc; read x', [[null, '/etc']]),
  shell('seq', 'seq 1 200; read x', [[null, '200']]),
  shell('sort', 'printf "b\\na\\n" | sort; read x', [[null, 'a\\nb']]),
  // What varies from run to run.
  shell('date', 'date -u +%Y-%m-%dT%H:%M:%SZ; read x', [[null, '\\d{4}-']]),
  shell('a uuid', 'cat /proc/sys/kernel/random/uuid; read x', [[null, '-4']]),
  shell('mktemp', 'f=$(mktemp); echo "made $f"; rm "$f"; read x', [[null, 'made /tmp']]),
  shell('a spinner', spinner, [[null, 'done']]),
  shell('a pid', 'echo "pid $$"; read x', [[null, 'pid']]),
  shell('a hash', 'date +%s%N | sha256sum; read x', [[null, '  -']]),
  shell('a clock and a line', 'date +%H:%M:%S; read x; date +%H:%M:%S; echo "got $x"', [['go', 'got go']]),
]
