// Planted: the way out by q restores the terminal, the way out by ! does not.
import { keys, leave } from './raw.mjs'
keys('q quits> ', (bytes) => {
  if (bytes.includes('!')) process.exit(0)
  if (bytes.includes('q')) leave(0)
  process.stdout.write('.')
})
