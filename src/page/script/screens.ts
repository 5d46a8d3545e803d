/** A screen, row by row, and the screens of two tapes beside each other. */
export const screensScript: string = String.raw`function rowElement(tape, runs, cursor, other) {
  const row = make('span', undefined, other ? 'row other' : 'row')
  let col = 0
  for (const [text, style, columns] of runs) {
    const put = (piece, width, isCursor) => {
      if (piece === '') return
      const span = make('span')
      if (style !== 0) span.style.cssText = tape.styles[style]
      if (isCursor) span.classList.add('cursor')
      if ([...piece].length !== width) { span.classList.add('wide'); span.style.width = width + 'ch' }
      marked(span, piece)
      row.append(span)
    }
    const within = cursor === null ? -1 : cursor - col
    const plain = text.length === columns
    if (plain && within >= 0 && within < columns) {
      put(text.slice(0, within), within, false)
      put(text.charAt(within), 1, true)
      put(text.slice(within + 1), columns - within - 1, false)
    } else put(text, columns, false)
    col += columns
  }
  if (cursor !== null && cursor >= col) {
    if (cursor > col) row.append(' '.repeat(cursor - col))
    row.append(make('span', ' ', 'cursor'))
  }
  return row
}

const rowText = (tape, number) => (tape.table[number] ?? []).map(([text]) => text).join('')

function screenOf(tape, at, against, title) {
  const box = make('div', undefined, 'screens-of')
  box.append(make('div', title, 'soft'))
  const pre = make('pre', undefined, 'screen')
  pre.tabIndex = 0
  pre.style.minWidth = 'calc(' + tape.cols + 'ch + 1rem)'
  pre.setAttribute('role', 'group')
  pre.setAttribute('aria-label', 'Screen of ' + title)
  const shot = tape.frames[at]
  for (const [row, number] of (shot ? shot.rows : []).entries()) {
    const other = against !== undefined && rowText(against.tape, against.rows[row]) !== rowText(tape, number)
    pre.append(rowElement(tape, tape.table[number] ?? [], shot.cursor && shot.cursor[0] === row ? shot.cursor[1] : null, other))
  }
  box.append(pre)
  return box
}

/** The last frame of the exchange on the other tape that stands beside this one. */
function counterpart(exchange) {
  if (difference === null) return undefined
  let found = null
  for (const each of difference.exchanges) if (each.one !== null && each.one <= exchange && each.other !== null) found = each.other
  const other = tapeAt(1)
  return found === null ? 0 : Math.max(0, other.frames.findLastIndex((each) => each.exchange <= found))
}

`
