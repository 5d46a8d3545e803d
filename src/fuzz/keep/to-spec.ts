import { existsSync, readFileSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { basename, dirname, resolve } from 'node:path'
import { OptionError } from '../../errors.ts'
import type { Examined } from '../hunt/examine.ts'
import type { ToSpecOptions } from '../outcome.ts'
import { isData } from '../run/target.ts'
import type { Played } from '../run/played.ts'
import { tapeOf, type TapedProgram } from './finding-tape.ts'
import { findingName, keepTape } from './kept.ts'

/** The program of a finding, and what it was given. */
export interface SpecCall extends TapedProgram {
  files: Readonly<Record<string, string | Uint8Array>> | undefined
  env: Readonly<Record<string, string | undefined>> | undefined
  cwd: string | undefined
}

/**
 * Writes a spec that fails as long as the failure is there, live and replayed, and the tape it replays.
 *
 * @throws OptionError where there is another spec in its place
 */
export async function writeSpec(
  call: SpecCall,
  finding: Examined,
  played: Played | undefined,
  where: ToSpecOptions = {},
): Promise<{ spec: string; tape: string }> {
  const root = resolve(where.root ?? '.')
  const program = basename(call.command)
  const name = findingName(finding.kind, finding.shrunk)
  const spec = resolve(root, where.path ?? `specs/${program}-${name.slice('fuzz/'.length)}.spec.ts`)
  const text = specText(call, finding, name, where.tapes)
  if (existsSync(spec) && readFileSync(spec, 'utf8') !== text)
    throw new OptionError('path', spec, 'the path of a file that does not exist yet')
  if (played === undefined) throw new OptionError('finding', finding.notation, 'a finding that came again')
  const tape = await keepTape(
    resolve(root, where.tapes ?? 'tapes'),
    name,
    tapeOf(call, played, { key: finding.key, words: finding.words, pacing: finding.pacing }),
  )
  await mkdir(dirname(spec), { recursive: true })
  await writeFile(spec, text)
  return { spec, tape }
}

function specText(call: SpecCall, finding: Examined, name: string, tapes: string | undefined): string {
  const { command, args } = call
  const files = filesOf(call)
  const options = [
    `steps: ${literal(finding.notation)},`,
    `pacing: ${literal(finding.pacing)},`,
    `tape: ${literal(name)},`,
    ...(tapes === undefined ? [] : [`tapes: ${literal(tapes)},`]),
    ...(Object.keys(files).length === 0 ? [] : [`files: ${literal(files)},`]),
    ...(call.env === undefined ? [] : [`env: ${literal(call.env)},`]),
  ]
  return `import { test } from 'termtape/fixtures'

// Found by \`termtape fuzz\`: it ${finding.words.replaceAll('\n', ' ')}, ${finding.rate} times.
// Try the program itself, once it is fixed: TERMTAPE_LIVE=1 npx vitest run
test(${literal(`${basename(command)} survives ${finding.notation.slice(0, titleChars)}`)}, async ({ fuzz }) => {
  await fuzz.repeat(${literal(command)}, ${literal(args)}, {
    ${options.join('\n    ')}
  })
})
`
}

const titleChars = 80

/** Files the program worked on, as far as a spec can hold them. */
function filesOf({ files, args, cwd }: SpecCall): Record<string, string> {
  const found: Record<string, string> = {}
  for (const [name, contents] of Object.entries(files ?? {}))
    if (typeof contents === 'string') found[name] = contents
  for (const arg of args) {
    if (!isData(cwd ?? '.', arg)) continue
    const contents = readFileSync(resolve(cwd ?? '.', arg), 'utf8')
    if (contents.length <= inlineCharsMax) found[arg] = contents
  }
  return found
}

const inlineCharsMax = 4_096

function literal(value: unknown): string {
  const json = JSON.stringify(value)
  if (typeof value !== 'string') return json
  return `'${json.slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`
}
