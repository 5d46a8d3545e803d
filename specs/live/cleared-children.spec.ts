import { spawn as start, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { describe, expect, it, vi } from 'vitest'
import { ProcessLeakError } from '../../src/errors.ts'
import { builtProgram } from '../built.ts'
import { endAbandonedGroups } from '../../src/live/end-abandoned.ts'
import { Cgroup } from '../../src/live/cgroup.ts'
import { streamsOf } from '../../src/live/held-files.ts'
import { processAt } from '../../src/live/process-table.ts'
import { ProcessTree, type TreeMarks } from '../../src/live/process-tree.ts'
import { newTag } from '../../src/live/session-tag.ts'
import { inTerminal, onPipes } from './subject.ts'

// A child that left parent, session and environment behind; its parent is gone before anybody looked.
const leaves = (files: string): string => `(setsid env -i /bin/sleep 1005 ${files} & echo "pid $!")`
const silent = '</dev/null >/dev/null 2>&1'

const isAlive = (pid: number): boolean => processAt(pid) !== undefined
const pidIn = (text: string): number => Number(/pid (\d+)/.exec(text)?.[1])

/** Whether this machine lets us make control groups. */
const canGroup = await (async () => {
  const sleeper = start('sleep', ['600'])
  await once(sleeper, 'spawn')
  const group = Cgroup.of(sleeper.pid ?? 0)
  const moved = await vi
    .waitUntil(() => group === undefined || group.members().includes(sleeper.pid ?? 0), { timeout: 2_000 })
    .then(
      () => group !== undefined,
      () => false,
    )
  sleeper.kill('SIGKILL')
  await once(sleeper, 'exit')
  group?.remove()
  return moved
})()

describe.runIf(process.platform === 'linux')('a child that cleared everything', () => {
  for (const [where, open] of [
    ['a terminal', inTerminal],
    ['pipes', onPipes],
  ] as const) {
    it.runIf(canGroup)(`is ended with its program on ${where}, in the control group`, async () => {
      // It waits for its own group, which the kernel may take a moment for.
      const settled = 'until grep -q "0::.*/termtape-" /proc/self/cgroup; do :; done; '
      const { world, stdout, shows, exit } = await open('sh', [
        '-c',
        `${settled}${leaves(silent)}; read -r line`,
      ])
      await shows('\n')
      const pid = pidIn(stdout().toString())
      await vi.waitUntil(() => readFileSync(`/proc/${pid}/cmdline`, 'latin1').startsWith('/bin/sleep'))
      expect(readFileSync(`/proc/${pid}/environ`, 'latin1')).toBe('')
      await world.send({ kind: 'line', data: new Uint8Array() })
      await exit
      await world.close()
      expect(isAlive(pid)).toBe(false)
    })
  }

  /** A program without a group, which has started such a child and ended. */
  async function ended(
    files: string,
    marks: (pid: number) => TreeMarks,
  ): Promise<{ tree: ProcessTree; child: number }> {
    const program = start('sh', ['-c', `${leaves(files)}; read -r line`], {
      stdio: ['pipe', 'pipe', 'pipe'],
      detached: true,
      env: { PATH: process.env['PATH'] },
    })
    const tree = new ProcessTree(program.pid ?? 0, newTag(), marks(program.pid ?? 0))
    const [said]: Buffer[] = await once(program.stdout, 'data')
    const child = pidIn(String(said))
    program.stdin.end()
    await once(program, 'exit')
    tree.leaderEnded()
    await vi.waitUntil(() => readFileSync(`/proc/${child}/cmdline`, 'latin1').startsWith('/bin/sleep'))
    return { tree, child }
  }

  it('is found by a pipe of the program it holds, where there are no groups', async () => {
    const { tree, child } = await ended('', (pid) => ({ streams: streamsOf(pid) }))
    await tree.end(() => false)
    expect(isAlive(child)).toBe(false)
  })

  it('is named where nothing says whose it is, and not ended', async () => {
    const { tree, child } = await ended(silent, (pid) => ({ streams: streamsOf(pid), namesOrphans: true }))
    const error = await tree.end(() => false).catch((caught: unknown) => caught)
    expect(error).toBeInstanceOf(ProcessLeakError)
    expect(error).toHaveProperty('pids', [child])
    expect(String(error)).toContain('sleep')
    expect(isAlive(child)).toBe(true)
    process.kill(child, 'SIGKILL')
  })

  it.runIf(canGroup)('is ended by whoever cleans up after a process that was killed', async () => {
    const [node, leaver] = await builtProgram('specs/programs/group-leaver.ts')
    const pid = pidIn(spawnSync(node, [leaver], { encoding: 'utf8' }).stdout)
    expect(isAlive(pid)).toBe(true)
    await endAbandonedGroups()
    expect(isAlive(pid)).toBe(false)
  })
})
