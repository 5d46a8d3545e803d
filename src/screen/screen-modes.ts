import type { Terminal } from '@xterm/headless'

/**
 * Which mouse events the program asked for: `x10` presses (mode 9), `vt200` presses and releases (1000), `drag` also
 * motion with a button down (1002), `any` all motion (1003).
 */
export type MouseTracking = 'none' | 'x10' | 'vt200' | 'drag' | 'any'

/** How mouse events are written: modes 1005, 1006, 1015 and 1016, or none of them. */
export type MouseEncoding = 'default' | 'utf8' | 'sgr' | 'urxvt' | 'sgr-pixels'

/** What the program asked of its terminal's input. */
export interface ScreenModes {
  bracketedPaste: boolean
  mouse: MouseTracking
  mouseEncoding: MouseEncoding
  applicationCursorKeys: boolean
  applicationKeypad: boolean
  focusReporting: boolean
  /** The program is in the middle of an update it wants shown at once (mode 2026). */
  synchronizedOutput: boolean
}

export interface ModeWatch {
  cursorVisible(): boolean
  read(): ScreenModes
}

/**
 * ScreenModes of a terminal. xterm keeps cursor visibility and mouse encoding private, and knows neither 1005 nor 1015, so
 * these are followed through parser hooks, which see each sequence before xterm does and let it pass.
 */
export function watchModes(terminal: Terminal): ModeWatch {
  let visible = true
  let encoding: MouseEncoding = 'default'
  const set = (on: boolean) => (params: (number | number[])[]) => {
    for (const param of params) {
      if (param === 25) visible = on
      const named = typeof param === 'number' ? encodings.get(param) : undefined
      if (named === undefined) continue
      if (on) encoding = named
      else if (encoding === named) encoding = 'default'
    }
    return false
  }
  terminal.parser.registerCsiHandler({ prefix: '?', final: 'h' }, set(true))
  terminal.parser.registerCsiHandler({ prefix: '?', final: 'l' }, set(false))
  terminal.parser.registerCsiHandler({ intermediates: '!', final: 'p' }, () => {
    visible = true
    return false
  })
  // A full reset shows the cursor; xterm 6 forgets to.
  terminal.parser.registerEscHandler({ final: 'c' }, () => {
    visible = true
    encoding = 'default'
    return false
  })
  return {
    cursorVisible: () => visible,
    read: () => ({
      bracketedPaste: terminal.modes.bracketedPasteMode,
      mouse: terminal.modes.mouseTrackingMode,
      mouseEncoding: encoding,
      applicationCursorKeys: terminal.modes.applicationCursorKeysMode,
      applicationKeypad: terminal.modes.applicationKeypadMode,
      focusReporting: terminal.modes.sendFocusMode,
      synchronizedOutput: terminal.modes.synchronizedOutputMode,
    }),
  }
}

const encodings = new Map<number, MouseEncoding>([
  [1005, 'utf8'],
  [1006, 'sgr'],
  [1015, 'urxvt'],
  [1016, 'sgr-pixels'],
])
