import { writeFile } from 'node:fs/promises'
import { extname } from 'node:path'
import { printAsciicast } from '../../formats/print-asciicast.ts'
import { animatedSvg } from '../../page/animated-svg.ts'
import { toldTape } from '../../page/told-tape.ts'
import { lastScreen } from '../../page/last-screen.ts'
import { tapePage } from '../../page/tape-page.ts'
import type { StoredTape } from '../../tape/catalog.ts'
import { command, type Command } from '../frame/command.ts'
import { note, safeLine, say } from '../frame/say.ts'
import { UsageError } from '../frame/usage-error.ts'
import { oneWord } from '../frame/words.ts'
import { foundTape, tapesFolder } from './found-tapes.ts'

const formats = ['asciicast', 'asciicast2', 'svg', 'animated-svg', 'html', 'text'] as const
type Format = (typeof formats)[number]

const byExtension: Readonly<Record<string, Format>> = {
  '.cast': 'asciicast',
  '.svg': 'svg',
  '.html': 'html',
  '.txt': 'text',
}

/** `termtape tapes export`: a tape in a format of other tools. */
export const exportCommand: Command = command({
  usage: 'TAPE [options]',
  about: `Write a tape in a format of other tools: asciicast 3 or 2 for asciinema, the last screen as SVG, all screens as an animated SVG for a README, a
page to look at, or the dialogue as text. What the format cannot hold goes to standard error.`,
  options: {
    tapes: tapesFolder,
    as: {
      type: 'string',
      value: 'FORMAT',
      choices: formats,
      does: 'the format',
      default: "by the file's extension, else asciicast",
    },
    out: { type: 'string', short: 'o', value: 'FILE', does: 'where to write it', default: 'standard output' },
  },
  examples: ['termtape tapes export vim/edit/saves --out saves.cast', 'termtape tapes export vim/edit/saves --as text'],
  async run({ values, positionals }) {
    const stored = await foundTape(oneWord(positionals, 'tape'), values.tapes)
    const format =
      formats.find((each) => each === values.as) ??
      (values.out === undefined ? 'asciicast' : byExtension[extname(values.out)])
    if (format === undefined)
      throw new UsageError(`${values.out ?? ''} does not show its format.`, `Name the format with --as: ${formats.join(', ')}.`)
    const { text, losses } = await printed(stored, format)
    if (values.out === undefined) say(text)
    else await writeFile(values.out, text)
    for (const loss of losses) note(`termtape: ${format} does not hold ${safeLine(loss)}`)
    return 0
  },
})

async function printed({ id, tape }: StoredTape, format: Format): Promise<{ text: string; losses: string[] }> {
  switch (format) {
    case 'asciicast':
      return printAsciicast(tape)
    case 'asciicast2':
      return printAsciicast(tape, { version: 2 })
    case 'svg':
      return { text: lastScreen(tape).toSvg(), losses: ['the screens before the last'] }
    case 'animated-svg':
      return { text: animatedSvg(tape), losses: [] }
    case 'html':
      return { text: tapePage([{ id, tape }]), losses: [] }
    case 'text': {
      const { exchanges } = toldTape(tape)
      const lines = exchanges.flatMap(({ text }) => text)
      return { text: `${lines.join('\n')}\n`, losses: ['styles, screens and inputs'] }
    }
  }
}
