import { PassThrough } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { scripted } from './scripted-world.ts'

describe('filters of interact', () => {
  it('change what is typed and what is shown, and not what the session has', async () => {
    const { session, world } = scripted()
    const [input, output] = [new PassThrough(), new PassThrough()]
    const over = session.interact({
      input,
      output,
      filterInput: (typed) => typed.toUpperCase(),
      filterOutput: (printed) => printed.replaceAll('secret', '······'),
    })
    input.write('hé')
    world.say('a secret\r\n')
    await new Promise((resolve) => setImmediate(resolve))
    input.write('x\u001dnever')
    expect(await over).toBe('escape')
    expect(world.happened).toEqual(['HÉ', 'X'])
    expect(String(output.read())).toBe('a ······\r\n')
    expect(session.output).toBe('a secret\r\n')
  })

  it('read a character that comes in two pieces as one', async () => {
    const { session, world } = scripted()
    const [input, output] = [new PassThrough(), new PassThrough()]
    const over = session.interact({ input, output, filterInput: (typed) => typed.replaceAll('é', 'e') })
    const bytes = Buffer.from('é')
    for (const byte of bytes) {
      input.write(Uint8Array.of(byte))
      await new Promise((resolve) => setImmediate(resolve))
    }
    input.write('\u001d')
    await over
    expect(world.happened.join('')).toBe('e')
  })

  it('see the escape key first', async () => {
    const { session, world } = scripted()
    const [input, output] = [new PassThrough(), new PassThrough()]
    const over = session.interact({ input, output, filterInput: () => '\u001d' })
    input.write('a')
    await new Promise((resolve) => setImmediate(resolve))
    expect(world.happened).toEqual(['\u001d'])
    world.end()
    expect(await over).toBe('exit')
  })
})
