import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { extractAllJson, extractJson } from '../../src/patterns/extract-json.ts'

describe('JSON in output', () => {
  it.each([
    ['{"a":1}', { a: 1 }],
    ['result: {"a":{"b":[1,{"c":"}"}]}} done', { a: { b: [1, { c: '}' }] } }],
    ['{"quote":"she said \\"}\\" and left","n":2}', { quote: 'she said "}" and left', n: 2 }],
    ['[INFO] got [1,2,3]', [1, 2, 3]],
    ['[1] 12345\n{"pid":12345}', { pid: 12345 }],
    ['{see below} {"a":1}', { a: 1 }],
    ['{"broken": \n[1,2]', [1, 2]],
    ['\u001b[32m{"a":\u001b[0m\r\n  1}', { a: 1 }],
    ['a "quoted { brace\n{"a":1}', { a: 1 }],
    ['no json, no [brackets either', undefined],
    ['[7]', [7]],
  ])('%j', (text, value) => {
    expect(extractJson(text)).toEqual(value)
  })

  it('is found whatever is around it', () => {
    const around = fc.string({ unit: fc.constantFrom('a', ' ', '\n', ':', ',', ')', 'é') })
    const value = fc.oneof(
      fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 3 })),
      fc.array(fc.jsonValue({ maxDepth: 3 }), { minLength: 2 }),
    )
    fc.assert(
      fc.property(around, value, around, (before, json, after) => {
        const text = JSON.stringify(json)
        // What a terminal would take for controls is not JSON's to keep.
        fc.pre(!/[\u0080-\u009f\u007f]/.test(text))
        expect(extractAllJson(before + text + after)).toEqual([JSON.parse(text)])
      }),
    )
  })

  it('gives every value, in order', () => {
    expect(extractAllJson('{"a":1}\n{"a":2}\n[3,4]')).toEqual([{ a: 1 }, { a: 2 }, [3, 4]])
  })

  it('gives up on a text of brackets instead of looking forever', () => {
    expect(extractJson('['.repeat(300_000))).toBeUndefined()
    expect(extractJson('[a]'.repeat(300_000))).toBeUndefined()
    expect(extractJson('{"'.repeat(300_000))).toBeUndefined()
  })
})
