import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { SandboxFileError, TapeMissError } from '../../src/errors.ts'
import { sandboxFileBytesMax } from '../../src/limits.ts'
import { verify } from '../../src/open/verify.ts'
import { printTape } from '../../src/tape/print-tape.ts'
import { readTape } from '../../src/tape/tape-file.ts'
import { inSandbox, type Talk, tapeRoot } from './sandboxed.ts'

const shell = ['sh', '-c', 'PS1= ; while printf "> " && read -r line; do eval "$line"; done']

/** Runs commands, one after the other, in a shell that prompts. */
function commands(...lines: string[]): Talk {
  return async (session) => {
    await session.expect('> ')
    for (const line of lines) {
      await session.sendLine(line)
      await session.expect('> ')
    }
  }
}

it.skipIf(!existsSync('/usr/bin/ed'))('leaves the same file on replay that an editor left', async () => {
  const root = await tapeRoot()
  const edit: Talk = async (session, sandbox) => {
    await session.expect('3')
    for (const line of ['a', 'second', '.', 'w']) await session.sendLine(line)
    await session.expect('10')
    expect(await sandbox.read('a.txt')).toBe('ab\nsecond\n')
    await session.sendLine('q')
    await session.exit
  }
  const files = { 'a.txt': 'ab\n' }
  const live = await inSandbox(root, ['ed', 'a.txt'], edit, { record: 'NEW', files })
  const taped = await inSandbox(root, ['ed', 'a.txt'], edit, { record: 'DISABLED', files })
  expect([live.replayed, taped.replayed]).toEqual([false, true])
  expect(taped.tree).toEqual(live.tree)
})

it('leaves folders, permissions, links, bytes, deletions and paths as they were', async () => {
  const root = await tapeRoot()
  const talk = commands(
    'mkdir -p src/deep/er && echo "export {}" > src/deep/er/index.ts && : > empty',
    'printf "#!/bin/sh\\necho hi\\n" > run.sh && chmod 755 run.sh && ln -s ../run.sh src/run && chmod 700 src',
    'printf "\\377\\000\\001" > bytes && rm given.txt && mv other.txt moved.txt',
    'pwd > where && echo $HOME > ~/.home && echo tilde > "~x" && printf "no newline" > "a b"',
    'rm -r src/deep && echo more >> moved.txt && chmod 600 bytes',
  )
  const files = { 'given.txt': 'given\n', 'other.txt': 'other\n', '~/.profile': 'x=1\n' }
  const live = await inSandbox(root, shell, talk, { record: 'NEW', files })
  const taped = await inSandbox(root, shell, talk, { record: 'DISABLED', files })
  expect(taped.tree).toEqual(live.tree)
  expect(Object.keys(live.tree)).toEqual(expect.arrayContaining(['src/run', '~/.home', '~x', 'a b', 'where']))
  expect(live.tree['where']).toBe('644 <sandbox>/work\n')
})

it('puts a file there when its exchange is played, and not before', async () => {
  const root = await tapeRoot()
  const talk: Talk = async (session, sandbox) => {
    await session.expect('> ')
    expect(existsSync(sandbox.path('one'))).toBe(false)
    await session.sendLine('echo 1 > one')
    await session.expect('> ')
    expect([existsSync(sandbox.path('one')), existsSync(sandbox.path('two'))]).toEqual([true, false])
    await session.sendLine('echo 2 > two; rm one')
    await session.expect('> ')
    expect([existsSync(sandbox.path('one')), existsSync(sandbox.path('two'))]).toEqual([false, true])
  }
  await inSandbox(root, shell, talk, { record: 'NEW' })
  await inSandbox(root, shell, talk, { record: 'DISABLED' })
})

it('leaves the tape alone when the same files were left again', async () => {
  const root = await tapeRoot()
  const talk = commands('echo text > a; mkdir b; pwd > b/where; date +%s > now')
  expect((await inSandbox(root, shell, talk, { record: 'OVERWRITE' })).saved).toBe('new')
  expect((await inSandbox(root, shell, talk, { record: 'OVERWRITE' })).saved).toBe('unchanged')
})

it('writes the tape when other files were left, though the same was said', async () => {
  const root = await tapeRoot()
  const talk = commands('cat ~/seed > copy')
  const given = (text: string): { files: Record<string, string> } => ({ files: { '~/seed': text } })
  expect((await inSandbox(root, shell, talk, { record: 'OVERWRITE', ...given('a\n') })).saved).toBe('new')
  expect((await inSandbox(root, shell, talk, { record: 'OVERWRITE', ...given('b\n') })).saved).toBe('changed')
  const { tree } = await inSandbox(root, shell, talk, { record: 'DISABLED', ...given('b\n') })
  expect(tree['copy']).toBe('644 b\n')
})

