// Planted: in the menu's second level, a key that the first level has frees it twice.
import { fault, keys } from './raw.mjs'
let level = 0
keys('[o]pen [c]lose> ', (bytes) => {
  for (const key of bytes.toString('latin1')) {
    if (key === 'o') level = level === 0 ? 1 : 2
    else if (key === 'c' && level === 2) fault()
    else if (key === 'c') level = 0
    process.stdout.write(`\r\nlevel ${level}> `)
  }
})
