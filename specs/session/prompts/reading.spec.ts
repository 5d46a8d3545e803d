import { describe, expect, it } from 'vitest'
import { Screen } from '../../../src/screen/screen.ts'
import { choicesAcross } from '../../../src/session/prompts/choices-across.ts'
import { fieldOf } from '../../../src/session/prompts/field.ts'
import { matchOption } from '../../../src/session/prompts/match-option.ts'
import { optionList } from '../../../src/session/prompts/option-list.ts'
import { typedChoices } from '../../../src/session/prompts/typed-choice.ts'

const showing = (...lines: string[]): Screen => {
  const screen = new Screen({ cols: 50, rows: 12 })
  screen.feed(Buffer.from(lines.join('\r\n')))
  return screen
}

const [cyan, dim, inverse, grey, off] = ['\u001b[36m', '\u001b[2m', '\u001b[7m', '\u001b[90m', '\u001b[m']

/** What the list says, its marked option between `>` and `<`, ticks as `+` and `-`. */
const listed = (single: boolean, ...lines: string[]): string => {
  const { options, marked } = optionList(showing('? Question', ...lines), { row: 0 }, single)
  return options
    .map((each) => {
      const tick = each.ticked === undefined ? '' : each.ticked ? '+' : '-'
      return each === marked ? `>${tick}${each.label}<` : `${tick}${each.label}`
    })
    .join(' ')
}

describe('a list', () => {
  it.each<[string, boolean, string[], string]>([
    ['a pointer', true, ['❯ One', '  Two'], '>One< Two'],
    ['another pointer', true, ['  One', '▸ Two'], 'One >Two<'],
    ['an ASCII pointer', true, ['  One', '> Two'], 'One >Two<'],
    ['a frame', true, ['│ ❯ One │', '│   Two │'], '>One< Two'],
    ['radio buttons', true, ['│  ○ One', '│  ● Two', '│  ○ Three'], '-One >+Two< -Three'],
    ['radio buttons of ASCII', true, [' ( ) One', ' (*) Two'], '-One >+Two<'],
    ['inverse video', true, ['  One', `  ${inverse}Two${off}`], 'One >Two<'],
    ['colour', true, [`${cyan}One${off}`, 'Two', 'Three'], '>One< Two Three'],
    ['the others pale', true, [`${dim}One${off}`, 'Two'], 'One >Two<'],
    ['boxes and a pointer', false, ['❯◯ One', ' ◉ Two'], '>-One< +Two'],
    ['boxes and colour', false, [`◉ ${cyan}One${off}`, '◯ Two', '◉ Three'], '>+One< -Two +Three'],
    [
      'the same tick, pale',
      false,
      [`✔ ${cyan}One${off}`, `${grey}✔${off} Two`, '✔ Three'],
      '>+One< -Two +Three',
    ],
    ['separators and help', true, ['❯ One', ' ──────', '- Two (off)', '', '↑↓ navigate'], '>One< Two (off)'],
    ['a scroll mark', true, ['❯   One', '    Two', '  ↓ Three'], '>One< Two Three'],
    ['a scroll bar', true, ['❯ One  ▮', '  Two  ▒'], '>One< Two'],
    ['help beside boxes', false, ['Instructions:', '    a: Toggle all', '❯ ◯ One', '  ◯ Two'], '>-One< -Two'],
    ['wide characters', true, ['❯ 日本', '  中国'], '>日本< 中国'],
    ['nothing', true, ['', ''], ''],
  ])('is read by %s', (_by, single, lines, list) => {
    expect(listed(single, ...lines)).toBe(list)
  })

  it('is read above the question where none is below', () => {
    const { marked } = optionList(showing('  item 2', '> item 1', 'Pick: '), { row: 2 }, true)
    expect(marked?.label).toBe('item 1')
  })
})

describe('choices side by side', () => {
  it.each<[string, string[], string]>([
    ['radio buttons', ['Sure?', '│  ○ Yes / ● No'], 'Yes >No<'],
    ['a toggle', [`Sure? › no / ${cyan}yes${off}`], 'no >yes<'],
    ['buttons', ['Sure?', '', `   ${inverse}<Yes>${off}    <No>`], '>Yes< No'],
    ['two that nothing marks', ['Sure? no / yes'], ''],
  ])('are read of %s', (_of, lines, choices) => {
    const found = choicesAcross(showing(...lines), { row: 0, end: 5 })
    expect(found.map(({ label, marked }) => (marked ? `>${label}<` : label)).join(' ')).toBe(choices)
  })
})

it.each<[string, string, string[]]>([
  ['(y/N)', 'y', ['y', 'yes']],
  ['[Y/n] ', 'Y', ['Y', 'yes']],
  ['(yes/no/[fingerprint])?', 'yes', ['yes', 'y']],
  ['(yaxH)', 'y', ['y']],
])('what is typed after %s', (rest, type, names) => {
  expect(typedChoices(rest, [])[0]).toEqual({ type, names })
})

it.each<[string, string | RegExp, string[]]>([
  ['the label', 'Vue', ['Vue', 'Vue Router']],
  ['without its number', 'Vue', ['1) Vanilla', '2) Vue']],
  ['without a hint', 'Vue', ['Vue (fast)', 'Vanilla']],
  ['without a description', 'Vue', ['Vanilla - plain', 'Vue - fast']],
  ['behind a tag', 'Vue', ['a  Vanilla', 'b  Vue']],
  ['cut short', 'Vue with all that belongs to it', ['Vanilla', 'Vue with all…']],
  ['a RegExp', /^vue/i, ['Vanilla', 'Vue (fast)']],
])('an option is found by %s', (_by, wanted, labels) => {
  const options = labels.map((label) => ({ label, key: /^(\d)\)/.exec(label)?.[1] }))
  expect(matchOption(options, wanted)).toHaveLength(1)
  expect(matchOption(options, wanted)[0]?.label).toMatch(/Vue/)
})

it('an option that goes on in the next rows is found by the whole', () => {
  const { options } = optionList(
    showing('? Q', '❯ a long label that', '  goes on here', '  Other'),
    { row: 0 },
    true,
  )
  expect(matchOption(options, 'a long label that goes on here').map(({ row }) => row)).toEqual([1])
})

it('a long label that a library wrapped is found by the whole, with a hint behind it or not', () => {
  const rows = ['│  ○ a long', '│  label that', '│  wraps (with', '│  a hint)', '│  ● other']
  const { options } = optionList(showing('◆ Q', ...rows), { row: 0 }, true)
  expect(matchOption(options, 'a long label that wraps').map(({ row }) => row)).toEqual([1])
})

it('no option is found by a part of its label', () => {
  expect(matchOption([{ label: 'React Native' }, { label: 'Not Vue' }], 'React')).toEqual([])
  expect(matchOption([{ label: 'Not Vue' }], 'Vue')).toEqual([])
})

it.each<[string, string, string]>([
  ['what was typed', '? Name: shop', 'shop'],
  ['nothing behind a default', `? Name: ${dim}(app)${off} `, ''],
  ['nothing behind a default in brackets', '? Name: (app) ', ''],
  ['nothing before a placeholder', `? Name: ${inverse}m${off}${dim}y-app${off}\u001b[?25l`, ''],
  ['what stands before a painted cursor', '? Name: old█\u001b[?25l', 'old'],
])('a field holds %s', (_what, line, held) => {
  expect(fieldOf(showing(line), { row: 0, end: 7 })).toBe(held)
})
