import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync } from 'node:fs'
import { expect, it } from 'vitest'
import { triedIdsMax } from '../../src/limits.ts'
import { carriesTag, parsePs, processAt, processTable } from '../../src/live/process-table.ts'

it('reads a process whose name holds spaces and parentheses', async () => {
  const child = spawn('bash', ['-c', 'exec -a "x) S 1 (y" sleep 1000'])
  await once(child, 'spawn')
  expect(processAt(child.pid ?? 0)).toMatchObject({ pid: child.pid, parent: process.pid })
  child.kill('SIGKILL')
})

it('lists what ps lists', () => {
  const listed = parsePs(
    execFileSync('ps', ['-axo', 'pid=,ppid=,pgid=,stat=,command='], { encoding: 'utf8' }),
  )
  const self = processTable().find((each) => each.pid === process.pid)
  expect(listed.find((each) => each.pid === process.pid)).toMatchObject({
    parent: self?.parent,
    group: self?.group,
  })
})

it('finds a program by the ids that came after it, and among all once there were many', async () => {
  const [first, ...others] = await Promise.all(
    Array.from({ length: triedIdsMax + 1 }, async () => {
      const child = spawn('sleep', ['1000'])
      await once(child, 'spawn')
      return child
    }),
  )
  const youngest = others.at(-1)?.pid ?? 0
  const since = (pid: number): number[] => processTable(pid).map((each) => each.pid)
  expect(since(youngest)).toContain(youngest)
  expect(since(youngest)).not.toContain(first?.pid)
  const all = [first, ...others].map((child) => child?.pid)
  expect(since(first?.pid ?? 0)).toEqual(expect.arrayContaining(all))
  for (const child of [first, ...others]) child?.kill('SIGKILL')
})

it.runIf(existsSync('/proc/self/task'))('takes a thread for no process', () => {
  const threads = readdirSync('/proc/self/task').map(Number)
  expect(threads.length).toBeGreaterThan(1)
  expect(threads.filter((id) => processAt(id) !== undefined)).toEqual([process.pid])
})

it('leaves zombies out', () => {
  const lines = '  7   1   7 Ss   sh -c a (b) c\n  8   7   7 Z+   [sh] <defunct>\n'
  expect(parsePs(lines)).toEqual([
    { pid: 7, parent: 1, group: 7, session: 7, foreground: -1, began: 0, command: 'sh -c a (b) c' },
  ])
})

it('finds a tag in the environment, alone or after the tag of an outer session', async () => {
  const child = spawn('sleep', ['1000'], {
    env: { ...process.env, TERMTAPE_SESSION: 'outer:inner', OTHER: 'elsewhere' },
  })
  await once(child, 'spawn')
  expect(['outer', 'inner', 'elsewhere'].map((tag) => carriesTag(child.pid ?? 0, tag))).toEqual([
    true,
    true,
    false,
  ])
  child.kill('SIGKILL')
})

it('finds a tag behind a long environment', async () => {
  const child = spawn('sleep', ['1000'], {
    env: { PATH: process.env['PATH'], LONG: 'x'.repeat(100_000), TERMTAPE_SESSION: 'tag' },
  })
  await once(child, 'spawn')
  expect(carriesTag(child.pid ?? 0, 'tag')).toBe(true)
  child.kill('SIGKILL')
})
