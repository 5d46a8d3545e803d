/** Part of a cell, in parts of its sides: `[left, top, right, bottom]`, each from 0 to 1. */
export type Part = readonly [number, number, number, number]

/** How lines and blocks are painted: as terminals do, filling the cell, so that neighbours meet in every font. */
export interface Shape {
  /** Arms from the middle of the cell: 0 none, 1 light, 2 heavy. */
  arms?: Arms
  /** The arms are joined by a curve. */
  round?: boolean
  parts?: readonly Part[]
  /** Of the parts; default 1. */
  opacity?: number
}

export interface Arms {
  up: number
  right: number
  down: number
  left: number
}

/** The shape of a character of U+2500–U+259F; undefined for dashes, double lines and diagonals, which are left to the font. */
export function shapeOf(char: string): Shape | undefined {
  const code = char.length === 1 ? char.charCodeAt(0) : 0
  const round = rounds.get(char)
  if (round !== undefined) return { arms: armsOf(round), round: true }
  if (code >= 0x2500 && code < 0x2580) {
    const arms = lines.get(code)
    return arms === undefined ? undefined : { arms: armsOf(arms) }
  }
  return code >= 0x2580 && code < 0x25a0 ? blockOf(code) : undefined
}

// Four digits for each: up, right, down, left. Source: the names of the Unicode block Box Drawing.
const lines: ReadonlyMap<number, string> = new Map([
  ...numbered(0x2500, '0101 0202 1010 2020'),
  ...numbered(0x250c, '0110 0210 0120 0220 0011 0012 0021 0022 1100 1200 2100 2200 1001 1002 2001 2002'),
  ...numbered(0x251c, '1110 1210 2110 1120 2120 2210 1220 2220 1011 1012 2011 1021 2021 2012 1022 2022'),
  ...numbered(0x252c, '0111 0112 0211 0212 0121 0122 0221 0222 1101 1102 1201 1202 2101 2102 2201 2202'),
  ...numbered(0x253c, '1111 1112 1211 1212 2111 1121 2121 2112 2211 1122 1221 2212 1222 2122 2221 2222'),
  ...numbered(0x2574, '0001 1000 0100 0010 0002 2000 0200 0020 0201 1020 0102 2010'),
])

const rounds: ReadonlyMap<string, string> = new Map([
  ['╭', '0110'],
  ['╮', '0011'],
  ['╯', '1001'],
  ['╰', '1100'],
])

function numbered(from: number, arms: string): [number, string][] {
  return arms.split(' ').map((each, index) => [from + index, each])
}

function armsOf(digits: string): Arms {
  const [up = 0, right = 0, down = 0, left = 0] = digits.split('').map(Number)
  return { up, right, down, left }
}

function blockOf(code: number): Shape {
  if (code === 0x2580) return { parts: [[0, 0, 1, 1 / 2]] }
  if (code <= 0x2588) return { parts: [[0, 1 - (code - 0x2580) / 8, 1, 1]] }
  if (code <= 0x258f) return { parts: [[0, 0, (0x2590 - code) / 8, 1]] }
  if (code === 0x2590) return { parts: [[1 / 2, 0, 1, 1]] }
  if (code <= 0x2593) return { parts: [[0, 0, 1, 1]], opacity: (code - 0x2590) / 4 }
  if (code === 0x2594) return { parts: [[0, 0, 1, 1 / 8]] }
  if (code === 0x2595) return { parts: [[7 / 8, 0, 1, 1]] }
  return {
    parts: (quadrants[code - 0x2596] ?? '').split('').map((each) => corners[Number(each)] ?? [0, 0, 0, 0]),
  }
}

/** Upper left, upper right, lower left, lower right. */
const corners: readonly Part[] = [
  [0, 0, 1 / 2, 1 / 2],
  [1 / 2, 0, 1, 1 / 2],
  [0, 1 / 2, 1 / 2, 1],
  [1 / 2, 1 / 2, 1, 1],
]

const quadrants = ['2', '3', '0', '023', '03', '012', '013', '1', '12', '123']
