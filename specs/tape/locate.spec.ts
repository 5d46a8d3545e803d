import fc from 'fast-check'
import { expect, it } from 'vitest'
import { locate } from '../../src/tape/locate.ts'

type Path = (string | number)[]

function pathsOf(value: unknown, path: Path = []): Path[] {
  if (Array.isArray(value)) return [path, ...value.flatMap((each, index) => pathsOf(each, [...path, index]))]
  if (typeof value !== 'object' || value === null) return [path]
  return [path, ...Object.entries(value).flatMap(([key, each]) => pathsOf(each, [...path, key]))]
}

it('finds where every value begins', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.constantFrom('', ' ', '\n  '), (value, indent) => {
      const source = JSON.stringify(value, null, indent)
      const paths = pathsOf(JSON.parse(source))
      const offsets = locate(source, paths)
      for (const [index, path] of paths.entries()) {
        const there = path.reduce<unknown>(
          (each, step) => Reflect.get(Object(each), step),
          JSON.parse(source),
        )
        expect(source.slice(offsets[index]).startsWith(JSON.stringify(there).slice(0, 1))).toBe(true)
      }
    }),
  )
})

it.each([
  ["{ a: 'x', /* b: */ b: [1, // [\n 2] }", ['b', 1], '2] }'],
  ['{ "b": "]", b: 2, }', ['b'], '2, }'],
  ["{ 'a\\'b': { c: '}' }, d: +1 }", ['d'], '+1 }'],
  ['[[], {}, , 7]', [2], '7]'],
  ['{ a: { b: 1 } }', ['a', 'gone', 'deeper'], '{ b: 1 } }'],
  ['// {\n{ a: 1 }', [], '{ a: 1 }'],
])('in %s', (source, path, rest) => {
  expect(source.slice(locate(source, [path])[0])).toBe(rest)
})

it('ends on every text, whatever it is', () => {
  const text = fc.array(fc.constantFrom(...'{}[]:,"\'/*\\ '.split(''), 'a', '1', '\n'), { maxLength: 30 })
  fc.assert(
    fc.property(text, (parts) => {
      const source = parts.join('')
      const [offset = -1] = locate(source, [['a', 0, 'b']])
      expect(offset).toBeGreaterThanOrEqual(0)
      expect(offset).toBeLessThanOrEqual(source.length)
    }),
  )
})
