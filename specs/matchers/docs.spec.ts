import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as matchers from 'termtape/matchers'
import { expect, it } from 'vitest'
import '../../matchers/register.ts'
import { messageOf } from './failing.ts'
import { played } from './played.ts'

const page = readFileSync(new URL('../../docs/matchers.md', import.meta.url), 'utf8')

const consumer = join(import.meta.dirname, '../../examples/consumer/specs')
const consumed = readdirSync(consumer)
  .map((name) => readFileSync(join(consumer, name), 'utf8'))
  .join('')

function blocks(kind: RegExp): string[] {
  return [...page.matchAll(/^```(.*)\n([\s\S]*?)^```$/gm)]
    .filter(([, info = '']) => kind.test(info))
    .map(([, , text = '']) => text)
}

// What the blocks say is run by specs/docs.spec.ts; the consumer is type-checked and run by .ci/consumer.
it.each(Object.keys(matchers))(
  '%s stands in the table, in an example that is run, and in the consumer',
  (name) => {
    const call = new RegExp(`\\)(\\.not)?\\.${name}\\(`)
    expect(page).toMatch(new RegExp(`^\\| \`${name}\\(`, 'm'))
    expect(blocks(/^ts spec/).join('')).toMatch(call)
    expect(consumed).toMatch(call)
  },
)

it('shows a failure as it is', async () => {
  const session = played('ready> ', [['go', 'go\r\nDone in 3 s\r\n']])
  await session.sendLine('go')
  const [shown = ''] = blocks(/^text failure$/)
  const message = await messageOf(() => expect(session).toShow('done'))
  // On a tape nothing is waited for in vain.
  expect(
    shown
      .trimEnd()
      .replace('5 000 ms; the time was up', 'N ms; the tape has nothing more to say until the next input'),
  ).toBe(message)
})
