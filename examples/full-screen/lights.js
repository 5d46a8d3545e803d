// A full-screen program: a row of lights, switched by keys and by the mouse.
const names = ['hall', 'kitchen', 'study', 'garden']
const on = new Set()
let at = 0

function paint() {
  const { columns, rows } = process.stdout
  const lines = names.map((name, index) => {
    const label = `${on.has(name) ? '●' : '○'} ${name}`
    const coloured = on.has(name) ? `\x1b[33m${label}\x1b[39m` : label
    return index === at ? `\x1b[7m${coloured}\x1b[27m` : coloured
  })
  const help = columns < 50 ? 'space q' : '↑↓ move · space switches · q quits'
  process.stdout.write(
    `\x1b[2J\x1b[H${lines.slice(0, rows - 1).join('\r\n')}\x1b[${rows};1H\x1b[2m${help}\x1b[0m`,
  )
}

function quit() {
  process.stdout.write('\x1b[?1000l\x1b[?1006l\x1b[?25h\x1b[?1049l')
  console.log(`${on.size} of ${names.length} on.`)
  process.exit()
}

process.stdout.write('\x1b]0;lights\x07\x1b[?1049h\x1b[?25l\x1b[?1000h\x1b[?1006h')
process.stdin.setRawMode(true)
process.stdout.on('resize', paint)
process.stdin.on('data', (data) => {
  const key = String(data)
  const click = /^\x1b\[<0;\d+;(\d+)M/.exec(key)
  if (click !== null) at = Math.min(names.length - 1, Number(click[1]) - 1)
  if (key === '\x1b[A') at = Math.max(0, at - 1)
  if (key === '\x1b[B') at = Math.min(names.length - 1, at + 1)
  if (key === ' ' || click !== null) {
    if (!on.delete(names[at])) on.add(names[at])
  }
  if (key === 'q') quit()
  paint()
})
paint()
