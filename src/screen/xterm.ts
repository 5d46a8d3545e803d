import { createRequire } from 'node:module'

import type { ITerminalInitOnlyOptions, ITerminalOptions, Terminal } from '@xterm/headless'

import { ScreenError } from '../errors.ts'
import { scrollbackLinesMax } from '../limits.ts'
import { widths } from './widths.ts'

/**
 * A new xterm terminal. The library is loaded here, on first use and synchronously: most specs never look at a
 * screen, and those that do read it without awaiting.
 */
export function newTerminal(cols: number, rows: number): Terminal {
  const terminal = new (xterm().Terminal)({
    // xterm knows no terminal narrower than two columns.
    cols: Math.max(cols, 2),
    rows,
    scrollback: scrollbackLinesMax,
    allowProposedApi: true,
    logLevel: 'off',
    // Without these, not even a parser hook of ours gets to see CSI t.
    windowOptions: {
      getWinSizePixels: true,
      getCellSizePixels: true,
      getWinSizeChars: true,
      pushTitle: true,
      popTitle: true,
    },
  })
  terminal.unicode.register(widths)
  terminal.unicode.activeVersion = widths.version
  return terminal
}

/**
 * Parses `text` before it returns. xterm has no public synchronous write, but the first write after user input is
 * parsed at once, to keep typing snappy; so we say that the user typed nothing. The callback proves it each time.
 */
export function writeNow(terminal: Terminal, text: string): void {
  if (text === '') return
  let parsed = false
  terminal.input('', true)
  terminal.write(text, () => {
    parsed = true
  })
  if (!parsed)
    throw new ScreenError('engine', 'This version of @xterm/headless does not parse a write at once.', {
      hint: 'Install the version of @xterm/headless that termtape depends on (6.0.0).',
    })
}

interface Xterm {
  Terminal: new (options: ITerminalOptions & ITerminalInitOnlyOptions) => Terminal
}

let loaded: Xterm | undefined

function xterm(): Xterm {
  if (loaded !== undefined) return loaded
  const found: unknown = createRequire(import.meta.url)('@xterm/headless')
  if (!isXterm(found))
    throw new ScreenError('engine', '@xterm/headless has no Terminal class.', {
      hint: 'Install the version of @xterm/headless that termtape depends on (6.0.0).',
    })
  loaded = found
  return loaded
}

function isXterm(value: unknown): value is Xterm {
  return typeof value === 'object' && value !== null && typeof Reflect.get(value, 'Terminal') === 'function'
}
