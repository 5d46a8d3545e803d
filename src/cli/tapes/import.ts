import { readFile } from 'node:fs/promises'
import { extname, resolve } from 'node:path'
import { TapeFileError, TapeFormatError } from '../../errors.ts'
import { redactionRulesFile } from '../../files/home-store.ts'
import type { ImportedTape } from '../../formats/imported.ts'
import { withReplies } from '../../formats/told-replies.ts'
import { secretOptionsOf } from '../../open/secrets.ts'
import { redactTape } from '../../record/redact-tape.ts'
import { audit } from '../../redact/audit.ts'
import { printTape } from '../../tape/print-tape.ts'
import { TapeStore } from '../../tape/tape-store.ts'
import { command, type Command, json } from '../frame/command.ts'
import { note, safeLine, say, sayJson } from '../frame/say.ts'
import { UsageError } from '../frame/usage-error.ts'
import { noMore } from '../frame/words.ts'
import { idOf, tapesFolder } from './found-tapes.ts'

const formats = ['asciicast', 'script', 'ttyrec'] as const

/** `termtape tapes import`: a tape of a recording of another tool. */
export const importCommand: Command = command({
  usage: 'FILE [options]',
  about: `Make a tape of a recording of another tool: asciicast 1, 2 or 3, the logs of \`script\`, or ttyrec. Secrets are masked, as they are
in a recording.`,
  options: {
    tapes: tapesFolder,
    name: {
      type: 'string',
      value: 'NAME',
      does: "the tape's name below its program's folder",
      default: "the file's name",
    },
    as: { type: 'string', value: 'FORMAT', choices: formats, does: 'the format', default: "by the file's extension" },
    timing: {
      type: 'string',
      value: 'FILE',
      does: 'the timing log of `script`, its second file',
      default: 'none',
    },
    json,
  },
  examples: [
    'termtape tapes import demo.cast',
    'termtape tapes import --as script --timing timing.log typescript --name session',
  ],
  async run({ values, positionals: [file, ...more] }) {
    if (file === undefined) throw new UsageError('Missing file.')
    noMore(more)
    const imported = await parsedFile(file, values.as, values.timing)
    if (!imported.ok) throw new TapeFormatError(file, imported.problems)
    const { secrets = { values: [] } } = await secretOptionsOf(
      { env: {} },
      { root: process.cwd(), rulesFile: redactionRulesFile() },
    )
    const { tape, redacted } = redactTape(withReplies(imported.tape), { ...secrets, hidden: new Set() })
    audit(printTape(tape), file, {
      values: secrets.values.map(({ value }) => value),
      ...(secrets.rules === undefined ? {} : { rules: secrets.rules }),
    })
    const store = new TapeStore(values.tapes ?? 'tapes')
    const { path } = await store.add(tape, values.name ?? idOf(resolve(file), resolve(file, '..')).replace(/\.\w+$/, ''))
    for (const { message, line } of imported.warnings) note(`termtape: line ${line}: ${safeLine(message)}`)
    if (values.json === true) sayJson({ path, id: idOf(path, store.folder), exchanges: tape.exchanges.length, redacted })
    else say(`Wrote ${safeLine(path)}, ${tape.exchanges.length} exchanges.`)
    return 0
  },
})

async function parsedFile(file: string, as: string | undefined, timing: string | undefined): Promise<ImportedTape> {
  const format = as ?? { '.cast': 'asciicast', '.ttyrec': 'ttyrec', '.tty': 'ttyrec' }[extname(file)]
  const bytes = await contentsOf(file)
  if (format === 'asciicast' || (format === undefined && bytes.subarray(0, 1).toString() === '{')) {
    const { parseAsciicast } = await import('../../formats/parse-asciicast.ts')
    return parseAsciicast(bytes)
  }
  if (format === 'ttyrec') return (await import('../../formats/parse-ttyrec.ts')).parseTtyrec(bytes)
  if (timing === undefined)
    throw new UsageError(
      `${file} does not show its format.`,
      `Name the format with --as: ${formats.join(', ')}; the logs of \`script\` need --timing too.`,
    )
  const { parseScript } = await import('../../formats/parse-script.ts')
  return parseScript({ timing: await contentsOf(timing), output: bytes })
}

async function contentsOf(file: string): Promise<Buffer> {
  try {
    return await readFile(file)
  } catch (error) {
    throw new TapeFileError(file, `${file} could not be read.`, { cause: error })
  }
}
