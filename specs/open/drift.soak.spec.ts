import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { DriftTier } from '../../src/errors.ts'
import { verify } from '../../src/open/verify.ts'
import { tapeOf } from '../replay/played.ts'
import { inSandbox, type Talk, tapeRoot } from './sandboxed.ts'

/** A conversation: the script of a program, and what is typed; each line is answered up to the next prompt or the end. */
interface Case {
  script: string
  lines?: string[]
}

const prompting = (body: string): string => `while printf 'ready> ' && read -r line; do ${body}; done`

/** Programs that answer the same each time, however long that takes and however they cut it. */
const unchanged: Record<string, Case> = {
  'one line': { script: 'echo hello' },
  'no line end': { script: 'printf hello' },
  nothing: { script: ':' },
  'an exit code': { script: 'echo bad; exit 3' },
  'a signal': { script: 'echo begun; kill -TERM $$' },
  'a pause after the echo': { script: prompting('sleep 0.7; echo "got $line"'), lines: ['a', 'b'] },
  'a pause in a line': { script: 'printf begun; sleep 0.7; echo " and over"' },
  'a pause between lines': { script: 'echo one; sleep 1; echo two; sleep 0.5; echo three' },
  'a pause before the end': { script: 'echo all; sleep 1' },
  'a slow drip': { script: 'for i in 1 2 3 4 5 6 7 8 9 10; do printf "$i "; sleep 0.1; done; echo' },
  'work before the answer': {
    script: prompting('i=0; while [ $i -lt 40000 ]; do i=$((i+1)); done; echo $i'),
    lines: ['go'],
  },
  '200 KB': { script: 'seq 1 35000' },
  'a long line': { script: 'head -c 300000 /dev/zero | tr "\\0" x; echo' },
  'a bar': { script: 'for i in 10 40 70 100; do printf "\\r%3d %%" $i; sleep 0.1; done; echo' },
  colours: { script: 'printf "\\033[31mred\\033[0m \\033[1mbold\\033[0m\\n"' },
  'a screen': {
    script: 'printf "\\033[2J\\033[3;5Hhere\\033[5;1H"; read -r key; printf "\\033[3;5Hgone\\033[6;1H"',
    lines: ['x'],
  },
  files: { script: prompting('echo "$line" > "$line.txt"; mkdir -p d; pwd'), lines: ['a', 'b'] },
  'its home': { script: 'echo $HOME; echo x > ~/.conf; ls -A ~' },
  bytes: { script: 'printf "\\377\\376\\001\\n"' },
}

/** Programs whose answers differ each time, in nothing that counts. */
const cosmetic: Record<string, Case> = {
  'a time': { script: 'date "+%Y-%m-%d %H:%M:%S.%N"; echo done' },
  'an id': { script: 'cat /proc/sys/kernel/random/uuid; echo done' },
  'an id typed back': {
    script:
      'id=$(cat /proc/sys/kernel/random/uuid); echo "id $id"; read -r given; [ "$given" = "$id" ] && echo right || echo wrong',
  },
  'a process id': { script: 'echo "pid: $$"; echo done' },
  'a temporary file': { script: 'f=$(mktemp); echo "wrote $f"; rm $f' },
  'a time in a file': { script: 'date "+%Y-%m-%d %H:%M:%S" > log; echo done' },
  'a spinner': {
    script:
      'for i in ⠋ ⠙ ⠹; do printf "\\r$i loading"; sleep 0.0$((RANDOM % 9))1 2>/dev/null || sleep 0.05; done; printf "\\r✔ loaded \\n"',
  },
}

