import { EOF, spawn, TIMEOUT, ExpectTimeoutError } from 'termtape'
import { expect, it } from 'vitest'

// Without the fixtures: a live session, Vitest's own `expect`, and the program ended by `await using`'s older brother.
it('talks to a live program', async () => {
  const cat = await spawn('cat', [], { timeoutMs: 5_000 })
  try {
    await cat.sendLine('hello')
    await expect(cat).toPrint('hello')
    const match = await cat.expect(['never', TIMEOUT], { timeoutMs: 10 })
    expect(match.pattern).toBe(TIMEOUT)
    await expect(cat.expect('never', { timeoutMs: 10 })).rejects.toBeInstanceOf(ExpectTimeoutError)
    await cat.sendEof()
    expect((await cat.expect(EOF)).index).toBe(0)
    await expect(cat).toExitWith(0)
  } finally {
    await cat.close()
  }
})
