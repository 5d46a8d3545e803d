import { describe, expect, it } from 'vitest'
import { shown } from '../../../src/cli/play/shown.ts'
import { Typist } from '../../../src/cli/play/typist.ts'
import { exchange, line, start } from '../../page/tape.ts'

describe('what is typed key by key', () => {
  const said = [exchange(start, ''), exchange(line('6*7'), ''), exchange({ kind: 'eof' }, '')]
  const taken = (typist: Typist, text: string): unknown[] =>
    typist.type(text).map((each) => ('other' in each ? each : each.exchange.input.kind))

  it('is an input of the tape once it is whole', () => {
    const typist = new Typist(said, '\r')
    expect(taken(typist, '6*')).toEqual([])
    expect(typist.open).toBe('6*')
    expect(taken(typist, '7')).toEqual([])
    expect(taken(typist, '\n\u0004')).toEqual(['line', 'eof'])
    expect(taken(typist, 'more')).toEqual([{ other: 'more' }])
  })

  it('is something else as soon as it cannot become one', () => {
    expect(taken(new Typist(said, '\r'), '6*8')).toEqual([{ other: '6*8' }])
  })

  it('may be anything where a value was masked, up to Enter', () => {
    const masked = [exchange(line('login ⟨secret:password:1⟩'), ''), exchange(line('q'), '')]
    const typist = new Typist(masked, '\r')
    expect(typist.type('login any')).toEqual([])
    expect(typist.type('thing\rq\r')).toMatchObject([{ text: 'login anything\r' }, { text: 'q\r' }])
    expect(taken(new Typist(masked, '\r'), 'logout')).toEqual([{ other: 'logout' }])
  })
})

describe('what of a tape reaches a terminal', () => {
  it.each([
    ['\u001b[31mred\u001b[0m \u001b[2J\u001b[3;4H\u001b[?1049h', true],
    ['\u001b]0;title\u0007\u001b(B\u001b7\u001b8', true],
    ['\u001b]52;c;ZXZpbA==\u0007', false],
    ['\u001b[6n', false],
    ['\u001b[c', false],
    ['\u001b]11;?\u0007', false],
    ['\u001bP$qm\u001b\\', false],
    ['\u001b[21t', false],
    ['\u001b_Gf=24;AAAA\u001b\\', false],
    ['\u001bc', false],
  ])('%j: %j', (output, passes) => {
    expect(shown(`a${output}b`)).toBe(passes ? `a${output}b` : 'ab')
  })
})
