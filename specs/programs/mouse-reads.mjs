// Takes one mouse report per read, as blessed does; says what each read held.
process.stdin.setRawMode(true)
process.stdout.write('\u001b[?1000h\u001b[?1006hready\n')
process.stdin.on('data', (read) => {
  process.stdout.write(`read ${read.toString('latin1').replaceAll('\u001b', 'ESC')}\n`)
  if (read.includes('m')) process.exit(0)
})
