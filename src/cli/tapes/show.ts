import { toldTape, type ToldExchange } from '../../page/told-tape.ts'
import { command, type Command, json } from '../frame/command.ts'
import { safeLine, say, sayJson } from '../frame/say.ts'
import { sign, styled } from '../frame/style.ts'
import { oneWord } from '../frame/words.ts'
import { foundTape, tapesFolder } from './found-tapes.ts'

/** `termtape tapes show`: a tape as a dialogue. */
export const showCommand: Command = command({
  usage: 'TAPE [options]',
  about: `Show a tape as a dialogue: each input by the names of its keys, and the answer to it. An answer that was painted is
shown as the screen behind it.`,
  options: {
    tapes: tapesFolder,
    screens: { type: 'boolean', does: 'show the screen after every exchange' },
    json,
  },
  examples: ['termtape tapes show sqlite3/my-spec/answers', 'termtape tapes show tapes/vim/edit/saves.json5 --screens'],
  async run({ values, positionals }) {
    const { id, path, tape } = await foundTape(oneWord(positionals, 'tape'), values.tapes)
    const told = toldTape(tape)
    if (values.json === true) {
      sayJson({ id, path, ...told })
      return 0
    }
    const size = told.cols === null ? 'on pipes' : `${told.cols}x${told.rows ?? ''}`
    say(`${styled('bold', safeLine(told.command))}  ${styled('dim', `${size}, recorded ${told.createdAt}`)}`)
    for (const each of told.exchanges) say(shown(each, values.screens === true))
    return 0
  },
})

function shown(each: ToldExchange, screens: boolean): string {
  const { index, input, kind, atMs, durMs, exit, redacted, files, text, screen, painted } = each
  const masked = Object.entries(redacted).map(([category, count]) => `${count} ${category} masked`)
  const notes = [`${seconds(atMs)}, took ${durMs} ms`, ...masked].join(', ')
  const head = kind === 'start' ? 'start' : kind === 'reply' ? input : `${sign('input')} ${input}`
  const rows = screens || painted ? framed(screen) : text
  const ending =
    exit === null ? [] : [exit.signal === null ? `exit code ${exit.code}` : `ended by ${exit.signal}`]
  return [
    `\n${styled('cyan', `${index} ${head}`)}  ${styled('dim', `(${notes})`)}`,
    ...rows,
    ...files.map((file) => styled('dim', `file ${safeLine(file)}`)),
    ...ending.map((each) => styled('yellow', each)),
  ].join('\n')
}

function framed(screen: readonly string[]): string[] {
  const last = screen.findLastIndex((line) => line !== '')
  const rows = screen.slice(0, last + 1)
  const rule = sign('rule').repeat(Math.min(78, Math.max(8, ...rows.map((row) => row.length))))
  return [rule, ...rows, rule]
}

function seconds(ms: number): string {
  return `at ${(ms / 1_000).toFixed(2)} s`
}
