import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { OptionError } from '../../src/errors.ts'
import { commandLine, commandWords } from '../../src/open/command-words.ts'

describe('a command', () => {
  it.each([
    ['sqlite3 -batch :memory:', ['sqlite3', '-batch', ':memory:']],
    ['  sh\t-c  "echo \'a b\'" ', ['sh', '-c', "echo 'a b'"]],
    [`a'b c'd"e f"`, ['ab cde f']],
    ['x "" \'\'', ['x', '', '']],
    ['x "\\"\\$\\q" \\ y \\|', ['x', '"$\\q', ' y', '|']],
    ['echo $HOME *', ['echo', '$HOME', '*']],
    ['a \\\n b', ['a', '', 'b']],
  ])('%j is %j', (command, words) => {
    expect(commandWords(command)).toEqual(words)
  })

  it.each(['', '   ', 'echo "open', "echo 'open", 'a | b', 'a; b', 'a > b', 'a & b', '`a`', '$(a)', 'a\\'])(
    '%j is refused',
    (command) => {
      expect(() => commandWords(command)).toThrow(OptionError)
    },
  )

  it('is read back as the words it was made of', () => {
    const words = fc.array(fc.string({ unit: 'binary', maxLength: 20 }), { minLength: 1, maxLength: 6 })
    fc.assert(
      fc.property(words, (each) => {
        expect(commandWords(commandLine(each))).toEqual(each)
      }),
    )
  })
})
