import { expect, it } from 'vitest'
import { spawn } from '../../src/open/spawn.ts'
import { program } from './subject.ts'

it('gives a line in two writes to a live program that reads keys and paints, as a person does', async () => {
  await using reader = await spawn(process.execPath, [program('mouse-reads.mjs')])
  await reader.expect('ready')
  await reader.sendLine('hello')
  await reader.press('m')
  await reader.expectEof()
  expect(reader.output).toContain('read hello\r\nread \r\r\nread m')
})

it('keeps the order of inputs nobody awaited', async () => {
  await using cat = await spawn('sh', [
    '-c',
    'printf "\\033[m"; stty raw -echo; printf ready; dd bs=1 count=13 2>/dev/null; stty sane',
  ])
  await cat.expect('ready')
  await Promise.all([cat.sendLine('one'), cat.send('2'), cat.type('th\n'), cat.sendLine('four')])
  await cat.expectEof()
  expect(cat.output).toContain('one\r2th\rfour\r')
})