/** A script, what it became, and what that is. */
const changes: [string, string, string, DriftTier][] = [
  ['a word', 'echo one', 'echo two', 'output'],
  ['a case', 'echo One', 'echo one', 'output'],
  ['a line more', 'echo one', 'echo one; echo two', 'output'],
  ['a line less', 'echo one; echo two', 'echo one', 'output'],
  ['the order', 'echo one; echo two', 'echo two; echo one', 'output'],
  ['a blank', 'echo "a b"', 'echo "a  b"', 'output'],
  ['an indent', 'echo "a"', 'echo " a"', 'output'],
  ['an empty line', 'echo a; echo b', 'echo a; echo; echo b', 'output'],
  ['a number', 'echo "3 files"', 'echo "4 files"', 'output'],
  ['a sign', 'echo "42"', 'echo "-42"', 'output'],
  ['a colour', 'printf "\\033[31mx\\033[0m\\n"', 'printf "\\033[32mx\\033[0m\\n"', 'output'],
  ['bold', 'printf "\\033[1mx\\033[0m\\n"', 'printf "x\\n"', 'output'],
  ['a result of painting', 'printf "10\\r✔ ok\\n"', 'printf "10\\r✖ no\\n"', 'output'],
  ['the prompt', 'printf "name: "; read -r x', 'printf "user: "; read -r x', 'output'],
  ['the answer', 'read -r x; echo "hi $x"', 'read -r x; echo "bye $x"', 'output'],
  ['silence', 'read -r x; echo; printf done', 'read -r x; echo; printf donE', 'output'],
  ['the middle of much', 'seq 1 5000', 'seq 1 2500; echo x; seq 2501 5000', 'output'],
  ['the end of much', 'seq 1 5000', 'seq 1 5001', 'output'],
  [
    'a screen',
    'printf "\\033[2J\\033[3;5Hhere\\033[5;1H"',
    'printf "\\033[2J\\033[3;5Hthere\\033[5;1H"',
    'output',
  ],
  [
    'a place on it',
    'printf "\\033[2J\\033[3;5Hhere\\033[5;1H"',
    'printf "\\033[2J\\033[4;5Hhere\\033[5;1H"',
    'output',
  ],
  ['a date to a word', 'echo 2026-01-01', 'echo tomorrow', 'output'],
  ['a file', 'echo a > f; echo done', 'echo b > f; echo done', 'output'],
  ['a file less', 'echo a > f; echo done', 'echo done', 'output'],
  ['a file more', 'echo done', 'echo a > f; echo done', 'output'],
  ['permissions', 'echo a > f; echo done', 'echo a > f; chmod 755 f; echo done', 'output'],
  ['the exit code', 'echo a; exit 0', 'echo a; exit 1', 'flow'],
  ['code to signal', 'echo a; exit 0', 'echo a; kill -KILL $$', 'flow'],
  ['an end too early', 'read -r x; echo a', 'exit 0', 'flow'],
  ['no end', 'echo a', 'echo other; read -r x', 'flow'],
  ['a date', 'echo 2026-01-01', 'echo 2027-02-02', 'cosmetic'],
  ['a duration', 'echo "took 12 ms"', 'echo "took 13 ms"', 'cosmetic'],
  ['how it is painted', 'printf "a\\rok\\n"', 'printf "b\\rc\\rok\\n"', 'cosmetic'],
]

function talkOf(lines: readonly string[] = []): Talk {
  return async (session) => {
    for (const line of lines) {
      await session.settle({ quietMs: 300 })
      await session.sendLine(line)
    }
    await session.settle({ quietMs: 1_500 })
  }
}

async function verified(
  { script, lines }: Case,
  transport: 'pty' | 'pipe',
  later = script,
  talk = talkOf(lines),
): Promise<Awaited<ReturnType<typeof verify>>> {
  const root = await tapeRoot()
  const program = join(root, 'program.sh')
  await writeFile(program, script)
  await inSandbox(root, ['sh', program], talk, { record: 'NEW', transport })
  await writeFile(program, later)
  return verify(join(root, 'tapes/sh/tape.json5'), { root })
}

describe.each(['pty', 'pipe'] as const)('on a %s', (transport) => {
  it.each(Object.entries(unchanged))('%s is the same', async (_, each) => {
    expect(await verified(each, transport)).toMatchObject({ tier: 'same' })
  })
})

it('9 MB are the same', async () => {
  const numbers = Array.from({ length: 1_250_000 }, (_, index) => `${index + 1}\n`).join('')
  const made = tapeOf(numbers, [], true)
  const [opening] = made.exchanges
  if (opening !== undefined) opening.exit = { code: 0, signal: null }
  const tape = { ...made, meta: { ...made.meta, program: 'seq', args: ['1', '1250000'] } }
  expect(await verify(tape)).toMatchObject({ tier: 'same' })
})

it.each(Object.entries(cosmetic))('%s is cosmetic', async (name, each) => {
  const talk: Talk = async (session) => {
    if (name === 'an id typed back') {
      const { groups } = await session.expect(/id ([0-9a-f-]{36})/)
      await session.sendLine(groups[0])
    }
    await session.settle({ quietMs: 500 })
  }
  expect((await verified(each, 'pty', each.script, talk)).tier).toMatch(/^(?:cosmetic|same)$/)
})

it.each(changes)('%s: %s → %s is %s', async (_, before, after, tier) => {
  const lines = before.includes('read ') ? ['x'] : []
  expect(await verified({ script: before, lines }, 'pty', after)).toMatchObject({ tier })
})
