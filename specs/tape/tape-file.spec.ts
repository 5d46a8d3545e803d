import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  chmod,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  stat,
  symlink,
  truncate,
  writeFile,
} from 'node:fs/promises'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { builtProgram } from '../built.ts'
import { TapeFileError, TapeFormatError } from '../../src/errors.ts'
import { tapeBytesMax } from '../../src/limits.ts'
import { defaultHeader, printTape } from '../../src/tape/print-tape.ts'
import { readTape, writeTape } from '../../src/tape/tape-file.ts'
import { withTapeLock } from '../../src/tape/tape-lock.ts'
import { plainTape } from './plain-tape.ts'

const [node, tapeWriter] = await builtProgram('specs/programs/tape-writer.ts')

/** More writers, rounds and kills: `TERMTAPE_SOAK=1 npx vitest run specs/tape/tape-file.spec.ts`, a minute or more. */
const isSoak = process.env['TERMTAPE_SOAK'] === '1'
const writersMany = isSoak ? 8 : 4
const writesEach = isSoak ? 50 : 20
const killRounds = isSoak ? 6 : 2
const killedEach = isSoak ? 5 : 3

let folder = ''
let tape = ''

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tape-file-'))
  tape = join(folder, 'a.json5')
})

afterEach(() => rm(folder, { recursive: true, force: true }))

it('reads what it wrote, in folders it made, for its owner only', async () => {
  const path = join(folder, 'new', 'folders', 'a.json5')
  expect(await readTape(path)).toBeUndefined()
  expect(await writeTape(path, plainTape())).toBe(true)
  expect(await readTape(path)).toMatchObject({ tape: plainTape(), warnings: [] })
  expect((await stat(path)).mode & 0o777).toBe(0o600)
  expect(await readdir(join(folder, 'new', 'folders'))).toEqual(['a.json5'])
})

it('says when nothing changed, and then leaves the file alone', async () => {
  await writeTape(tape, plainTape())
  const before = await stat(tape)
  expect(await writeTape(tape, plainTape())).toBe(false)
  expect((await stat(tape)).ino).toBe(before.ino)
  expect(await writeTape(tape, plainTape(['other']))).toBe(true)
})

it('keeps comments on a rewrite, even those of a file that is no tape any more', async () => {
  const commented = printTape(plainTape(['one'])).replace('"dataText"', '/* why */ "dataText"')
  await writeFile(tape, commented)
  await writeTape(tape, plainTape(['zero', 'one']))
  expect(await readFile(tape, 'utf8')).toContain('/* why */')
  await writeFile(tape, commented.replace('"seed"', '"sped"').replace(defaultHeader, '// ours'))
  await writeTape(tape, plainTape(['one']))
  expect(await readFile(tape, 'utf8')).toMatch(/^\/\/ ours\n[^]*\/\* why \*\/\n *"dataText"/)
})

it('refuses to write what could not be read back', async () => {
  const broken = plainTape()
  broken.exchanges[0]!.dur_ms = Number.NaN
  await expect(writeTape(tape, broken)).rejects.toThrow(TapeFormatError)
  expect(await readdir(folder)).toEqual([])
})

it('names file, line and problem of a malformed tape', async () => {
  await writeFile(tape, '{\n  version: 1,\n}\n')
  const error = await readTape(tape).catch((caught: unknown) => caught)
  expect(error).toBeInstanceOf(TapeFormatError)
  expect(String(error)).toContain(`${tape}:1:1 meta: is missing`)
})

it('refuses a folder in place of the file, to read and to write', async () => {
  await mkdir(tape)
  for (const act of [readTape(tape), writeTape(tape, plainTape())]) {
    const error = await act.catch((caught: unknown) => caught)
    expect(error).toBeInstanceOf(TapeFileError)
    expect(String(error)).toContain(`${tape} is a folder`)
  }
  expect(await readdir(folder)).toEqual(['a.json5'])
})

it('refuses a file in place of the folder, and a file too big', async () => {
  await writeFile(join(folder, 'file'), '')
  await expect(writeTape(join(folder, 'file', 'b.json5'), plainTape())).rejects.toThrow(TapeFileError)
  await writeFile(tape, '')
  await truncate(tape, tapeBytesMax + 1)
  await expect(readTape(tape)).rejects.toThrow(/has 268435457 bytes/)
})

it('refuses a folder it may not write to, and leaves it as it was', async () => {
  // Root may write anywhere but to what the kernel itself makes up.
  const closed = process.getuid?.() === 0 ? '/sys/kernel' : folder
  if (closed === folder) await chmod(folder, 0o500)
  const path = join(closed, 'made', 'a.json5')
  const error = await writeTape(path, plainTape()).catch((caught: unknown) => caught)
  if (closed === folder) await chmod(folder, 0o700)
  expect(error).toBeInstanceOf(TapeFileError)
  expect(String(error)).toContain(path)
  expect(await readdir(folder)).toEqual([])
})

