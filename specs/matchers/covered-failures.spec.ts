import { beforeAll, expect, it } from 'vitest'
import { coveredLooks } from '../../matchers/covered-looks.ts'
import { Screen } from '../../src/screen/screen.ts'
import { scripted } from '../session/scripted-world.ts'

const token = ['ghp', 'aB3dE5fG7hJ9kL1mN3pQ5rS7tU9vW1xY3zA5'].join('_')
let painted: Screen
beforeAll(() => {
  painted = new Screen({ cols: 60, rows: 4 })
  painted.feed(Buffer.from(`key \u001b[31m${token}\u001b[0m end\r\n`))
})

it('fills the columns of a secret in a snapshot, also where it is styled', () => {
  const looks = coveredLooks(painted, undefined)
  expect(looks).not.toContain(token.slice(0, 12))
  expect(looks).toContain(`│key ${'█'.repeat(40)} end`)
  expect(looks).toContain(`0,4 "${'█'.repeat(40)}"`)
})

it('leaves a screen without secrets as it is', () => {
  const screen = new Screen({ cols: 20, rows: 2 })
  screen.feed(Buffer.from('\u001b[1mhello\u001b[0m'))
  expect(coveredLooks(screen, undefined)).toBe(screen.looks.join('\n'))
})

it('covers secrets in the error of an expect: message, stack and scene', async () => {
  const { session, world } = scripted()
  world.say(`token ${token}\r\n`)
  const error: unknown = await session.expect('never', { timeoutMs: 5 }).catch((reason: unknown) => reason)
  expect(String(error)).toContain('█'.repeat(40))
  const all = [String(error), error instanceof Error ? error.stack : '', JSON.stringify(error)].join('\n')
  expect(all).not.toContain(token.slice(4, 20))
  await session.close()
})
