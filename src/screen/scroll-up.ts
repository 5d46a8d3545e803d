import type { Terminal } from '@xterm/headless'
import { privateParts } from './private-parts.ts'

/**
 * Lines that `CSI S` scrolls off the top go to the scrollback, as in xterm; xterm.js drops them. Done with its own `scroll`,
 * which is not public and knows margins, the alternate screen and the colour of new lines; where it is missing, xterm.js's
 * way stays.
 */
export function scrollIntoHistory(terminal: Terminal): void {
  const parts = privateParts(terminal)
  if (parts === undefined) return
  const { core, handler } = parts
  terminal.parser.registerCsiHandler({ final: 'S' }, ([count]) => {
    const scroll: unknown = Reflect.get(core, 'scroll')
    const blank: unknown = Reflect.get(handler, '_eraseAttrData')
    if (typeof scroll !== 'function' || typeof blank !== 'function') return false
    const lines = typeof count === 'number' && count > 0 ? count : 1
    for (let line = 0; line < lines; line++) Reflect.apply(scroll, core, [Reflect.apply(blank, handler, [])])
    return true
  })
}
