import { describe, expect, it } from 'vitest'
import { SpawnError } from '../../src/errors.ts'
import { spawn } from '../../src/open/spawn.ts'

/** Waits to be hung up. */
const waits = ['-c', 'echo "at $0 in $PWD"; read -r line; echo "still here: $line"'] as const

describe.each(['pty', 'pipe'] as const)('a program that ignores SIGHUP, on a %s', (transport) => {
  it('goes on when it is hung up, and ends of it without', async () => {
    await using stays = await spawn('sh', waits, { ignoreHup: true, transport })
    await stays.expect(`at sh in ${process.cwd()}`)
    await stays.signal('SIGHUP')
    await stays.sendLine('yes')
    await stays.expect('still here: yes')
    expect(await stays.exit).toEqual({ code: 0, signal: null })
    await using goes = await spawn('sh', waits, { transport })
    await goes.expect('at sh')
    await goes.signal('SIGHUP')
    expect(await goes.exit).toEqual({ code: null, signal: 'SIGHUP' })
  })

  it('is ended by close all the same', async () => {
    const session = await spawn('sh', ['-c', 'echo ready; exec sleep 600'], { ignoreHup: true, transport })
    await session.expect('ready')
    await session.close()
    expect((await session.exit).signal).toBe('SIGTERM')
  })

  it('that cannot be started fails as without', async () => {
    await expect(spawn('no-such-program', [], { ignoreHup: true, transport })).rejects.toThrow(SpawnError)
  })
})
