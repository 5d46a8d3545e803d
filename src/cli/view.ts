import { statSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { pageBytesMax } from '../limits.ts'
import { tapePage } from '../page/tape-page.ts'
import { command, type Command } from './frame/command.ts'
import { whole } from './frame/numbers.ts'
import { Progress } from './frame/progress.ts'
import { note, safe, safeLine, say } from './frame/say.ts'
import { UsageError } from './frame/usage-error.ts'
import { pageOfFile, pageOfReport } from './view-file.ts'
import { foundTapes, readAll, tapesFolder } from './tapes/found-tapes.ts'

/** `termtape view`: one page that plays tapes. */
export const viewCommand: Command = command({
  usage: '[TAPE | FOLDER]… | FINDINGS.json | REPORT.json [options]',
  about: `Write one HTML file that plays tapes, in any browser and without a network: time line, exchanges, search, the screen at any moment, what
was masked. Without a tape it holds all of the project. Of a JSON file it shows the findings of \`fuzz --findings\`, each with its tape, or the
report of an investigation: the graph of its states, and its commands.`,
  options: {
    tapes: tapesFolder,
    report: {
      type: 'string',
      value: 'REPORT',
      does: 'show a saved report of `investigate`: its id, its file, or the program',
      default: 'show tapes',
    },
    compare: { type: 'boolean', does: 'show two tapes side by side, with their differences' },
    out: {
      type: 'string',
      short: 'o',
      value: 'FILE',
      does: 'where to write the page',
      default: 'termtape.html',
    },
    serve: { type: 'boolean', does: 'serve the page on loopback instead, until Ctrl+C' },
    port: { type: 'string', value: 'N', does: 'the port to serve it on', default: 'any that is free' },
  },
  examples: [
    'termtape view vim/edit/saves --out saves.html',
    'termtape view --compare before.json5 after.json5',
    'termtape view findings.json',
  ],
  async run({ values, positionals }) {
    if (values.compare === true && positionals.length !== 2)
      throw new UsageError('--compare takes two tapes.')
    const port = whole('--port', values.port)
    const [file, ...others] = positionals
    const deliver = async (page: string, holds: string): Promise<number> => {
      if (values.serve === true) {
        const { servePage } = await import('./serve-page.ts')
        return servePage(page, port ?? 0)
      }
      const out = values.out ?? 'termtape.html'
      await writeFile(out, page)
      say(`Wrote ${safeLine(out)}, ${holds}.`)
      return 0
    }
    if (values.report !== undefined) {
      if (file !== undefined || values.compare === true)
        throw new UsageError('Give either --report or tapes.')
      return deliver(await pageOfReport(values.report), 'a report')
    }
    if (file?.endsWith('.json') === true) {
      if (others.length > 0) throw new UsageError(`Show ${safeLine(file)} by itself: it is no tape.`)
      return deliver(await pageOfFile(file), safeLine(file))
    }
    const found = await foundTapes(positionals, values.tapes)
    using progress = new Progress()
    progress.say('Reading the tapes…')
    // Side by side in the order they were named.
    const paths =
      values.compare === true
        ? (await Promise.all(positionals.map((word) => foundTapes([word], values.tapes)))).flatMap(
            (each) => each.paths,
          )
        : within(found.paths)
    const { tapes, problems } = await readAll({ folder: found.folder, paths })
    for (const { message } of problems) note(`termtape: ${safe(message)}`)
    if (tapes.length === 0) throw new UsageError('No tapes to show.')
    const page = tapePage(
      tapes.map(({ id, tape }) => ({ id, tape })),
      { compare: values.compare === true },
    )
    const code = await deliver(page, `${tapes.length} ${tapes.length === 1 ? 'tape' : 'tapes'}`)
    return problems.length > 0 ? 1 : code
  },
})

/** As many as a page can hold; the others are named. */
function within(paths: readonly string[]): string[] {
  let bytes = 0
  const held = paths.filter((path) => (bytes += statSync(path).size) <= pageBytesMax)
  if (held.length < paths.length)
    note(
      `termtape: The page holds ${held.length} of ${paths.length} tapes, from ${basename(paths[0] ?? '')}: name a folder of it to see the others.`,
    )
  return held
}
