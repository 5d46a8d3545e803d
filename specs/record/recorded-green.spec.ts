import { expect, it } from 'vitest'
import { Project } from '../project.ts'

// Each program is a line of shell: what it does after Enter is what the test is about.
const spec = `
  import { expect, test } from 'termtape/fixtures'

  const late = 'printf "name? "; read x; sleep 0.3; echo "error: no such name"; read y'
  test('an answer that comes late', async ({ terminal }) => {
    const sh = await terminal.spawn('sh', ['-c', late])
    await expect(sh).toShow('name?')
    await sh.sendLine('ada')
    await expect(sh).not.toShow('error', { timeoutMs: 3_000 })
    await sh.expect('no such name')
  })

  const brief = 'read x; echo Saving; sleep 0.5; printf "\\\\033[1A\\\\033[2KSaved\\\\n"; read y'
  test('a state between two reads', async ({ terminal }) => {
    const sh = await terminal.spawn('sh', ['-c', brief])
    await sh.sendLine()
    await expect(sh).toShow('Saving')
    await expect(sh).toShow('Saved')
  })

  const counter = 'i=0; while [ $i -lt 60 ]; do i=$((i+1)); printf "\\\\rstep $i "; sleep 0.01; done; read x'
  test('a counter that never pauses', async ({ terminal }) => {
    const sh = await terminal.spawn('sh', ['-c', counter])
    await expect(sh).toShow(/step [1-5]\\d$/m)
    await expect(sh).toShow('step 60')
  })

  test('what only a clock can see', async ({ terminal }) => {
    const sh = await terminal.spawn('sh', ['-c', 'echo one; sleep 0.4; echo two; read x'])
    await expect(sh).toShow('one')
    await new Promise((resolve) => setTimeout(resolve, 150))
    expect(sh.screen.text).toBe('one')
    await expect(sh).toShow('two')
  })

  test('a wait that was given up', async ({ terminal }) => {
    const sh = await terminal.spawn('sh', ['-c', 'echo one; sleep 0.5; echo two; read x'])
    await expect(sh).toShow('one')
    await expect(sh.expect('two', { timeoutMs: 100 })).rejects.toThrow('Timed out')
    await sh.expect('two')
  })
`

it('is green on replay, or not recorded, with the line and the reason', { timeout: 120_000 }, async () => {
  await using project = await Project.create({ 'green.spec.js': spec })
  const first = await project.vitest()
  const failures = Object.fromEntries(first.tests.map(({ name, failure }) => [name, failure]))

  // Live, the old screen held for 300 ms after Enter; nothing is satisfied by it.
  expect(failures['an answer that comes late']).toContain('not to show "error"')
  expect(failures['a state between two reads']).toBe('')
  expect(failures['a counter that never pauses']).toBe('')
  expect(failures['what only a clock can see']).toMatch(
    /NotReplayableError: session\.screen would give another result on replay[^]*green\.spec\.js:\d+/,
  )
  expect(failures['a wait that was given up']).toMatch(
    /NotReplayableError: expect\("two"\) would[^]*came only after the wait was over[^]*green\.spec\.js:\d+/,
  )
  expect(Object.keys(await project.contents()).map((path) => path.split('/').at(-1))).toEqual([
    'a-counter-that-never-pauses.json5',
    'a-state-between-two-reads.json5',
  ])

  const replayed = await project.vitest({ CI: '1' }, ['-t', 'state|counter'])
  expect(replayed.code, replayed.output).toBe(0)
})
