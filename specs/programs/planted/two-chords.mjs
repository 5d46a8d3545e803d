// Planted: Ctrl+X Ctrl+K kills a buffer that is not there.
import { fault, keys } from './raw.mjs'
let prefix = false
keys('> ', (bytes) => {
  for (const byte of bytes) {
    if (prefix && byte === 0x0b) fault()
    prefix = byte === 0x18
  }
  process.stdout.write('.')
})
