import { join } from 'node:path'
import { expect, it } from 'vitest'
import { control } from '../../../src/control/registry/control.ts'
import { sessionInteractions } from '../../../src/control/registry/read-logs.ts'
import { useHome } from '../home.ts'

const home = useHome()

it('switches the echo of the program behind it', async () => {
  const cat = await control('cat')
  await cat.setEcho(false)
  await cat.sendLine('once')
  expect(await cat.expect('once')).toMatchObject({ before: '' })
  await cat.setEcho(true)
  await cat.sendLine('twice')
  expect(await cat.expect('twice')).toMatchObject({ before: '\r\ntwice\r\n' })
})

it('takes for no echo what a program says that switched the echo off itself', async () => {
  const cat = await control(`sh -c 'stty -echo; printf "ready "; exec cat'`, { sessionId: 'a' })
  await cat.expect('ready ')
  await cat.sendLine('once')
  expect(await cat.expect('once')).toMatchObject({ before: '' })
})

it('takes no time for a pause on a tape', async () => {
  for (const record of ['OVERWRITE', 'DISABLED'] as const) {
    const cat = await control('cat', { tapes: join(home.folder, 'tapes'), tapeName: 'cat', record })
    await cat.pause(record === 'DISABLED' ? 3_600_000 : 1)
    await cat.sendLine('after it')
    await cat.expect('after it')
    await cat.close()
  }
})

it('lets the caller say what is a secret, whatever the terminal shows', async () => {
  const cat = await control('cat', { sessionId: 'a' })
  await cat.sendLine('hunter2hunter2', { secret: true })
  await cat.expect('hunter2hunter2')
  await cat.setEcho(false)
  await cat.sendLine('no secret', { secret: false })
  await cat.expect('no secret')
  await cat.close()
  const { interactions } = await sessionInteractions('a')
  const sent = interactions.filter(({ action }) => action === 'SEND').map(({ input }) => input)
  expect(sent).toEqual([expect.stringMatching(/^⟨secret:/), 'no secret'])
})
