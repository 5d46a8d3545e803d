// Reads single bytes (raw mode), says "ready", counts argv[2] bytes and prints their SHA-256 and how many they were.
import { createHash } from 'node:crypto'

const hash = createHash('sha256')
const wanted = Number(process.argv[2])
let count = 0
process.stdin.setRawMode(true)
process.stdin.on('data', (bytes) => {
  hash.update(bytes)
  count += bytes.length
  if (count < wanted) return
  process.stdout.write(`${count} ${hash.digest('hex')}\n`, () => process.exit(0))
})
process.stdout.write('ready\n')
