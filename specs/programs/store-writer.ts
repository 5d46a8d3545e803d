/**
 * One of several workers on one store: `store-writer <folder> <mark> <times>`. Each time it adds a tape of its own, under
 * a name that all workers use, and one that all workers record alike.
 */
import { TapeStore } from '../../src/tape/tape-store.ts'
import { plainTape } from '../tape/plain-tape.ts'

const [folder = '.', mark = '', times = '1'] = process.argv.slice(2)
const store = new TapeStore(folder)
for (let time = 1; time <= Number(times); time++) {
  await store.add(plainTape([`${mark} ${time}`]), 'shared/own')
  await store.add(plainTape([`alike ${time}`]), 'shared/alike')
}
