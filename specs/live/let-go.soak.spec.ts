import { spawnSync } from 'node:child_process'
import { expect, it, vi } from 'vitest'
import { builtProgram } from '../built.ts'
import { SpawnError } from '../../src/errors.ts'
import { checkNode, otherRuntime } from '../../src/live/only-node.ts'
import { processAt } from '../../src/live/process-table.ts'

it.each(['pty', 'pipe', 'control'])(
  'ends the script when it has nothing else to do, and the program with it: %s',
  async (how) => {
    const [node, program] = await builtProgram('specs/programs/leaves-open.ts')
    const { status, stdout, stderr } = spawnSync(node, [program, how], { encoding: 'utf8', timeout: 20_000 })
    expect({ status, stderr }).toEqual({ status: 7, stderr: '' })
    const pid = Number(stdout)
    expect(pid).toBeGreaterThan(1)
    await vi.waitUntil(() => processAt(pid) === undefined, { timeout: 20_000 })
  },
)

it('knows Bun and Deno by their versions, and refuses to start a program there', () => {
  expect(otherRuntime({ node: '20.19.0' })).toBeUndefined()
  expect(otherRuntime({ node: '26.3.0', bun: '1.4.5' })).toBe('Bun 1.4.5')
  expect(otherRuntime({ node: '24.0.0', deno: '2.5.0' })).toBe('Deno 2.5.0')
  const versions = vi.spyOn(process, 'versions', 'get').mockReturnValue({ ...process.versions, bun: '1.4.5' })
  try {
    expect(() => checkNode('sh')).toThrow(SpawnError)
    expect(() => checkNode('sh')).toThrow('"sh" cannot be started under Bun 1.4.5.')
  } finally {
    versions.mockRestore()
  }
})
