import { createHash } from 'node:crypto'
import { expect, it } from 'vitest'
import { InputError, OptionError } from '../../src/errors.ts'
import { inTerminal, program, refusalOf, text } from './subject.ts'
import { runs } from '../runs.ts'

it('ends a line with CR and a terminal turns it into LF', async () => {
  const { world, stdout, exit } = await inTerminal('sh', ['-c', 'read -r line; echo "<$line>"'])
  await world.send({ kind: 'line', data: Buffer.from('grüße') })
  await exit
  expect(stdout().toString()).toBe('grüße\r\n<grüße>\r\n')
  await world.close()
})

it('ends the input', async () => {
  const { world, stdout, exit } = await inTerminal('sh', ['-c', 'stty -echo; echo go; cat; echo over'])
  await world.send({ kind: 'eof' })
  await exit
  expect(stdout().toString()).toContain('over')
  await world.close()
})

it('brings 10 MB to a program that reads raw, byte for byte', async () => {
  const data = Buffer.alloc(10_000_000)
  for (let at = 0; at < data.length; at++) data[at] = (at * 31 + (at >> 8)) & 0xff
  const { world, stdout, exit, shows } = await inTerminal('node', [
    program('raw-reader.mjs'),
    String(data.length),
  ])
  await shows('ready')
  await world.send({ kind: 'raw', data })
  expect(await exit).toEqual({ code: 0, signal: null })
  expect(stdout().toString()).toContain(`${data.length} ${createHash('sha256').update(data).digest('hex')}`)
  await world.close()
})

it('refuses a line that a canonical terminal would cut, and takes the longest it would not', async () => {
  const { world, stdout, exit, shows } = await inTerminal('sh', [
    '-c',
    'stty -echo; echo go; read -r line; echo ${#line}',
  ])
  await shows('go')
  await expect(world.send(text(`${'x'.repeat(4096)}\r`))).rejects.toThrow(/canonical mode/)
  await expect(world.send(text(`${'x'.repeat(4096)}\r`))).rejects.toMatchObject({ problem: 'line-too-long' })
  await world.send(text(`${'x'.repeat(4095)}\r`))
  await exit
  expect(stdout().toString()).toContain('4095')
  await world.close()
})

it('knows the mode of the terminal', async () => {
  const { world, shows } = await inTerminal('sh', [
    '-c',
    'echo one; read a; stty -echo; echo two; read b; stty raw; echo three; read c',
  ])
  await shows('one')
  expect(await world.lineMode?.()).toEqual({ echo: true, canonical: true })
  await world.send({ kind: 'line', data: Buffer.of() })
  await shows('two')
  expect(await world.lineMode?.()).toEqual({ echo: false, canonical: true })
  await world.send({ kind: 'line', data: Buffer.of() })
  await shows('three')
  expect(await world.lineMode?.()).toEqual({ echo: false, canonical: false, raw: true })
  await world.close()
  expect(await world.lineMode?.()).toBeUndefined()
})

it('gives nothing of a dead session to the next one, many times', async () => {
  const poison = { kind: 'raw', data: Buffer.from('POISON\r'.repeat(50_000)) } as const
  for (let run = 0; run < runs(100); run++) {
    const first = await inTerminal('sh', ['-c', 'stty raw -echo; echo go; exec sleep 1000'])
    await first.shows('go')
    const refused = refusalOf(first.world.send(poison))
    await first.world.close({ force: true })
    const second = await inTerminal('sh', ['-c', 'stty -echo; echo go; read -r line; echo "<$line>"'])
    await second.shows('go')
    await second.world.send({ kind: 'line', data: Buffer.from('clean') })
    await second.exit
    expect(second.stdout().toString()).toBe('go\r\n<clean>\r\n')
    await second.world.close()
    expect(await refused).toMatchObject({ code: 'input', problem: 'closed' })
  }
})

it('refuses input after the end, but lets a late resize pass', async () => {
  const { world, exit } = await inTerminal('true')
  await exit
  await expect(world.send(text('x'))).rejects.toThrow(InputError)
  await expect(world.send({ kind: 'eof' })).rejects.toMatchObject({ problem: 'closed' })
  await expect(world.send({ kind: 'signal', signal: 'SIGTERM' })).rejects.toMatchObject({ problem: 'closed' })
  await world.send({ kind: 'resize', cols: 100, rows: 30 })
  await world.close()
})

it('resizes, and refuses sizes no terminal has', async () => {
  const { world, stdout, exit, shows } = await inTerminal('sh', [
    '-c',
    'stty -echo; stty size; read a; stty size',
  ])
  await shows('24 80')
  for (const cols of [0, -1, 1.5, 65_536, Number.NaN])
    await expect(world.send({ kind: 'resize', cols, rows: 24 })).rejects.toThrow(OptionError)
  await world.send({ kind: 'resize', cols: 100, rows: 30 })
  await world.send({ kind: 'line', data: Buffer.of() })
  await exit
  expect(stdout().toString()).toContain('30 100')
  await world.close()
})

it('signals the group in the foreground, as Ctrl+C does', async () => {
  const { world, stdout, exit, shows } = await inTerminal('sh', [
    '-ic',
    'sh -c "echo inner; exec sleep 1000"; echo "outer $?"',
  ])
  await shows('inner')
  await world.send({ kind: 'signal', signal: 'SIGTERM' })
  await exit
  expect(stdout().toString()).toContain('outer 143')
  await world.close()
})

it('refuses a signal nobody knows', async () => {
  const { world } = await inTerminal('sleep', ['1000'])
  await expect(world.send({ kind: 'signal', signal: 'SIGNOPE' })).rejects.toThrow(/Invalid signal: "SIGNOPE"/)
  await world.close()
})
