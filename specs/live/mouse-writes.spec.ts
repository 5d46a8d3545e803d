import { expect, it } from 'vitest'
import { spawn } from '../../src/open/spawn.ts'

it('gives a press of the mouse and its release in two writes, as a hand does', async () => {
  const program = await spawn('node', ['specs/programs/mouse-reads.mjs'])
  await program.expect('ready')
  await program.mouse.click(1, 2)
  await program.expectEof()
  expect(program.output).toContain('read ESC[<0;3;2M\r\nread ESC[<0;3;2m\r\n')
  await program.close()
})
