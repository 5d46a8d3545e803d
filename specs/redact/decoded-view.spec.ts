import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { decodedView } from '../../src/redact/decoded-view.ts'
import { project, wholeView } from '../../src/redact/view.ts'
import { runs } from '../runs.ts'

const decoded = (text: string): string | undefined => decodedView(wholeView(text))?.text

it.each([
  ['q=%3DeyJ%20x%0D%0Ay%09z', 'q==eyJ x\r\ny\tz'],
  ['%C3%A4', 'ä'],
  [String.raw`{\"a\":\"b\\n\"}`, String.raw`{"a":"b\n"}`],
  [String.raw`a\nb\tc\u003dd\x3de`, 'a\nb\tc=d=e'],
  ['&lt;a&gt; &amp; &quot;b&quot; &#39;c&#39; &#x2F;', `<a> & "b" 'c' /`],
  ['a=3Db=\r\nc', 'a=bc'],
  [`'it'\\''s'`, `'it's'`],
  ['nothing here', undefined],
  ['100% sure, 5 % of it', undefined],
])('%j reads %j', (text, wanted) => {
  expect(decoded(text)).toBe(wanted)
})

it('every decoded character comes from its own sequence, and all of that', () => {
  const piece = fc.oneof(
    fc.constantFrom('%3D', '%C3%A4', String.raw`\n`, '&amp;', 'a', ' ', '='),
    fc.string({ maxLength: 3 }),
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), fc.nat(40), (pieces, at) => {
      const text = pieces.join('')
      const view = decodedView(wholeView(text))
      if (view === undefined || at >= view.text.length) return
      const [range, ...more] = project(view, at, at + 1)
      expect(more).toEqual([])
      const origin = text.slice(range?.start, range?.end)
      if (origin.length === 1) expect(view.text[at]).toBe(origin)
      else expect(decoded(origin) ?? origin).toContain(view.text[at])
    }),
    { numRuns: runs(2000) },
  )
})
