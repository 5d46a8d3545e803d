// Planted: every line is remembered, with a page of its own.
import { createInterface } from 'node:readline'
const kept = []
const lines = createInterface({ input: process.stdin, output: process.stdout, prompt: '> ' })
lines.prompt()
lines.on('line', (line) => {
  kept.push(Buffer.alloc(524_288, line.length + 1))
  lines.prompt()
})
