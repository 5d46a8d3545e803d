// Planted: a character that comes in two reads is decoded by halves, and fatally.
import { keys } from './raw.mjs'
const decoder = new TextDecoder('utf-8', { fatal: true })
keys('> ', (bytes) => process.stdout.write(`${[...decoder.decode(bytes)].length}\r\n> `))
