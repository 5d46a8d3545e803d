// Planted: a window without columns divides by zero.
import { fault, keys } from './raw.mjs'
process.stdout.on('resize', () => {
  if (process.stdout.columns === 0 || process.stdout.rows === 0) fault()
  process.stdout.write(`${process.stdout.columns} columns\r\n> `)
})
keys('> ', () => process.stdout.write('.'))
