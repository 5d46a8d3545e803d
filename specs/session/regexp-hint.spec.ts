import { expect, it } from 'vitest'
import { regExpHint } from '../../src/session/regexp-hint.ts'

it.each<[RegExp, string, RegExp | undefined]>([
  [/me$ /, 'me$ ', /For the character write `\\\$`: \/me\\\$ \/\./],
  [/cost $5/, 'the cost $5 is', /\/cost \\\$5\//],
  [/Sure? [y/N]/, 'Sure? [y/N]', /give it as a string, "Sure\? \[y\/N\]"/],
  [/total (5)/, 'total (5)', /to the letter/],
  [/end$/, 'the end of it', undefined],
  [/(a$|b)c/, 'xyz', undefined],
  [/me\$ /, 'you$ ', undefined],
  [/plain/, 'other', undefined],
])('%s is explained over %j', (pattern, text, hint) => {
  if (hint === undefined) expect(regExpHint(pattern, text)).toBeUndefined()
  else expect(regExpHint(pattern, text)).toMatch(hint)
})
