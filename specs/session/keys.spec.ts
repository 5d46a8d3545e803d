import { describe, expect, it } from 'vitest'
import { describeInput, nameKeys } from '../../src/session/describe-input.ts'
import { encodeKey, keyNames } from '../../src/session/keys.ts'

describe('what a key sends', () => {
  it.each([
    ['Enter', '\r'],
    ['Tab', '\t'],
    ['Escape', '\u001b'],
    ['Backspace', '\u007f'],
    ['Space', ' '],
    ['a', 'a'],
    ['é', 'é'],
    ['+', '+'],
    ['Ctrl+C', '\u0003'],
    ['Ctrl+c', '\u0003'],
    ['Control+D', '\u0004'],
    ['Ctrl+Space', '\u0000'],
    ['Ctrl+[', '\u001b'],
    ['Ctrl+?', '\u007f'],
    ['Alt+f', '\u001bf'],
    ['Alt+Enter', '\u001b\r'],
    ['Ctrl+Alt+x', '\u001b\u0018'],
    ['Shift+a', 'A'],
    ['Shift+Tab', '\u001b[Z'],
    ['ArrowUp', '\u001b[A'],
    ['Up', '\u001b[A'],
    ['Ctrl+ArrowRight', '\u001b[1;5C'],
    ['Shift+Alt+Home', '\u001b[1;4H'],
    ['F1', '\u001bOP'],
    ['F12', '\u001b[24~'],
    ['Ctrl+Delete', '\u001b[3;5~'],
    ['PageDown', '\u001b[6~'],
  ])('%s', (name, bytes) => {
    expect(encodeKey(name)).toBe(bytes)
  })

  it('follows the program into application cursor mode', () => {
    expect(encodeKey('ArrowUp', { applicationCursor: true })).toBe('\u001bOA')
    expect(encodeKey('Ctrl+ArrowUp', { applicationCursor: true })).toBe('\u001b[1;5A')
  })

  it.each(['', 'Entre', 'Ctrl+', 'Ctrl+é', 'Hyper+x', 'F13', 'ab'])('refuses %j, naming it', (name) => {
    expect(() => encodeKey(name)).toThrow(/^Invalid key/)
  })
})

describe('what bytes are called', () => {
  it.each([
    ['select 1;\r', '"select 1;" Enter'],
    ['\u0003', 'Ctrl+C'],
    ['\u001b[A\u001bOB', 'ArrowUp ArrowDown'],
    ['\u001b', 'Escape'],
    ['\u001b[1;5C', 'Ctrl+ArrowRight'],
    ['\u001bf', 'Alt+f'],
    ['say "hi"', '"say \\"hi\\""'],
    ['\u0000', 'Ctrl+@'],
  ])('%j', (text, name) => {
    expect(nameKeys(Buffer.from(text))).toBe(name)
  })

  it('names every key it can send', () => {
    for (const name of keyNames.filter((each) => each !== 'Space'))
      expect(nameKeys(Buffer.from(encodeKey(name)))).toBe(name)
  })

  it('never lets a control character through', () => {
    const bytes = Uint8Array.from({ length: 256 }, (_, index) => index)
    for (const byte of bytes)
      expect(nameKeys(Uint8Array.of(byte))).not.toMatch(/[\u0000-\u001f\u007f-\u009f]/)
  })

  it('shortens what is long', () => {
    expect(nameKeys(Buffer.from('x'.repeat(5000))).length).toBeLessThan(500)
    expect(describeInput({ kind: 'raw', data: new Uint8Array(5000).fill(255) })).toMatch(/^5000 bytes ff/)
  })
})

it.each([
  ['enter', 'Did you mean Enter?'],
  ['ctrl-c', 'Did you mean Ctrl+c?'],
  ['Ctrl-ArrowUp', 'Did you mean Ctrl+ArrowUp?'],
  ['ctrl+shift+up', 'Did you mean Ctrl+Shift+Up?'],
  ['hello', 'To send text, use send(), or type() for one key at a time.'],
  ['Ctrl+Shift+Foo', undefined],
])('says what %s may have meant', (name, hint) => {
  expect(() => encodeKey(name)).toThrow(expect.objectContaining({ code: 'option', hint }))
})
