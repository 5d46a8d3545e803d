import { describe, expect, it } from 'vitest'
import { Prompt } from '../../src/tape/prompt.ts'

function promptAfter(...outputs: (string | Uint8Array)[]): string | null {
  const prompt = new Prompt()
  for (const each of outputs) prompt.output(Buffer.from(each))
  return prompt.text
}

describe('the prompt', () => {
  it('is nothing before any output', () => {
    expect(promptAfter()).toBeNull()
  })

  it.each([
    ['hello\r\n$ ', '$ '],
    ['no line break', 'no line break'],
    ['done\r\n', ''],
    ['\u001b[?2004hsqlite> ', 'sqlite> '],
    ['\u001b[1;32muser\u001b[0m:\u001b]0;title\u0007 $ ', 'user: $ '],
    ['$ typed\r$ ', '$ '],
    ['$ \r', '$ '],
    ['\u001b[>4;2m> ', '> '],
    ['\u001b(B\u001b[m> ', '> '],
    // Full-screen programs: what was painted elsewhere is not before the cursor.
    ['top\u001b[24;1H:', ':'],
    ['status\u001b[1;1H\u001b[?25h', ''],
    ['\u001bMabove', 'above'],
    ['a\bb', 'b'],
    // What stood there before the prompt came: a spinner, a progress bar, a longer line.
    ['⠙\u001b[1G\u001b[0Kpackage name: (demo) ', 'package name: (demo) '],
    ['\r20%\r40%\r\u001b[Kname? ', 'name? '],
    ['\rloading…\r\u001b[9Xok> ', 'ok> '],
    ['名前\u001b[5G: ', '名前: '],
    // What a line editor shows behind the cursor is not typed behind.
    ['name? (default)\u001b[9D', 'name? '],
  ])('after %j is %j', (output, prompt) => {
    expect(promptAfter(output)).toBe(prompt)
  })

  it('may come in pieces, split anywhere', () => {
    expect(promptAfter('line\r', '\n\u001b[', '1m>', '> ')).toBe('>> ')
    const bytes = Buffer.from('\nпривет> ')
    expect(promptAfter(...[...bytes].map((byte) => Uint8Array.of(byte)))).toBe('привет> ')
  })

  it('is bounded where a program never prints a line break', () => {
    expect(promptAfter('x'.repeat(100_000))).toHaveLength(4_096)
  })
})
