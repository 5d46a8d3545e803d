import { describe, expect, it } from 'vitest'
import { inTerminal, onPipes, text } from './subject.ts'

describe.runIf(process.platform === 'linux')('whether a program is at work', () => {
  it('is false while it waits for its user', async () => {
    const cat = await inTerminal('cat')
    await cat.world.send(text('ready\r'))
    await cat.shows('ready\r\nready')
    await expect.poll(() => cat.world.atWork?.()).toBe(false)
    await cat.world.close()
  })

  it('is true while it computes, and says nothing', async () => {
    const busy = await inTerminal('sh', ['-c', 'echo begun; while :; do :; done'])
    await busy.shows('begun')
    expect(busy.world.atWork?.()).toBe(true)
    await busy.world.close()
  })

  it('counts a child in the foreground', async () => {
    const shell = await onPipes('sh', ['-c', 'sh -c "echo begun; while :; do :; done"; :'])
    await shell.shows('begun')
    expect(shell.world.atWork?.()).toBe(true)
    await shell.world.close()
  })

  it('does not count a job in the background', async () => {
    const shell = await inTerminal('bash', ['--norc', '--noprofile', '-i'])
    await shell.world.send(text('while :; do :; done & echo "be""gun"\r'))
    await shell.shows('begun')
    await expect.poll(() => shell.world.atWork?.()).toBe(false)
    await shell.world.close()
  })
})
