import { readFileSync } from 'node:fs'
import * as matchers from 'termtape/matchers'
import { expect, it } from 'vitest'
import '../../matchers/register.ts'
import { messageOf } from './failing.ts'
import { played } from './played.ts'

const page = readFileSync(new URL('../../docs/matchers.md', import.meta.url), 'utf8')

function blocks(kind: RegExp): string[] {
  return [...page.matchAll(/^```(.*)\n([\s\S]*?)^```$/gm)]
    .filter(([, info = '']) => kind.test(info))
    .map(([, , text = '']) => text)
}

// What the blocks say is run by specs/docs.spec.ts.
it.each(Object.keys(matchers))('%s stands in the table, and in an example that is run', (name) => {
  expect(page).toMatch(new RegExp(`^\\| \`${name}\\(`, 'm'))
  expect(blocks(/^ts spec/).join('')).toMatch(new RegExp(`\\)(\\.not)?\\.${name}\\(`))
})

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
