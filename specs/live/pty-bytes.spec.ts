import { createHash } from 'node:crypto'
import { expect, it } from 'vitest'
import { inTerminal, program } from './subject.ts'

const all = Buffer.from(Array.from({ length: 256 }, (_, value) => value))

it('takes all byte values out of a raw terminal', async () => {
  const { world, stdout, exit } = await inTerminal('sh', [
    '-c',
    'stty raw; exec node "$0" 100',
    program('print-bytes.mjs'),
  ])
  expect(await exit).toEqual({ code: 0, signal: null })
  expect(stdout().equals(Buffer.concat(Array.from({ length: 100 }, () => all)))).toBe(true)
  await world.close()
})

it('brings all byte values into a raw terminal', async () => {
  const { world, stdout, exit, shows } = await inTerminal('node', [program('raw-reader.mjs'), '256'])
  await shows('ready')
  await world.send({ kind: 'raw', data: all })
  await exit
  expect(stdout().toString()).toContain(`256 ${createHash('sha256').update(all).digest('hex')}`)
  await world.close()
})

it('leaves UTF-8 alone, wherever the reads cut it', async () => {
  const line = 'żółć 漢字 👩‍👩‍👧‍👦 é\r\n'
  const { world, stdout, exit } = await inTerminal('node', [
    '-e',
    `process.stdout.write(${JSON.stringify(line.replace('\r\n', '\n'))}.repeat(3000))`,
  ])
  await exit
  expect(stdout().toString()).toBe(line.repeat(3000))
  await world.close()
})
