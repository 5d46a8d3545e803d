// Reads single bytes (raw mode), says "ready", and prints each as hex until it has read argv[2] of them.
const wanted = Number(process.argv[2])
let seen = Buffer.alloc(0)
process.stdin.setRawMode(true)
process.stdin.on('data', (bytes) => {
  seen = Buffer.concat([seen, bytes])
  if (seen.length >= wanted) process.stdout.write(`<${seen.toString('hex')}>\n`, () => process.exit(0))
})
process.stdout.write('ready\n')
