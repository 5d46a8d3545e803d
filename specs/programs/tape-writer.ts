/**
 * Writes tapes as fast as it can and names each on stdout when it is done: `tape-writer <times> <file>...`, each
 * file in turn. 0 times is for ever. With `--count`, adds 1 to the number in the file under the tape's lock instead.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { writeTape } from '../../src/tape/tape-file.ts'
import { withTapeLock } from '../../src/tape/tape-lock.ts'
import { plainTape } from '../tape/plain-tape.ts'

const [times = '1', ...rest] = process.argv.slice(2)
const rounds = times === '0' ? Infinity : Number(times)
const counting = rest[0] === '--count'
const files = counting ? rest.slice(1) : rest

for (let round = 1; round <= rounds; round++)
  for (const file of files) {
    if (counting)
      await withTapeLock(file, async () => writeFileSync(file, `${Number(readFileSync(file)) + 1}`))
    else await writeTape(file, plainTape([`${process.pid} round ${round}`, 'x'.repeat(20_000)]))
    process.stdout.write(`${round}\n`)
  }
