import { expect, it } from 'vitest'
import { spawn } from '../../src/open/spawn.ts'
import { controlByName } from '../../src/session/control-names.ts'
import { program } from '../live/subject.ts'

it.each([
  ['c', '\u0003'],
  ['C', '\u0003'],
  [']', '\u001d'],
  ['?', '\u007f'],
  ['@', '\u0000'],
  ['NUL', '\u0000'],
  ['etx', '\u0003'],
  ['EOF', '\u0004'],
  ['eot', '\u0004'],
  ['BEL', '\u0007'],
  ['ESC', '\u001b'],
  ['US', '\u001f'],
  ['DEL', '\u007f'],
  ['intr', '\u0003'],
  ['quit', '\u001c'],
  ['susp', '\u001a'],
  ['kill', '\u0015'],
  ['xoff', '\u0013'],
])('%s', (name, character) => {
  expect(controlByName(name)).toBe(character)
})

it.each(['', 'é', 'break', '1', 'constructor', '__proto__'])('refuses %j, naming it', (name) => {
  expect(() => controlByName(name)).toThrow(/^Invalid (key|control character)/)
})

it('reaches a raw-mode program, as all 256 bytes do', async () => {
  await using raw = await spawn(process.execPath, [program('raw-hex.mjs'), String(256 + 34)])
  await raw.expect('ready')
  const bytes = Uint8Array.from({ length: 256 }, (_, value) => value)
  await raw.send(bytes)
  const letters = '@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_?'
  for (const letter of letters) await raw.sendControl(letter)
  await raw.sendEof()
  const { groups } = await raw.expect(/<([0-9a-f]+)>/)
  const controls = Uint8Array.from([...Array.from({ length: 32 }, (_, value) => value), 0x7f, 0x04])
  expect(groups[0]).toBe(Buffer.concat([bytes, controls]).toString('hex'))
})
