import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { closeSync, constants, existsSync, mkdtempSync, openSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, vi } from 'vitest'
import { builtProgram } from '../built.ts'
import { processAt, processTable } from '../../src/live/process-table.ts'
import { inTerminal, onPipes, program, type Subject } from './subject.ts'
import { runs } from '../runs.ts'

/** The ids of what `strays.sh` leaves behind. */
function strays(output: Buffer): number[] {
  return [...output.toString().matchAll(/pid (\d+)/g)].map(([, pid]) => Number(pid))
}

async function runOnce(open: () => Promise<Subject>): Promise<void> {
  const { world, exit } = await open()
  await exit
  await world.close()
}

const isAlive = (pid: number): boolean => processAt(pid) !== undefined

for (const [where, open] of [
  ['a terminal', inTerminal],
  ['pipes', onPipes],
] as const) {
  it(`leaves nothing of a program on ${where} that started stubborn children`, async () => {
    const { world, stdout, shows, exit } = await open('sh', [program('strays.sh')])
    await shows('all there')
    const pids = strays(stdout())
    expect(pids.filter(isAlive)).toHaveLength(5)
    await world.close()
    await exit
    expect([world.pid ?? 0, ...pids].filter(isAlive)).toEqual([])
  })

  it(`leaves nothing of a program on ${where} that ended before its children`, async () => {
    const { world, stdout, exit } = await open('sh', [program('strays.sh'), 'end'])
    expect(await exit).toEqual({ code: 0, signal: null })
    const pids = strays(stdout())
    expect(pids).toHaveLength(5)
    await world.close()
    expect(pids.filter(isAlive)).toEqual([])
  })

  it(`goes straight to KILL on ${where} when forced`, async () => {
    const { world, exit, shows } = await open('sh', [
      '-c',
      'trap "echo gentle" HUP TERM; echo go; while :; do sleep 1000; done',
    ])
    await shows('go')
    await Promise.all([world.close({ force: true }), world.close(), world.close({ force: true })])
    expect(await exit).toEqual({ code: null, signal: 'SIGKILL' })
    await world.close()
  })

  it(`closes ${where} while the exit is under way`, async () => {
    for (let run = 0; run < 20; run++) {
      const { world, exit } = await open('sh', ['-c', 'exit 3'])
      await world.close()
      expect([3, null]).toContain((await exit).code)
    }
  })
}

it.each([
  ['a terminal', inTerminal],
  ['pipes', onPipes],
] as const)('leaves a server alone that was started on %s without the mark', async (_, open) => {
  // Waits until the server has a session of its own: the end of the terminal's would end it before.
  const server = `echo pid $(setsid sh -c 'echo $$; exec sleep 1000 </dev/null >/dev/null 2>&1' &)`
  const { world, stdout, exit } = await open('env', ['-u', 'TERMTAPE_SESSION', 'sh', '-c', server])
  await exit
  const [pid = 0] = strays(stdout())
  try {
    await world.close()
    expect(isAlive(pid)).toBe(true)
  } finally {
    process.kill(pid)
  }
})

it('leaves a process of our own alone that holds what is of the terminal', async () => {
  const { world, shows, stdout } = await inTerminal('sh', ['-c', 'tty; echo there; exec cat'])
  await shows('there')
  const [path = ''] = /^\/dev\/\S+/.exec(stdout().toString()) ?? []
  const terminal = openSync(path, constants.O_RDWR | constants.O_NOCTTY)
  const other = spawn('sleep', ['1000'], { stdio: [terminal, 'ignore', 'ignore'], detached: true })
  try {
    await world.close()
    expect(isAlive(other.pid ?? 0)).toBe(true)
  } finally {
    other.kill()
    closeSync(terminal)
  }
})

it('hangs up on a program, and not on what that starts to clean up behind it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'termtape-spec-'))
  const told = join(folder, 'told')
  const cleaner = `trap 'echo hung up > "$0"' HUP; sleep 0.1`
  const script = `trap 'sh -c "$1" "$0"; exit' HUP; echo ready; read x`
  const { world, shows } = await onPipes('sh', ['-c', script, told, cleaner])
  await shows('ready')
  await world.close()
  expect(existsSync(told)).toBe(false)
  rmSync(folder, { recursive: true })
})

it('ends a stopped program', async () => {
  const { world, exit, shows } = await inTerminal('sh', ['-c', 'echo go; kill -STOP $$'])
  await shows('go')
  await world.close()
  expect(await exit).toEqual({ code: null, signal: 'SIGHUP' })
})

it('leaks no descriptor and no zombie over many programs', async () => {
  await runOnce(() => inTerminal('true'))
  await runOnce(() => onPipes('true'))
  const before = readdirSync('/proc/self/fd').length
  for (let run = 0; run < runs(100); run++) {
    await runOnce(() => inTerminal('true'))
    await runOnce(() => onPipes('true'))
  }
  expect(readdirSync('/proc/self/fd')).toHaveLength(before)
  expect(
    execFileSync('ps', ['--ppid', String(process.pid), '-o', 'stat='], { encoding: 'utf8' }),
  ).not.toMatch(/^Z/m)
})

it('ends what still runs when Node itself ends', async () => {
  const [node, leaver] = await builtProgram('specs/programs/pty-leaver.ts')
  const { stdout, stderr } = spawnSync(node, [leaver], { encoding: 'utf8' })
  expect(stderr).toBe('')
  expect(Number(stdout)).toBeGreaterThan(1)
  // SIGKILL was sent before Node was gone, and the kernel carries it out a moment later.
  await vi.waitUntil(() => !processTable().some((each) => each.session === Number(stdout)), {
    timeout: 30_000,
  })
  expect(isAlive(Number(stdout))).toBe(false)
})
