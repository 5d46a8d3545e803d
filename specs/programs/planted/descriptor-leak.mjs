// Planted: every line opens a file, and none is closed.
import { openSync } from 'node:fs'
import { createInterface } from 'node:readline'
const lines = createInterface({ input: process.stdin, output: process.stdout, prompt: '> ' })
lines.prompt()
lines.on('line', () => {
  openSync('/dev/null')
  lines.prompt()
})
