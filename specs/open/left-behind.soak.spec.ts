import { existsSync } from 'node:fs'
import { expect, it } from 'vitest'
import { inSandbox, type Talk, tapeRoot } from './sandboxed.ts'

const has = (program: string): boolean => existsSync(`/usr/bin/${program}`)

const wizard: Talk = async (session) => {
  const answers: [question: string, answer: string][] = [
    ['package name:', 'my-pkg'],
    ['version:', ''],
    ['description:', 'hello there'],
    ['entry point:', ''],
    ['test command:', 'vitest'],
    ['git repository:', ''],
    ['keywords:', 'a b'],
    ['author:', 'ada'],
    ['license:', 'MIT'],
  ]
  for (const [question, answer] of answers) {
    await session.expect(question)
    await session.sendLine(answer)
  }
  while ((await session.expect(['type:', 'Is this OK'])).index === 0) await session.sendLine('')
  await session.sendLine('yes')
  await session.exit
}

const vim: Talk = async (session) => {
  await session.expect('two')
  await session.send('Gothree\u001b')
  await session.sendLine(':w')
  await session.expect('written')
  await session.sendLine(':w copy.txt | q')
  await session.exit
}

const nano: Talk = async (session) => {
  await session.expect('GNU nano')
  await session.send('hello nano')
  await session.press('Ctrl+O')
  await session.expect('File Name to Write')
  await session.press('Enter')
  await session.expect('Wrote 1 line')
  await session.press('Ctrl+X')
  await session.exit
}

const generator: Talk = async (session) => {
  await session.sendLine('mkdir -p app/src/deep && printf "#!/bin/sh\\n" > app/run && chmod 755 app/run')
  await session.sendLine('ln -s ../run app/src/run; pwd > app/where; head -c 3000 /dev/urandom > app/bytes')
  await session.sendLine('rm in.txt; exit')
  await session.exit
}

const files = { 'in.txt': 'one\ntwo\n' }

it.skipIf(!has('npm')).each([['npm init', ['npm', 'init'], wizard] as const])(
  '%s leaves the same',
  leavesTheSame,
)
it.skipIf(!has('vim')).each([['vim', ['vim', '-u', 'NONE', '-N', 'in.txt'], vim] as const])(
  '%s leaves the same',
  leavesTheSame,
)
it.skipIf(!has('nano')).each([['nano', ['nano', 'new.txt'], nano] as const])(
  '%s leaves the same',
  leavesTheSame,
)
it.each([['a generator', ['sh'], generator] as const])('%s leaves the same', leavesTheSame)

async function leavesTheSame(_: string, command: readonly string[], talk: Talk): Promise<void> {
  const root = await tapeRoot()
  const live = await inSandbox(root, command, talk, { record: 'NEW', files })
  const taped = await inSandbox(root, command, talk, { record: 'DISABLED', files })
  expect([live.replayed, taped.replayed]).toEqual([false, true])
  expect(taped.tree).toEqual(live.tree)
  expect(live.warnings).toEqual([])
}
