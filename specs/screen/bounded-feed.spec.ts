import * as fc from 'fast-check'
import { describe } from 'vitest'
import { expect, it } from 'termtape/fixtures'
import { screenCellsAheadMax, screenCellsPerCharacter, sequenceCharsMax } from '../../src/limits.ts'
import { cellsTouched } from '../../src/screen/cells-touched.ts'
import { BoundedFeed } from '../../src/screen/bounded-feed.ts'
import { Screen } from '../../src/screen/screen.ts'
import { scripted } from '../session/scripted-world.ts'

const size = { cols: 80, rows: 24 }

function fed(...parts: string[]): string {
  const feed = new BoundedFeed()
  return parts.map((part) => feed.take(part, size)).join('')
}

const long = 'x'.repeat(sequenceCharsMax)

it.each([
  ['an OSC string', `\u001b]0;${long}\u0007`],
  ['an OSC string that ends in ST', `\u001b]52;c;${long}\u001b\\`],
  ['a DCS string', `\u001bPq${long}\u001b\\`],
  ['an APC string', `\u001b_G${long}\u001b\\`],
  ['a PM string', `\u001b^${long}\u001b\\`],
  ['an SOS string', `\u001bX${long}\u001b\\`],
  ['an 8-bit DCS string', `\u0090q${long}\u009c`],
  ['a CSI sequence', `\u001b[${'1;'.repeat(sequenceCharsMax)}m`],
])('leaves out %s of more than 64 KiB', (_name, sequence) => {
  // An ST that ends a string is a sequence by itself, and one that does nothing.
  expect(fed(`a${sequence}b`).replace('\u001b\\', '')).toBe('ab')
  const inPieces = (`a${sequence}b`.match(/[^]{1,1000}/g) ?? []).filter(Boolean)
  expect(fed(...inPieces).replace('\u001b\\', '')).toBe('ab')
})

it('keeps the longest that is allowed', () => {
  const sequence = `\u001b]0;${'x'.repeat(sequenceCharsMax - 5)}\u0007`
  expect(sequence).toHaveLength(sequenceCharsMax)
  expect(fed(`a${sequence}b`)).toBe(`a${sequence}b`)
})

it.each([
  ['\u001b[21474', '83647S', '\u001b[24S'],
  ['a\u001b', '[Kb', 'a\u001b[Kb'],
  ['\u001b]0;t\u001b', '\\b', '\u001b]0;t\u001b\\b'],
  ['\u001b]0;t\u001b', '[Kb', '\u001b]0;t\u001b[Kb'],
  ['\u001b]0;t', '\u001b[K', '\u001b]0;t\u001b[K'],
])('reads %j and %j as one', (one, other, passed) => {
  expect(fed(one, other)).toBe(passed)
})

it('clamps to the size of now, however often it met the sequence before', () => {
  const feed = new BoundedFeed()
  const [wide, small] = [size, { cols: 10, rows: 3 }]
  const said = [wide, wide, small, wide].map((now) => feed.take('\u001b[99999Sx\u001b]0;t\u0007', now))
  expect(said).toEqual([24, 24, 3, 24].map((rows) => `\u001b[${rows}Sx\u001b]0;t\u0007`))
})

it('lets everything else through as it is, however it comes', () => {
  const piece = fc.constantFrom(
    '\u001b',
    '\u001b[',
    '\u001b]0;',
    '\u001bP',
    '\u0007',
    '\u001b\\',
    '\u009b',
    '\u009c',
    '\u0018',
    '1',
    ';',
    'm',
    'é',
    '\n',
    'H',
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 16 }), (parts) => {
      const text = parts.join('')
      // The CAN ends whatever still waits.
      expect(fed(...parts, '\u0018')).toBe(`${text}\u0018`)
    }),
  )
})

describe('a session', () => {
  it.each(['S', 'T', 'L', 'M', 'I', 'Z', 'b'])('is not frozen by CSI 2147483647 %s', async (final) => {
    const { session, world } = scripted()
    world.say(`hello\u001b[2147483647${final}`)
    world.say('\u001b[Hdone')
    await expect(session).toShow('done')
  })

  it('is not flooded with answers to one sequence', () => {
    const { session, world } = scripted()
    world.say(
      `\u001bP+q${Array(5_000).fill('544e').join(';')}\u001b\\\u001b]4;${Array(5_000).fill('1;?').join(';')}\u0007`,
    )
    world.say(`\u001b]10;${Array(5_000).fill('?').join(';')}\u0007`)
    expect(session.screen.text).toBe('')
    expect(world.happened.length).toBeLessThan(600)
  })
})

it('does not freeze a screen that is read late', () => {
  const screen = new Screen(size)
  screen.feed(Buffer.from(`\u001b[2147483647L${'x'.repeat(100)}\u001b]0;${long}`))
  screen.feed(Buffer.from(`${long}\u0007done`))
  expect(screen.lines.join('')).toContain('done')
})

describe('a flood of costly sequences', () => {
  const floods = [
    '\u001b[24S',
    '\u001b[24L',
    '\u001b[80 @',
    '\u001b[1920b',
    '\u001bc',
    '\u001b[2J',
    '\u001b#8',
    '\u001b[?1049h',
    '\u001b[c',
    '\u001b]0;a\u0007',
    '\u009b24M',
  ]

  it.each(floods)('of %j is cut to what its length earns', (sequence) => {
    const cells = cellsTouched(sequence, size)
    const count = Math.ceil((2 * screenCellsAheadMax) / cells)
    const earned = count * sequence.length * screenCellsPerCharacter
    const passed = fed(sequence.repeat(count)).length / sequence.length
    expect(passed).toBeLessThanOrEqual((screenCellsAheadMax + earned) / cells)
    expect(passed).toBeGreaterThanOrEqual(Math.min(count, Math.floor(screenCellsAheadMax / cells)))
  })

  it('leaves out the same however it comes', () => {
    const text = 'ab\u001b[24S'.repeat(9_000)
    const parts = text.match(/[^]{1,777}/g) ?? []
    const whole = fed(text)
    expect(whole.length).toBeLessThan(text.length)
    expect(fed(...parts)).toBe(whole)
  })

  it('is over when as much was painted as it cost', () => {
    const feed = new BoundedFeed()
    feed.take('\u001b[?1049h'.repeat(screenCellsAheadMax / 3_840 + 1_000), size)
    expect(feed.take('\u001b[2J'.repeat(60), size).length).toBeLessThanOrEqual(8)
    feed.take('x'.repeat(1_920 / screenCellsPerCharacter), size)
    expect(feed.take('\u001b[2J', size)).toBe('\u001b[2J')
  })

  it('does not touch colours, moves and text', () => {
    const text = '\u001b[1;38;5;200mx\u001b[m\u001b[3;4H\u001b[K\u001b[?25l\u001b[?25h'.repeat(20_000)
    expect(fed(text)).toBe(text)
  })

  it('leaves a program alone that paints every frame anew', () => {
    const frame = `\u001b[H\u001b[2J${'a row of text of some length\r\n'.repeat(24)}\u001b[6n`
    expect(fed(frame.repeat(10_000))).toBe(frame.repeat(10_000))
  })
})
