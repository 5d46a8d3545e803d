import { describePattern } from '../src/session/pattern.ts'
import { partOf } from '../src/screen/box.ts'
import type { View } from '../src/screen/view.ts'
import { stateless } from '../src/text/stateless.ts'
import type { MatcherContext, Verdict } from './judge.ts'
import type { Mark } from './marked-screen.ts'
import { askScreen } from './on-screen.ts'
import { checkWaiting } from './patience.ts'
import { checkText, describeBox, part } from './screen-part.ts'
import { viewOf } from './subject.ts'
import type { ToHaveStyleOptions } from './to-have-style.ts'

/**
 * A text on the screen is a hyperlink (OSC 8) to this address, now or soon: every cell of it, in at least one of the places
 * where it stands. A RegExp may match a part of the address. Negated: no place where it stands is such a link.
 */
export function toHaveLink(
  this: MatcherContext,
  received: unknown,
  text: string | RegExp,
  url: string | RegExp,
  options: ToHaveStyleOptions = {},
): Verdict | Promise<Verdict> {
  const [name, address] = [describePattern(checkText(text)), describePattern(checkText(url))]
  checkWaiting(options, ['in'])
  const where = options.in === undefined ? '' : ` in ${describeBox(options.in)}`
  const leads = (link: string | null): boolean =>
    link !== null && (typeof url === 'string' ? link === url : stateless(url).test(link))
  return askScreen(
    this,
    toHaveLink,
    received,
    (subject) => viewOf(subject, 'toHaveLink'),
    {
      call: `toHaveLink(${name}, ${address})`,
      expected: { who: `${name}${where}`, to: `link to ${address}` },
      holds: (view) => placesOf(view, text, options).some(({ links }) => links.every(leads)),
      explain: (view, isNot) => {
        const places = placesOf(view, text, options).filter(({ links }) => !isNot || links.every(leads))
        if (places.length === 0) return { received: 'a screen without it' }
        return {
          received: [...new Set(places.map(({ words }) => words))].join('\n'),
          marks: places.map(({ mark, words }) => ({ ...mark, note: words })),
        }
      },
    },
    options,
  )
}

interface LinkedPlace {
  mark: Mark
  links: (string | null)[]
  words: string
}

function placesOf(view: View, text: string | RegExp, { in: box }: ToHaveStyleOptions): LinkedPlace[] {
  const looked = part(view, box)
  return looked.find(text, { all: true }).map(({ row, col, width }) => {
    const links = Array.from({ length: width }, (_, at) => looked.cell(row, col + at).link)
    return {
      mark: { row: row + partOf(box, view.size).top, col: col + partOf(box, view.size).left, width },
      links,
      words: [...new Set(links.map(linkWords))].join(', then '),
    }
  })
}

function linkWords(link: string | null): string {
  return link === null ? 'no link' : `a link to ${describePattern(link)}`
}
