// Planted: the second half of a character is looked for where the first read ended.
import { fault, keys } from './raw.mjs'
let half = false
keys('> ', (bytes) => {
  if (half && (bytes[0] & 0xc0) === 0x80) fault()
  half = bytes.at(-1) >= 0xc0
  process.stdout.write('.')
})
