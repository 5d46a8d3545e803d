import type { Terminal } from '@xterm/headless'

import { queriesPerSequenceMax } from '../limits.ts'
import { background, cellHeightPx, cellWidthPx, foreground, paletteColor } from './palette.ts'

/** Whether a query, by the name `QueryScan` gives it, gets an answer. */
export function isAnswered(query: string): boolean {
  return !unansweredNames.has(query)
}

/**
 * Answers the terminal's queries as xterm does, in the order asked. `reply` gets each answer while the query is being
 * parsed. xterm.js answers DA1, DA2, DSR, CPR, DECRQM and DECRQSS by itself; the others are answered by hooks here.
 *
 * Colour answers are those of the default palette, whatever the program set, and end in ST.
 */
export function answerQueries(terminal: Terminal, reply: (text: string) => void): void {
  const { parser } = terminal
  terminal.onData((text) => {
    if (text !== '') reply(text)
  })
  parser.registerCsiHandler({ prefix: '=', final: 'c' }, () => told('\x1bP!|00000000\x1b\\'))
  // The version agrees with the DA2 answer that xterm.js gives.
  parser.registerCsiHandler({ prefix: '>', final: 'q' }, () => told('\x1bP>|XTerm(276)\x1b\\'))
  parser.registerCsiHandler({ final: 't' }, ([what]) => {
    if (what === 14) return told(`\x1b[4;${terminal.rows * cellHeightPx};${terminal.cols * cellWidthPx}t`)
    if (what === 16) return told(`\x1b[6;${cellHeightPx};${cellWidthPx}t`)
    return what === 18 && told(`\x1b[8;${terminal.rows};${terminal.cols}t`)
  })
  parser.registerOscHandler(4, (data) => paletteQueries(data).map(told).length > 0)
  for (const first of [10, 11, 12])
    parser.registerOscHandler(first, (data) => colorQueries(first, data).map(told).length > 0)
  parser.registerDcsHandler(
    { intermediates: '+', final: 'q' },
    (data) => partsOf(data).map(capability).map(told).length > 0,
  )

  function told(text: string): true {
    reply(text)
    return true
  }
}

const unansweredNames = new Set(['kitty keyboard', 'OSC 52', 'ENQ', 'private DSR'])

/** OSC 4 names pairs of an index and a colour; `?` for the colour asks. */
function paletteQueries(data: string): string[] {
  const parts = partsOf(data)
  const asked = parts.flatMap((part, at) => (at % 2 === 1 && part === '?' ? [Number(parts[at - 1])] : []))
  return asked
    .filter((index) => Number.isInteger(index) && index >= 0 && index < 256)
    .map((index) => `\x1b]4;${index};${rgb(paletteColor(index))}\x1b\\`)
}

/** OSC 10, 11 and 12 may ask for several colours at once: each further one is that of the next number. */
function colorQueries(first: number, data: string): string[] {
  return partsOf(data).flatMap((part, at) => {
    const color = defaults.get(first + at)
    return part === '?' && color !== undefined ? [`\x1b]${first + at};${rgb(color)}\x1b\\`] : []
  })
}

function partsOf(data: string): string[] {
  return data.split(';', queriesPerSequenceMax)
}

const defaults = new Map([
  [10, foreground],
  [11, background],
  [12, foreground],
])

function rgb(color: string): string {
  return `rgb:${[1, 3, 5].map((at) => color.slice(at, at + 2).repeat(2)).join('/')}`
}

function capability(name: string): string {
  const value = capabilities.get(Buffer.from(name, 'hex').toString('latin1'))
  if (value === undefined) return '\x1bP0+r\x1b\\'
  return `\x1bP1+r${name}=${Buffer.from(value).toString('hex').toUpperCase()}\x1b\\`
}

const capabilities = new Map([
  ['TN', 'xterm-256color'],
  ['Co', '256'],
  ['colors', '256'],
  ['RGB', '8'],
])
