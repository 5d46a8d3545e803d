/** What is shown of a moment: its screen, its answer, what is noted of it, and the list of exchanges. */
export const exchangesScript: string = String.raw`function show() {
  const tape = tapeAt(current)
  const shot = tape.frames[frame]
  const exchange = shot ? shot.exchange : 0
  const there = counterpart(exchange)
  const screens = []
  if (there === undefined) screens.push(screenOf(tape, frame, undefined, tape.command))
  else {
    const other = tapeAt(1)
    const [ours, theirs] = [shot ? shot.rows : [], other.frames[there] ? other.frames[there].rows : []]
    screens.push(screenOf(tape, frame, { tape: other, rows: theirs }, tape.id), screenOf(other, there, { tape, rows: ours }, other.id))
  }
  $('screens').classList.toggle('two', screens.length > 1)
  $('screens').replaceChildren(...screens)
  $('time').value = String(frame)
  const seconds = (ms) => (ms / 1000).toFixed(2)
  $('clock').textContent = seconds(shot ? shot.at : 0) + ' / ' + seconds(tape.durationMs) + ' s'
  $('time').setAttribute('aria-valuetext', $('clock').textContent)
  for (const button of $('exchanges').querySelectorAll('button')) {
    const isIt = Number(button.dataset.exchange) === beside(0)
    if (isIt && button.getAttribute('aria-current') !== 'true') button.scrollIntoView({ block: 'nearest' })
    button.setAttribute('aria-current', String(isIt))
  }
  const told = tape.exchanges[exchange]
  $('answer').replaceChildren()
  const lines = told ? told.text : []
  const left = Math.max(0, lines.length - answerLinesMax)
  marked($('answer'), (left === 0 ? '' : '… ' + left + ' lines before\n') + lines.slice(left).join('\n'))
  $('answer-title').textContent = told ? 'Answer to ' + told.input : 'Answer'
  const boxes = tape.notes.filter((note) => note.exchange === exchange).map((note) => noteBox(note.title, note.lines))
  const differs = difference === null ? [] : difference.exchanges.filter((each) => each.one === exchange && each.tier !== 'same')
  $('differences').replaceChildren(...boxes, ...differs.map((each) => noteBox(each.tier, each.diff)))
}

function noteBox(title, lines) {
  const box = make('div')
  box.append(make('h2', title))
  const pre = make('pre', lines.join('\n'), 'note')
  pre.tabIndex = 0
  pre.setAttribute('aria-label', title)
  box.append(pre)
  return box
}

function badges(exchange) {
  const all = Object.entries(exchange.redacted).map(([category, times]) => times + ' ' + category + ' masked')
  if (exchange.exit) all.push(exchange.exit.signal === null ? 'exit code ' + exchange.exit.code : exchange.exit.signal)
  const notes = tapeAt(current).notes.filter((note) => note.exchange === exchange.index && note.badge !== null)
  all.push(...new Set(notes.map(({ badge = 'note' }) => badge)))
  if (difference !== null) {
    const differs = difference.exchanges.find((each) => each.one === exchange.index)
    if (differs && differs.tier !== 'same') all.push(differs.tier)
  }
  return all
}

/** What a terminal answers by itself nobody did, and nobody steps to. */
const isShown = ({ kind }) => kind !== 'reply'

/** The exchange a step away from the one that is shown. */
function beside(by) {
  const { exchanges, frames } = tapeAt(current)
  const shown = exchanges.filter(isShown).map(({ index }) => index)
  const here = frames[frame] ? frames[frame].exchange : 0
  const at = shown.findLastIndex((index) => index <= here)
  return shown[Math.max(0, Math.min(shown.length - 1, at + by))] ?? 0
}

function listExchanges() {
  const tape = tapeAt(current)
  $('exchanges').replaceChildren(...tape.exchanges.filter(isShown).map((exchange) => {
    const item = make('li')
    const button = make('button')
    button.type = 'button'
    button.dataset.exchange = String(exchange.index)
    button.append(make('span', exchange.index + ' ', 'soft'), exchange.input)
    for (const badge of badges(exchange)) button.append(make('span', badge, 'badge'))
    button.append(make('div', (exchange.atMs / 1000).toFixed(2) + ' s', 'soft'))
    button.addEventListener('click', () => goTo(exchange.index))
    item.append(button)
    return item
  }))
}

function goTo(exchange) {
  const { frames } = tapeAt(current)
  let at = frames.findLastIndex((each) => each.exchange === exchange)
  if (at === -1) at = Math.max(0, frames.findLastIndex((each) => each.exchange < exchange))
  seek(at)
}

function seek(to) {
  const { frames } = tapeAt(current)
  frame = Math.max(0, Math.min(frames.length - 1, to))
  show()
}

`
