import { createHash } from 'node:crypto'
import { expect, it } from 'vitest'
import { environment, onPipes, program, refusalOf, text } from './subject.ts'

it('keeps standard error apart and brings both before the exit', async () => {
  const { world, stdout, stderr, exit } = await onPipes('sh', ['-c', 'seq 1 50000; seq 1 50000 >&2; exit 3'])
  expect(await exit).toEqual({ code: 3, signal: null })
  const numbers = Array.from({ length: 50_000 }, (_, at) => `${at + 1}\n`).join('')
  expect(stdout().toString()).toBe(numbers)
  expect(stderr().toString()).toBe(numbers)
  await world.close()
})

it('ends a line with LF and the input with its end', async () => {
  const { world, stdout, exit } = await onPipes('cat')
  await world.send({ kind: 'line', data: Buffer.from('one') })
  await world.send(text('two'))
  await world.send({ kind: 'eof' })
  await expect(world.send(text('three'))).rejects.toMatchObject({ code: 'input', problem: 'closed' })
  expect(await exit).toEqual({ code: 0, signal: null })
  expect(stdout().toString()).toBe('one\ntwo')
  await world.close()
})

it('carries 10 MB of all byte values both ways', async () => {
  const data = Buffer.alloc(10_000_000)
  for (let at = 0; at < data.length; at++) data[at] = (at * 31 + (at >> 8)) & 0xff
  const { world, stdout, exit } = await onPipes('cat')
  await world.send({ kind: 'raw', data })
  await world.send({ kind: 'eof' })
  await exit
  expect(createHash('sha256').update(stdout()).digest('hex')).toBe(
    createHash('sha256').update(data).digest('hex'),
  )
  await world.close()
})

it('brings binary output', async () => {
  const { world, stdout, exit } = await onPipes('node', [program('print-bytes.mjs'), '3'])
  await exit
  expect([...stdout().subarray(256, 512)]).toEqual(Array.from({ length: 256 }, (_, value) => value))
  await world.close()
})

it('refuses input the program does not take any more', async () => {
  const { world, shows } = await onPipes('sh', ['-c', 'exec <&-; echo shut; sleep 1000'])
  await shows('shut')
  await expect(world.send(text('x'))).rejects.toMatchObject({ code: 'input', problem: 'closed' })
  await world.close()
})

it('rejects input that waits when the session closes', async () => {
  const { world, shows } = await onPipes('sh', ['-c', 'echo go; sleep 1000'])
  await shows('go')
  const refused = refusalOf(world.send(text('x'.repeat(10_000_000))))
  await world.close()
  expect(await refused).toMatchObject({ problem: 'closed' })
})

it('has no size, but takes signals', async () => {
  const { world, exit } = await onPipes('sleep', ['1000'])
  await expect(world.send({ kind: 'resize', cols: 80, rows: 24 })).rejects.toMatchObject({
    problem: 'not-a-terminal',
  })
  await expect(world.send({ kind: 'signal', signal: 'TERM' })).rejects.toMatchObject({ code: 'option' })
  await world.send({ kind: 'signal', signal: 'SIGUSR1' })
  expect(await exit).toEqual({ code: null, signal: 'SIGUSR1' })
  await expect(world.send({ kind: 'signal', signal: 'SIGTERM' })).rejects.toMatchObject({ problem: 'closed' })
  await world.close()
})

it('delivers the exit though a background process holds the output open', async () => {
  const { world, stdout, exit } = await onPipes('sh', ['-c', 'sleep 1000 & seq 1 5000; exit 3'])
  expect(await exit).toEqual({ code: 3, signal: null })
  expect(stdout().toString()).toMatch(/\n5000\n$/)
  await world.close()
})

it('gives the program its environment', async () => {
  const { world, stdout, exit } = await onPipes('env', [], environment({ MINE: 'yes' }))
  await exit
  expect(stdout().toString()).toContain('MINE=yes\n')
  expect(stdout().toString()).toMatch(/^TERMTAPE_SESSION=[\d.]+\.[\da-f-]{36}$/m)
  await world.close()
})
