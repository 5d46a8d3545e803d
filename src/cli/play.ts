import { replay } from '../open/replay.ts'
import { nameKeys } from '../session/describe-input.ts'
import { command, type Command } from './frame/command.ts'
import { exitCodeOf } from './frame/exit-code.ts'
import { amount } from './frame/numbers.ts'
import { note } from './frame/say.ts'
import { UsageError } from './frame/usage-error.ts'
import { oneWord } from './frame/words.ts'
import { drive } from './play/drive.ts'
import { watch } from './play/watch.ts'
import { foundTape, tapesFolder } from './tapes/found-tapes.ts'

/** `termtape play`: a tape as the program it was recorded of. */
export const playCommand: Command = command({
  usage: 'TAPE [options]',
  about: `Act as the program of a tape: type its inputs on standard input, key by key, and get its answers; it exits as the program did. An input
that was not recorded ends it with 1. With --watch the tape plays by itself.`,
  options: {
    tapes: tapesFolder,
    watch: { type: 'boolean', does: 'play by itself, at the recorded pace' },
    speed: { type: 'string', value: 'N', does: 'how many times as fast, of --watch', default: '1' },
    pause: { type: 'string', value: 'SECONDS', does: 'the longest pause, of --watch', default: '2' },
  },
  examples: ['termtape play sqlite3/my-spec/answers', 'termtape play --watch --speed 4 vim/edit/saves'],
  async run({ values, positionals }) {
    const speed = amount('--speed', values.speed, 'a number') ?? 1
    if (speed === 0) throw new UsageError('--speed takes a number above 0, e.g. --speed 2.')
    const pauseMsMax = (amount('--pause', values.pause, 'seconds') ?? 2) * 1_000
    const { path, tape } = await foundTape(oneWord(positionals, 'tape'), values.tapes)
    if (values.watch === true) {
      await watch(tape, { speed, pauseMsMax })
      return exitCodeOf(tape.exchanges.at(-1)?.exit ?? { code: 0, signal: null })
    }
    await using session = replay(tape, { path })
    const end = await drive(session, tape, 'refuse')
    if ('exit' in end) return exitCodeOf(end.exit)
    const came = end.missed === '' ? 'the end of the input' : nameKeys(Buffer.from(end.missed))
    const awaited = end.expected === undefined ? 'nothing more' : nameKeys(Buffer.from(end.expected))
    note(`termtape: The tape has another input here: expected ${awaited}, got ${came}.`)
    return 1
  },
})
