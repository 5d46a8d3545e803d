import { type Program, shell, type Step } from './programs.ts'

const line = (command: string, args: readonly string[], ...steps: Step[]): Program => ({
  name: [command, ...args].join(' '),
  command,
  args,
  steps,
})

const quiet = (name: string, script: string, shows: string): Program =>
  shell(name, `${script}; read x`, [[null, shows]])

/** More programs that read lines or print some; the second half prints what varies. */
export const linePrograms: readonly Program[] = [
  line('ed', ['-p', '* '], ['a', null], ['one', null], ['.', '\\*'], [',p', 'one'], ['Q', null]),
  line('jq', ['-c', '.a'], ['{"a":[1,2]}', '\\[1,2\\]']),
  line('mawk', ['-W', 'interactive', '{ print $1 + 1 }'], ['41', '42']),
  line('ruby', ['-ne', 'puts $_.upcase; $stdout.flush'], ['abc', 'ABC']),
  line('lua', ['-i'], [null, '>'], ['print(6*7)', '42'], ['os.exit()', null]),
  line('tclsh', [], ['puts [expr 6*7]', '42'], ['exit', null]),
  line('gdb', ['-q', '-nx'], [null, 'gdb'], ['print 6*7', '= 42'], ['quit', null]),
  line('zsh', ['-f', '-i'], ['echo $((6*7))', '42'], ['exit', null]),
  line('ksh', ['-i'], ['echo $((6*7))', '42'], ['exit', null]),
  line('numfmt', ['--to=iec'], ['2048', '2.0K']),
  line('more', ['/etc/services'], [null, 'tcpmux'], ['<q>', null]),
  line('ftp', [], [null, 'ftp>'], ['status', 'onnect'], ['quit', null]),
  line('dialog', ['--yesno', 'Go on?', '8', '30'], [null, 'Go on'], ['<Enter>', null]),
  line('whiptail', ['--msgbox', 'Read this', '8', '30'], [null, 'Read this'], ['<Enter>', null]),
  quiet('expr', 'expr 6 \\* 7', '42'),
  quiet('nl', 'printf "a\\nb\\n" | nl', '2\\s+b'),
  quiet('column', 'printf "a b\\nccc d\\n" | column -t', 'ccc  d'),
  quiet('diff', 'printf "a\\n" >a1; printf "b\\n" >b1; diff a1 b1; rm a1 b1', '> b'),
  quiet('base64', 'printf hello | base64', 'aGVsbG8='),
  quiet('md5sum', 'printf hello | md5sum', '5d41402a'),
  quiet('make', 'printf "all:\\n\\t@echo made\\n" | make -f -', 'made'),
  quiet('git', 'git --version', 'git version'),
  // What varies from run to run.
  quiet('date in words', 'LC_ALL=C date', 'UTC|20\\d\\d'),
  quiet('epoch', 'date +%s', '\\d{10}'),
  quiet('stat', 'f=$(mktemp); stat -c "%n %y" "$f"; rm "$f"', '/tmp'),
  quiet('ls of what is new', 'f=$(mktemp); ls -l --time-style=full-iso "$f"; rm "$f"', '/tmp'),
  quiet(
    'an empty commit',
    'git commit-tree $(git hash-object -w -t tree /dev/null) -m x 2>&1 || date +%s%N | sha1sum',
    '.',
  ),
  quiet('openssl rand', 'openssl rand -hex 32', '[0-9a-f]{64}'),
  quiet('a temporary folder', 'd=$(mktemp -d); echo "in $d"; rmdir "$d"', 'in /tmp'),
  quiet('python uuid', 'python3 -c "import uuid; print(uuid.uuid4())"', '-4'),
  quiet('perl time', 'perl -e "print scalar localtime, qq(\\n)"', '20\\d\\d'),
  quiet(
    'a commit',
    'cd "$(mktemp -d)" && git init -q . && git -c user.name=a -c user.email=a@b commit -q --allow-empty -m one && git log -1 --format=%h',
    '[0-9a-f]{7}',
  ),
  quiet('file times', 'f=$(mktemp); stat -c %y "$f"; rm "$f"', '20\\d\\d-'),
  quiet('a log line', 'printf "[%s] INFO ready\\n" "$(date -Iseconds)"', 'ready'),
  quiet('a progress bar', 'for i in 20 40 60 80 100; do printf "\\r%s%%" $i; sleep 0.03; done; echo', '100%'),
]
