/** Search, and the keys. */
export const searchScript: string = String.raw`/** The frames whose exchange or screen holds what is searched for: the first of each stretch. */
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
