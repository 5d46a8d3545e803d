import { readFileSync } from 'node:fs'
import { type Problem, TapeFileError } from '../../errors.ts'
import { residualSecrets } from '../../redact/residual-scan.ts'
import { parseTape } from '../../tape/parse-tape.ts'
import { command, type Command, json } from '../frame/command.ts'
import { count, safe, safeLine, say, sayJson } from '../frame/say.ts'
import { sign, styled } from '../frame/style.ts'
import { UsageError } from '../frame/usage-error.ts'
import { foundTapes, idOf, tapesFolder } from './found-tapes.ts'

interface Judged {
  id: string
  path: string
  problems: Problem[]
  warnings: Problem[]
}

/** `termtape tapes validate`: whether files are tapes, and what keeps them from it, by line and column. */
export const validateCommand: Command = command({
  usage: '[TAPE | FOLDER]… [options]',
  about: `Check that files are valid tapes, and show every problem by line and column. Unknown fields are warnings. Exits 1 if
one is broken.`,
  options: {
    tapes: tapesFolder,
    strict: { type: 'boolean', does: 'unknown fields and secrets that are not masked are problems too' },
    json,
  },
  examples: ['termtape tapes validate --strict', 'termtape tapes validate tapes/vim'],
  async run({ values, positionals }) {
    const { folder, paths } = await foundTapes(positionals, values.tapes)
    const judged: Judged[] = []
    for (const path of paths) judged.push({ id: idOf(path, folder), path, ...(await judge(path, values.strict === true)) })
    const broken = judged.filter(({ problems }) => problems.length > 0)
    if (values.json === true) sayJson(judged)
    else {
      for (const each of judged) say(words(each))
      say(`${count(judged.length, 'tape')}, ${broken.length} broken.`)
    }
    if (paths.length === 0 && positionals.length > 0) throw new UsageError('No tapes found.')
    return broken.length > 0 ? 1 : 0
  },
})

async function judge(path: string, strict: boolean): Promise<Pick<Judged, 'problems' | 'warnings'>> {
  let bytes: Buffer
  try {
    bytes = readFileSync(path)
  } catch (error) {
    throw new TapeFileError(path, `${path} could not be read.`, { cause: error })
  }
  const parsed = await parseTape(bytes, { lax: !strict })
  if (!parsed.ok) return { problems: parsed.problems, warnings: [] }
  const columns = parsed.tape.meta.pty === null ? {} : { columns: parsed.tape.meta.pty.cols }
  const secrets = strict ? residualSecrets(bytes.toString('utf8'), columns) : []
  return {
    problems: secrets.map(({ rule, where, length }) => ({
      message: `a secret that is not masked (${rule}, ${length} characters); \`termtape tapes redact\` masks it`,
      line: 1,
      column: 1,
      path: where,
    })),
    warnings: parsed.warnings,
  }
}

function words({ id, problems, warnings }: Judged): string {
  const lines = (all: readonly Problem[]): string[] =>
    all.map(({ line, column, path, message }) => `    ${line}:${column}  ${safeLine(`${path} ${message}`)}`)
  const mark =
    problems.length > 0
      ? styled('red', sign('different'))
      : warnings.length > 0
        ? styled('yellow', sign('warning'))
        : styled('green', sign('same'))
  return [`${mark} ${safe(id)}`, ...lines(problems), ...lines(warnings)].join('\n')
}
