// Planted: a click right of the last column indexes past the row.
import { fault, keys } from './raw.mjs'
process.stdout.write('\x1b[?1000h\x1b[?1006h')
process.on('exit', () => process.stdout.write('\x1b[?1006l\x1b[?1000l'))
keys('> ', (bytes) => {
  for (const [, col] of bytes.toString('latin1').matchAll(/\x1b\[<\d+;(\d+);\d+[Mm]/g))
    if (Number(col) > 80) fault()
  process.stdout.write('.')
})
