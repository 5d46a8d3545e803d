import { type View, ViewBuilder } from './view.ts'

/**
 * The text as it stands after the editing it contains: backspace moves left and is overwritten, a carriage return
 * starts the line again, DEL removes the character before it and Ctrl+U the line (so typed input reads as what was
 * meant). Returns undefined when nothing was edited.
 *
 * What was overwritten is not in this view. It is still in the one below, so look in both.
 */
export function applyLineEdits(under: View): View | undefined {
  const { text } = under
  if (!editing.test(text)) return undefined
  const builder = new ViewBuilder()
  // Where DEL or Ctrl+U was typed the text is input, and there a carriage return is the end of a line.
  const lineEnd = /[\u007f\u0015]/.test(text) && !text.includes('\n') ? '\r' : '\n'
  let start = 0
  while (start < text.length) {
    const feed = text.indexOf(lineEnd, start)
    const end = feed === -1 ? text.length : feed + 1
    const line = text.slice(start, end)
    if (editing.test(line)) addEdited(builder, line, start)
    else builder.add(line, start)
    start = end
  }
  return builder.build(under)
}

const editing = /[\b\u007f\u0015]|\r(?!\n|$)/

function addEdited(builder: ViewBuilder, line: string, offset: number): void {
  const cells: number[] = []
  let cursor = 0
  for (let index = 0; index < line.length; index += 1) {
    const character = line[index]
    if (character === '\b') cursor = Math.max(0, cursor - 1)
    else if (character === '\r' && index + 1 < line.length && line[index + 1] !== '\n') cursor = 0
    else if (character === '\u007f') {
      if (cursor > 0) cells.splice((cursor -= 1), 1)
    } else if (character === '\u0015') {
      cells.length = 0
      cursor = 0
    } else if (character === '\r' || character === '\n') cells.push(index)
    else {
      cells[cursor] = index
      cursor += 1
    }
  }
  for (const index of cells) builder.add(line.charAt(index), offset + index)
}