it('replaces a link instead of writing through it', async () => {
  const elsewhere = join(folder, 'elsewhere')
  await writeFile(elsewhere, '')
  await symlink(elsewhere, tape)
  await writeTape(tape, plainTape())
  expect(await readFile(elsewhere, 'utf8')).toBe('')
})

it('gives up on a lock that a living owner keeps, and changes nothing', async () => {
  await writeTape(tape, plainTape())
  const before = await readFile(tape, 'utf8')
  await withTapeLock(tape, async () => {
    const error = await writeTape(tape, plainTape(['other']), { lockWaitMs: 20 }).catch(
      (caught: unknown) => caught,
    )
    expect(error).toBeInstanceOf(TapeFileError)
    expect(String(error)).toContain(`process ${process.pid} holds it`)
  })
  expect(await readFile(tape, 'utf8')).toBe(before)
  expect(await readdir(folder)).toEqual(['a.json5'])
})

it.each([
  ['that is no more', `2147483647 1 x ${hostname()}`],
  ['whose number another process has now', `${process.pid} 1 x ${hostname()}`],
])('takes over the lock of a process %s', async (_, owner) => {
  await writeFile(join(folder, '.a.json5.lock'), owner)
  await writeFile(join(folder, '.a.json5.lock.0-stray'), owner)
  await writeFile(join(folder, '.a.json5.tmp.stray'), 'half a ta')
  await writeTape(tape, plainTape(), { lockWaitMs: 0 })
  expect(await readdir(folder)).toEqual(['a.json5'])
})

it('lets one in at a time', async () => {
  await writeFile(tape, '0')
  const writers = Array.from({ length: writersMany }, () => writer(writesEach, '--count', tape))
  expect(await Promise.all(writers.map(ended))).toEqual(writers.map(() => 0))
  expect(await readFile(tape, 'utf8')).toBe(`${writersMany * writesEach}`)
  expect(await readdir(folder)).toEqual(['a.json5'])
})

it('holds when many processes write at once, to one tape and to others', async () => {
  const names = ['a', 'b', 'c', 'd'].map((name) => join(folder, `${name}.json5`))
  const writers = Array.from({ length: writersMany }, (_, index) =>
    writer(writesEach, tape, names[index % 4] ?? tape),
  )
  expect(await Promise.all(writers.map(ended))).toEqual(writers.map(() => 0))
  for (const name of names) expect((await readTape(name))?.tape.exchanges).toHaveLength(3)
  expect(await readdir(folder)).toEqual(['a.json5', 'b.json5', 'c.json5', 'd.json5'])
})

it('leaves the old tape or the new one when writers are killed, and no one waits for the dead', async () => {
  for (let round = 0; round < killRounds; round++) {
    const writers = Array.from({ length: killedEach }, () => writer(0, tape))
    const signals = await Promise.all(
      writers.map((each, index) => killed(each, 1 + ((round * killedEach + index * 3) % 7))),
    )
    expect(signals).toEqual(writers.map(() => 'SIGKILL'))
    expect((await readTape(tape))?.tape.exchanges).toHaveLength(3)
    await writeTape(tape, plainTape([`after round ${round}`]), { lockWaitMs: 0 })
    expect(await readdir(folder)).toEqual(['a.json5'])
  }
})

function writer(times: number, ...args: string[]): ChildProcess {
  return spawn(node, [tapeWriter, String(times), ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
}

async function ended(child: ChildProcess): Promise<unknown> {
  child.stdout?.resume()
  const [code]: unknown[] = await once(child, 'exit')
  return code
}

/** Kills a writer when it has written some tapes and is at work on the next; gives the signal it died of. */
async function killed(child: ChildProcess, after: number): Promise<unknown> {
  const exit = once(child, 'exit')
  let written = 0
  if (child.stdout !== null)
    createInterface(child.stdout).on('line', () => {
      if (++written === after) child.kill('SIGKILL')
    })
  const [, signal]: unknown[] = await exit
  return signal
}

it.each<[string, (text: string) => string, RegExp]>([
  [
    'a newer tape',
    (text) => text.replace('"version": 1', '"version": 7'),
    /version 7, [^]*Hint: Update termtape/,
  ],
  [
    'a conflict of git',
    (text) => text.replace('  "exchanges"', '<<<<<<< ours\n  "exchanges"'),
    /git left the markers of a conflict here[^]*Hint: Keep one side whole/,
  ],
  ['anything else', (text) => text.slice(0, 200), /Hint: Repair it, restore it/],
])('says of %s what to do', async (_what, damage, words) => {
  await writeTape(tape, plainTape())
  await writeFile(tape, damage(await readFile(tape, 'utf8')))
  await expect(readTape(tape)).rejects.toThrow(words)
})
