import fc from 'fast-check'
import { execFileSync } from 'node:child_process'
import { copyFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { expect, it } from 'vitest'
import { type FindingKind, fuzz, inputs, parseSteps } from 'termtape/fuzz'
import { Project } from '../project.ts'
import { isThere } from './is-there.ts'
import { planted } from './subject.ts'

interface Faulty {
  /** What is to be there to try it. */
  needs: string
  command: string
  args: string[]
  source: { name: string; text: string; mended: readonly [from: string, to: string] }
  /** What fails, among what does not matter. */
  steps: string
  found: { kind: FindingKind; size: number; words: string }
}

const reverse = `while True:
    try:
        line = input('> ')
    except EOFError:
        break
    print(line[::-1], 12 // len(line))
`

const room = `#include <stdio.h>
#include <stdlib.h>
#include <string.h>
int main(void) {
  char line[256], *room = malloc(8);
  while (printf("> "), fflush(stdout), fgets(line, sizeof line, stdin)) {
    if (strlen(line) > 8) abort();
    strcpy(room, line);
  }
  return 0;
}
`

const keys = `stty -icanon -echo
while printf 'q quits> ' && key=$(dd bs=1 count=1 2>/dev/null); do
  case $key in
    q) stty icanon echo; exit 0 ;;
    x) exit 0 ;;
  esac
done
`

const programs: readonly Faulty[] = [
  {
    needs: process.execPath,
    command: process.execPath,
    args: ['menu.mjs'],
    source: { name: 'menu.mjs', text: '', mended: ['fault()', 'level = 1'] },
    steps: '"x" "oo" "yc" "oo"',
    found: { kind: 'crash', size: 3, words: 'died of SIGSEGV' },
  },
  {
    needs: 'python3',
    command: 'python3',
    args: ['reverse.py'],
    source: { name: 'reverse.py', text: reverse, mended: ['// len(line)', '// max(1, len(line))'] },
    steps: '"abc" "^M" "d" "^M" "^M" "e" "^M"',
    found: { kind: 'fatal-text', size: 1, words: 'ZeroDivisionError' },
  },
  {
    needs: 'cc',
    command: './room',
    args: [],
    source: { name: 'room.c', text: room, mended: ['abort()', 'continue'] },
    steps: '"abc" "^M" "hello there" "^M" "d" "^M"',
    found: { kind: 'crash', size: 9, words: 'died of SIGABRT' },
  },
  {
    needs: 'bash',
    command: 'bash',
    args: ['keys.sh'],
    source: { name: 'keys.sh', text: keys, mended: ['x) exit', 'x) stty icanon echo; exit'] },
    steps: '"a" "b" "x" "c"',
    found: { kind: 'terminal-left', size: 1, words: 'left its terminal in raw mode' },
  },
]

async function put(project: Project, { name }: Faulty['source'], text: string): Promise<void> {
  await project.write(name, text)
  if (name.endsWith('.c'))
    execFileSync('cc', ['-o', join(project.folder, name.slice(0, -2)), join(project.folder, name)])
}

it('writes specs that fail, live and replayed, until the programs are mended', async () => {
  await using project = await Project.create({})
  const [, [broken = '']] = planted('state-crash.mjs')
  await copyFile(broken, join(project.folder, 'menu.mjs'))
  await copyFile(resolve(broken, '../raw.mjs'), join(project.folder, 'raw.mjs'))
  const tried = programs.filter(({ needs }) => isThere(needs))
  const texts = new Map<string, string>()
  for (const { command, args, source, steps, found } of tried) {
    if (source.text !== '') await put(project, source, source.text)
    texts.set(source.name, await project.read(source.name))
    const { findings, repeatable } = await fuzz(command, args, {
      seed: 1,
      guided: false,
      lanes: 1,
      confirm: 2,
      budget: { sessions: 3 },
      inputs: [inputs('only', fc.constant(parseSteps(steps)))],
      cwd: project.folder,
    })
    expect(repeatable).toBe(true)
    const [finding] = findings
    expect(finding).toMatchObject({ kind: found.kind, rate: '2/2', size: found.size, confirmed: true })
    expect(finding?.words).toContain(found.words)
    expect(finding?.repeat).toMatch(/^npx termtape fuzz --steps \S+ --pacing \w+ -- \S+/)
    await finding?.toSpec({ root: project.folder, path: `${source.name}.spec.ts` })
  }

  const told = async (environment: Readonly<Record<string, string>>): Promise<string[]> => {
    const { tests, output } = await project.vitest(environment)
    expect(tests, output).toHaveLength(tried.length)
    return tests
      .toSorted((one, other) => (one.file < other.file ? -1 : 1))
      .map(({ file, status, failure }) => {
        const own = tried.find(({ source }) => file.startsWith(source.name))
        return `${file} ${status}${failure.includes(own?.found.words ?? '-') ? ' of the same' : ''}`
      })
  }
  const files = tried.map(({ source }) => `${source.name}.spec.ts`).toSorted()
  const failed = files.map((file) => `${file} failed of the same`)
  expect(await told({ TERMTAPE_LIVE: '1' })).toEqual(failed)
  expect(await told({ CI: '1', PATH: '' })).toEqual(failed)

  for (const { source } of tried)
    await put(project, source, (texts.get(source.name) ?? '').replace(...source.mended))
  const passed = files.map((file) => `${file} passed`)
  expect(await told({ TERMTAPE_LIVE: '1' })).toEqual(passed)
  expect(await told({ CI: '1', PATH: '' })).toEqual(passed)
})
