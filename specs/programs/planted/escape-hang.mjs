// Planted: an operating system command waits for its end, and for nothing else.
import { keys } from './raw.mjs'
keys('> ', (bytes) => {
  if (bytes.includes('\x1b]')) for (;;);
  process.stdout.write(`${bytes.length} bytes\r\n> `)
})
