import { colsDefault, rowsDefault } from '../limits.ts'
import { Screen } from '../screen/screen.ts'
import { bytesOfChunk } from '../tape/data.ts'
import type { Tape } from '../tape/tape.ts'

/** What a person sees at the end of a tape: of a full-screen program, what it showed before it gave the screen back. */
export function lastScreen({ meta, exchanges }: Tape): Screen {
  const screen = new Screen(meta.pty ?? { cols: colsDefault, rows: rowsDefault })
  const last = exchanges.findLastIndex(({ output }) => output.chunks.length > 0)
  for (const [index, { input, output }] of exchanges.entries()) {
    if (input.kind === 'resize' && input.cols > 0 && input.rows > 0) screen.resize(input.cols, input.rows)
    const bytes = Buffer.concat(output.chunks.map(bytesOfChunk))
    const left = index === last ? leavesAt(bytes) : -1
    screen.feed(left === -1 ? bytes : bytes.subarray(0, left))
    if (left !== -1) break
  }
  return screen
}

/** Where a program gives the alternate screen back for the last time. Source: xterm's private modes 47, 1047 and 1049. */
function leavesAt(bytes: Buffer): number {
  const text = bytes.toString('latin1')
  return Math.max(...['47', '1047', '1049'].map((mode) => text.lastIndexOf(`\u001b[?${mode}l`)))
}