it('misses when the spec gives other files than it did', async () => {
  const root = await tapeRoot()
  const talk = commands('cat in.txt')
  await inSandbox(root, shell, talk, { record: 'NEW', files: { 'in.txt': 'one\n' } })
  await inSandbox(root, shell, talk, { record: 'DISABLED', files: { 'in.txt': 'one\n' } })
  const given = [
    { 'in.txt': 'two\n' },
    { 'in.txt': 'one\n', 'more.txt': '' },
    {},
    { 'in.txt': { contents: 'one\n', mode: 0o755 } },
  ]
  for (const files of given) {
    const going = inSandbox(root, shell, talk, { record: 'DISABLED', files })
    await expect(going).rejects.toBeInstanceOf(TapeMissError)
    await expect(going).rejects.toThrow('The spec put other files into the sandbox')
  }
  const match = { files: { ignoreNames: ['in.txt'] } }
  await inSandbox(root, shell, talk, { record: 'DISABLED', files: { 'in.txt': 'two\n' }, match })
})

it('compares what the spec wrote by name whatever it is called, and still leaves out what a program leaves there', async () => {
  const root = await tapeRoot()
  const names = [
    'node_modules/dep/index.js',
    '.git/hooks/pre-commit',
    '~/.cache/a/b',
    '~/.bash_history',
    'a.swp',
    '_logs/x',
  ]
  const given = (text: string): Record<string, string> =>
    Object.fromEntries(names.map((name) => [name, text]))
  const talk = commands('echo more > node_modules/more.js; echo more > ~/.cache/more')
  const live = await inSandbox(root, shell, talk, { record: 'NEW', files: given('1') })
  expect(live.saved).toBe('new')
  const { tape } = (await readTape(join(root, 'tapes/sh/tape.json5'))) ?? {}
  expect(tape?.exchanges.flatMap(({ files = [] }) => files.map(({ path }) => path))).toEqual([])
  await inSandbox(root, shell, talk, { record: 'DISABLED', files: given('1') })
  for (const name of names)
    await expect(
      inSandbox(root, shell, talk, { record: 'DISABLED', files: { ...given('1'), [name]: '2' } }),
      name,
    ).rejects.toThrow(TapeMissError)
})

it('compares what the spec writes while the program runs', async () => {
  const root = await tapeRoot()
  const talk = (text: string): Talk => {
    return async (session, sandbox) => {
      await session.expect('> ')
      await sandbox.write({ 'later.txt': text })
      await session.sendLine('cat later.txt')
      await session.expect('> ')
    }
  }
  await inSandbox(root, shell, talk('a\n'), { record: 'NEW' })
  await inSandbox(root, shell, talk('a\n'), { record: 'DISABLED' })
  await expect(inSandbox(root, shell, talk('b\n'), { record: 'DISABLED' })).rejects.toThrow(
    'later.txt: holds something else',
  )
})

it('says why a file is not there that was too large for the tape', async () => {
  const root = await tapeRoot()
  const size = sandboxFileBytesMax + 1
  const talk: Talk = async (session, sandbox) => {
    await commands(`head -c ${size} /dev/zero > large`)(session, sandbox)
    if (session.replayed)
      await expect(sandbox.read('large')).rejects.toMatchObject({
        code: 'sandbox-file',
        message: expect.stringContaining(`too large for the tape (${size} bytes`),
      })
    else expect(await sandbox.read('large')).toHaveLength(size)
  }
  await inSandbox(root, shell, talk, { record: 'NEW' })
  await inSandbox(root, shell, talk, { record: 'DISABLED' })
})

it('warns of what the program left and the tape does not hold', async () => {
  const root = await tapeRoot()
  const talk = commands(
    'ln -s /etc/hostname out; mkdir kept',
    `head -c ${sandboxFileBytesMax + 1} /dev/zero > large; : > 'back\\slash'`,
  )
  const { warnings } = await inSandbox(root, shell, talk, { record: 'NEW' })
  expect(warnings).toEqual([
    `tapes/sh/tape.json5 does not hold all that the program left in the sandbox. These files are not there on replay:
  out links to /etc/hostname, outside the sandbox
  "back\\\\slash" has a name that a tape cannot store
  large is too large (${sandboxFileBytesMax + 1} bytes)`,
  ])
  const { tree, warnings: none } = await inSandbox(root, shell, talk, { record: 'DISABLED' })
  expect(Object.keys(tree)).toEqual(['kept'])
  expect(none).toEqual([])
  expect((await inSandbox(root, shell, commands(': > a'), { record: 'OVERWRITE' })).warnings).toEqual([])
})

it('masks secrets in files, and leaves stand-ins', async () => {
  const root = await tapeRoot()
  const token = `ghp_${'a1B2c3D4e5'.repeat(4).slice(0, 36)}`
  const talk = commands('echo "token=$GITHUB_TOKEN" > conf')
  const env = { GITHUB_TOKEN: token }
  await inSandbox(root, shell, talk, { record: 'NEW', env })
  const tape = await readFile(join(root, 'tapes/sh/tape.json5'), 'utf8')
  expect(tape).not.toContain(token)
  expect(tape).toContain('token=⟨secret:')
  const { tree } = await inSandbox(root, shell, talk, { record: 'DISABLED', env })
  expect(tree['conf']).toBe(`644 token=${token}\n`)

  // A token the program made itself is known to nobody: what is told of it is its shape.
  const own = commands(`printf "token=gh%s\\n" "${token.slice(2)}" > conf`)
  await inSandbox(root, shell, own, { record: 'OVERWRITE' })
  const { tree: other } = await inSandbox(root, shell, own, { record: 'DISABLED' })
  expect(other['conf']).toMatch(/^644 token=[A-Za-z0-9_]{40}\n$/)
  expect(other['conf']).not.toContain(token)
})

