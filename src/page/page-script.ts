/** What the page does, for a browser. Text of tapes only ever becomes text nodes. */
export const pageScript: string = String.raw`
'use strict'
const $ = (id) => document.getElementById(id)
const read = (id) => JSON.parse($(id).textContent)
const make = (name, text, className) => {
  const element = document.createElement(name)
  if (text !== undefined) element.textContent = text
  if (className) element.className = className
  return element
}
const index = read('index')
const difference = read('difference')
const loaded = []
const tapeAt = (at) => (loaded[at] ??= read('tape-' + at))
const masked = /⟨secret:[^⟩]*⟩|█+/g
const hitsMax = 500
/** A browser lays out no more of one answer at a time. */
const answerLinesMax = 1000
let current = 0, frame = 0, playing, hits = [], hit = -1

/** Text with what was masked, and what is searched for, marked. */
function marked(parent, text) {
  const wanted = $('find').value.toLowerCase()
  let at = 0
  const put = (piece) => {
    let from = 0
    if (wanted !== '')
      for (let found = piece.toLowerCase().indexOf(wanted); found !== -1; found = piece.toLowerCase().indexOf(wanted, from)) {
        parent.append(piece.slice(from, found), make('mark', piece.slice(found, found + wanted.length)))
        from = found + wanted.length
      }
    parent.append(piece.slice(from))
  }
  for (const found of text.matchAll(masked)) {
    put(text.slice(at, found.index))
    const mark = make('mark', found[0])
    mark.title = 'masked'
    parent.append(mark)
    at = found.index + found[0].length
  }
  put(text.slice(at))
}

function rowElement(tape, runs, cursor, other) {
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

function show() {
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

function pause() {
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

/** The frames whose exchange or screen holds what is searched for: the first of each stretch. */
function search() {
  const wanted = $('find').value.toLowerCase()
  hits = []
  hit = -1
  $('found').textContent = ''
  if (wanted === '') return
  const tape = tapeAt(current)
  const rows = tape.table.map((row) => row.map(([text]) => text).join('').toLowerCase().includes(wanted))
  const said = tape.exchanges.map(({ input, text }) => (input + '\n' + text.join('\n')).toLowerCase().includes(wanted))
  let was = false, last = -1
  for (const [at, shot] of tape.frames.entries()) {
    const onScreen = shot.rows.some((row) => rows[row])
    const inAnswer = said[shot.exchange] && shot.exchange !== last
    if ((onScreen && !was) || inAnswer) hits.push(at)
    if (inAnswer) last = shot.exchange
    was = onScreen
    if (hits.length >= hitsMax) break
  }
  $('found').textContent = hits.length + (hits.length === 1 ? ' hit' : ' hits')
}

function nextHit(by) {
  if (hits.length === 0) return
  hit = (hit + by + hits.length) % hits.length
  seek(hits[hit])
  $('found').textContent = (hit + 1) + ' of ' + hits.length
}

$('play').addEventListener('click', () => (playing === undefined ? play() : pause()))
$('time').addEventListener('input', () => { pause(); seek(Number($('time').value)) })
$('find').addEventListener('input', () => { listTapes(); search(); show() })
$('find').addEventListener('keydown', (event) => {
  if (event.key === 'Enter') { event.preventDefault(); nextHit(event.shiftKey ? -1 : 1) }
  if (event.key === 'Escape') $('find').blur()
})
$('keys').addEventListener('click', () => {
  $('help').hidden = !$('help').hidden
  $('keys').setAttribute('aria-expanded', String(!$('help').hidden))
})
addEventListener('keydown', (event) => {
  const at = event.target
  if (event.ctrlKey || event.metaKey || event.altKey || at.matches('input[type=search], select')) return
  const acts = {
    ' ': () => (playing === undefined ? play() : pause()),
    ArrowRight: () => { pause(); seek(frame + 1) },
    ArrowLeft: () => { pause(); seek(frame - 1) },
    ArrowDown: () => { pause(); goTo(beside(1)) },
    ArrowUp: () => { pause(); goTo(beside(-1)) },
    Home: () => { pause(); seek(0) },
    End: () => { pause(); seek(Infinity) },
    '/': () => $('find').focus(),
  }
  if (/^[1-4]$/.test(event.key)) $('speed').selectedIndex = Number(event.key) - 1
  if (at.matches('button') && (event.key === ' ' || event.key === 'Enter')) return
  const act = acts[event.key]
  if (act === undefined) return
  event.preventDefault()
  act()
})
listTapes()
if (index.length > 0) open(0)
`
