/** Playing, seeking, and the tapes to choose from. */
export const playerScript: string = String.raw`function pause() {
  clearTimeout(playing)
  playing = undefined
  $('play').textContent = 'Play'
}

function play() {
  const { frames } = tapeAt(current)
  if (frame >= frames.length - 1) seek(0)
  $('play').textContent = 'Pause'
  const next = () => {
    if (frame >= frames.length - 1) return pause()
    const wait = (frames[frame + 1].at - frames[frame].at) / Number($('speed').value)
    playing = setTimeout(() => { seek(frame + 1); next() }, Math.min(2000, wait))
  }
  next()
}

function open(at) {
  pause()
  current = at
  const tape = tapeAt(at)
  frame = 0
  $('time').max = String(Math.max(0, tape.frames.length - 1))
  for (const button of $('tapes').querySelectorAll('button')) button.setAttribute('aria-current', String(Number(button.dataset.tape) === at))
  $('about').hidden = tape.about.length === 0
  $('about').replaceChildren(...tape.about.flatMap(([name, text]) => [make('dt', name), make('dd', text)]))
  listExchanges()
  search()
  const note = tape.notes.at(-1)
  if (note) goTo(note.exchange)
  else show()
}

function listTapes() {
  const wanted = $('find').value.toLowerCase()
  const shown = index.map((tape, at) => ({ ...tape, at })).filter(({ id, command }) => wanted === '' || (id + ' ' + command).toLowerCase().includes(wanted))
  const rows = (shown.length === 0 ? index.map((tape, at) => ({ ...tape, at })) : shown).slice(0, 200)
  $('tapes').replaceChildren(...rows.map(({ id, command, exchanges, at }) => {
    const button = make('button', id)
    button.type = 'button'
    button.dataset.tape = String(at)
    button.setAttribute('aria-current', String(at === current))
    button.append(make('div', command + ' · ' + exchanges + ' exchanges', 'soft'))
    button.addEventListener('click', () => open(at))
    return button
  }))
}

`