it('goes on live from the files the spec gave, not from those the replay left', async () => {
  const root = await tapeRoot()
  const first = 'test -e made && echo again || echo fresh; echo x >> made'
  await inSandbox(root, shell, commands(first), { record: 'NEW', files: { given: 'g' } })
  const on = await inSandbox(root, shell, commands(first, 'cat made given'), {
    record: 'NEW',
    files: { given: 'g' },
  })
  expect(on.tree).toMatchObject({ made: '644 x\n', given: '644 g' })
  const again = await inSandbox(root, shell, commands(first, 'cat made given'), {
    record: 'DISABLED',
    files: { given: 'g' },
  })
  expect(again.tree).toEqual(on.tree)
  expect(again.replayed).toBe(true)
})

it('does not write where a tape from elsewhere wants it to', async () => {
  const root = await tapeRoot()
  const talk = commands('mkdir folder; echo x > folder/file')
  await inSandbox(root, shell, talk, { record: 'NEW' })
  const path = join(root, 'tapes/sh/tape.json5')
  const tape = await readFile(path, 'utf8')
  for (const name of [
    '/etc/x',
    '../x',
    'a/../../x',
    '~',
    '~/../x',
    'a//b',
    './x',
    '',
    '~root/x',
    'a\\u0000b',
  ]) {
    await writeFile(path, tape.replace('"path": "folder/file"', `"path": "${name}"`))
    await expect(inSandbox(root, shell, talk, { record: 'DISABLED' }), name).rejects.toThrow(
      'not a path below',
    )
  }
})

it('compares no files where the tape is from before they were recorded', async () => {
  const root = await tapeRoot()
  const talk = commands('echo x > file')
  await inSandbox(root, shell, talk, { record: 'NEW', files: { 'in.txt': 'one' } })
  const path = join(root, 'tapes/sh/tape.json5')
  const tape = (await readTape(path))?.tape
  for (const { pre } of tape?.exchanges ?? []) delete pre.given
  if (tape !== undefined) await writeFile(path, printTape(tape))
  const { replayed } = await inSandbox(root, shell, talk, { record: 'DISABLED', files: { 'in.txt': 'two' } })
  expect(replayed).toBe(true)
})

it('verifies a tape that was recorded in a sandbox', async () => {
  const root = await tapeRoot()
  const talk = commands('cat in.txt; pwd; echo $HOME', 'cp in.txt out.txt; date > now')
  await inSandbox(root, shell, talk, { record: 'NEW', files: { 'in.txt': 'one\n' } })
  const tape = join(root, 'tapes/sh/tape.json5')
  const files = { 'in.txt': 'one\n' }
  expect(await verify(tape, { root, files })).toMatchObject({
    tier: expect.stringMatching(/^(same|cosmetic)$/),
  })
  await expect(verify(tape, { root })).rejects.toBeInstanceOf(SandboxFileError)
  await expect(verify(tape, { root, files: { 'in.txt': 'two\n' } })).rejects.toThrow('it was another one')
  const printed = await readFile(tape, 'utf8')
  await writeFile(tape, printed.replace('"path": "out.txt"', '"path": "elsewhere.txt"'))
  const { tier, exchanges } = await verify(tape, { root, files })
  expect(tier).toBe('output')
  expect(exchanges.at(-1)?.diff).toEqual(['- file elsewhere.txt', '+ file out.txt'])
})

it('masks a secret in the names of files and where links lead, and gives it back on replay', async () => {
  const root = await tapeRoot()
  const password = ['Hk8sTrq', 'Wm4xQb9Lz2'].join('-')
  const script =
    'stty -echo; printf "Password: "; read -r p; stty echo; mkdir "d-$p"; : > "d-$p/key-$p.txt"; ln -s "d-$p" at; ln -s "/nowhere/$p" out'
  const talk: Talk = async (session, sandbox) => {
    await session.expect('Password: ')
    await session.sendLine(password)
    await session.expectEof()
    expect(await sandbox.read(`d-${password}/key-${password}.txt`)).toBe('')
  }
  const files = { [`given-${password}`]: 'x' }
  const live = await inSandbox(root, ['sh', '-c', script], talk, { record: 'NEW', files })
  const taped = await inSandbox(root, ['sh', '-c', script], talk, { record: 'DISABLED', files })
  expect(live.warnings.join('')).toContain('/nowhere/███')
  delete live.tree['out']
  expect(taped.tree).toEqual(live.tree)
  expect(Object.keys(taped.tree)).toContain(`d-${password}/key-${password}.txt`)
  expect(await readFile(join(root, 'tapes/sh/tape.json5'), 'utf8')).not.toContain('Hk8s')
})
