import type { Terminal } from '@xterm/headless'
import { privateParts } from './private-parts.ts'

/**
 * Once the last column of a row was written the cursor stays there until the next character wraps; what is erased from the cursor on is then
 * that column, too, as in xterm. xterm.js counts the cursor as one further, and would erase nothing. Done before its own handlers, by a
 * buffer that is not public; where it is missing, xterm.js's way stays.
 */
export function standAtEdge(terminal: Terminal): void {
  const handler = privateParts(terminal)?.handler
  if (handler === undefined) return
  for (const final of ['J', 'K', 'X', '@', 'P'])
    terminal.parser.registerCsiHandler({ final }, () => {
      const buffer: unknown = Reflect.get(handler, '_activeBuffer')
      if (typeof buffer === 'object' && buffer !== null && Reflect.get(buffer, 'x') === terminal.cols)
        Reflect.set(buffer, 'x', terminal.cols - 1)
      return false
    })
}
