import { existsSync, readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { attachSession } from '../../../src/control/host/attach.ts'
import { cleanupSessions, control, listSessions } from '../../../src/control/registry/control.ts'
import { program } from '../../live/subject.ts'
import { useHome } from '../home.ts'
import { useHost } from '../host/hosted.ts'
import { runs } from '../../runs.ts'

const home = useHome()
const client = useHost()

/** What a process holds, this one or another: descriptors, and children that run or wait to be reaped. */
function held(owner: number = process.pid): { descriptors: string[]; children: string[] } {
  const descriptors = readdirSync(`/proc/${owner}/fd`).flatMap((fd) => {
    try {
      return readlinkSync(`/proc/${owner}/fd/${fd}`).replace(/\d+/g, 'N')
    } catch {
      // The one this listing itself used.
      return []
    }
  })
  const children = readdirSync('/proc')
    .filter((pid) => /^\d+$/.test(pid))
    .filter((pid) => parentOf(pid) === owner)
  return { descriptors: descriptors.toSorted(), children }
}

/** Timers that wait, those of the runner included: a few come and go. */
function timers(): number {
  return process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length
}

function parentOf(pid: string): number {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1')
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])
  } catch {
    return 0
  }
}

/** Recorded the first time, replayed from then on. */
async function taped(): Promise<string | undefined> {
  const session = await control('cat', {
    tapeName: 'leaks',
    tapes: join(home.folder, 'tapes'),
    record: 'NEW',
  })
  await session.sendLine('on tape')
  await session.expect('on tape')
  await session.close()
  return session.tape?.direction
}

async function conversation(number: number): Promise<void> {
  const session = await control('cat', {
    reuse: false,
    stream: number % 4 === 0,
    persist: number % 3 !== 0,
    transport: number % 2 === 0 ? 'pty' : 'pipe',
  })
  await session.sendLine(`line ${number}`)
  await session.expect(`line ${number}`)
  await session.close({ force: number % 5 === 0 })
}

describe.runIf(existsSync('/proc/self/fd'))('after sessions were closed', () => {
  it('no process, descriptor, timer or file is left of many, 20 at once', async () => {
    // What is loaded on first use may keep what it opens.
    await Promise.all([0, 1, 2, 3].map(conversation))
    const before = held()
    for (let round = 0; round < runs(10); round++)
      await Promise.all(Array.from({ length: 20 }, (_, at) => conversation(20 * round + at)))
    expect(await readdir(home.pipes)).toEqual([])
    await cleanupSessions({ force: true })
    expect(await readdir(join(home.folder, 'sessions'))).toEqual([])
    await expect.poll(() => held(), { timeout: 20_000 }).toEqual(before)
    expect(timers()).toBeLessThan(20)
  })

  it('nothing is left in the host of those it held, nor of whoever attached to them', async () => {
    const host = await client()
    const hosted = async (number: number): Promise<void> => {
      const { id } = await host.open('cat', { reuse: false, stream: number % 2 === 0 })
      const { session, detach } = await attachSession(id)
      await session.sendLine(`line ${number}`)
      await session.expect(`line ${number}`)
      if (number % 3 === 0) return session.close()
      await detach()
      await host.end(id)
    }
    const sockets = (): string[] =>
      [process.pid, host.pid]
        .flatMap((pid) => held(pid).descriptors)
        .filter((each) => each.startsWith('socket'))
    const ours = sockets()
    await Promise.all([0, 1, 2, 3].map(hosted))
    // Who detached may still be on the way out.
    await expect.poll(sockets, { timeout: 20_000 }).toEqual(ours)
    const [here, there] = [held(), held(host.pid)]
    for (let round = 0; round < 5; round++)
      await Promise.all(Array.from({ length: 20 }, (_, at) => hosted(20 * round + at)))
    await expect.poll(() => held(host.pid), { timeout: 20_000 }).toEqual(there)
    await expect.poll(() => held(), { timeout: 20_000 }).toEqual(here)
    expect(await readdir(home.pipes)).toEqual([])
    expect(await host.list({ activeOnly: true })).toEqual([])
  })

  it('no timer is left of replays', async () => {
    expect(await taped()).toBe('recording')
    for (let round = 0; round < 10; round++) expect(await taped()).toBe('replaying')
    expect(timers()).toBeLessThan(10)
    expect((await listSessions()).map(({ state }) => state)).toEqual(Array.from({ length: 11 }, () => 'dead'))
  })

  it('no child is left that left its session, trapped the hang-up, or is a daemon', async () => {
    const session = await control('sh', { args: [program('strays.sh')] })
    await session.expect('all there')
    const pids = [...session.output.matchAll(/pid (\d+)/g)].map(([, pid = '']) => pid)
    expect(pids).toHaveLength(5)
    await session.close()
    expect(pids.filter((pid) => existsSync(`/proc/${pid}`) && !isZombie(pid))).toEqual([])
  })

  it('no child is left of a session that ran into a limit', async () => {
    const session = await control('sh', {
      args: ['-c', `trap '' HUP; setsid sleep 1000 & echo "pid $!"; echo "pid $$"; wait; sleep 1000`],
      idleTimeoutMs: 1_000,
    })
    const pids: string[] = []
    for (let child = 0; child < 2; child++) pids.push((await session.expect(/pid (\d+)/)).groups[0] ?? '')
    await session.exit
    await session.close()
    expect(pids.filter((pid) => existsSync(`/proc/${pid}`) && !isZombie(pid))).toEqual([])
  })
})

/** Ended, but not reaped: an orphan's new parent may be slow. */
function isZombie(pid: string): boolean {
  return /\) [ZX] /.test(readFileSync(`/proc/${pid}/stat`, 'latin1'))
}
