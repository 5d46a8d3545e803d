import { readFileSync } from 'node:fs'
import { appendFile, mkdir, writeFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { isError } from '../../errors.ts'
import { verify, type DriftReport } from '../../open/verify.ts'
import type { StoredTape } from '../../tape/catalog.ts'
import { command, type Command, json } from '../frame/command.ts'
import { amount } from '../frame/numbers.ts'
import { exitNotRun } from '../frame/exit-code.ts'
import { present } from '../frame/present.ts'
import { Progress } from '../frame/progress.ts'
import { count, note, safe, safeLine, say, sayJson } from '../frame/say.ts'
import { sign, styled } from '../frame/style.ts'
import { UsageError } from '../frame/usage-error.ts'
import { pairs } from '../frame/words.ts'
import { foundTapes, readAll, tapesFolder } from './found-tapes.ts'
import { githubNotes, githubSummary } from './github-report.ts'
import { isDrift, notRunBy, notRunWords, secretsLeft } from './not-run.ts'
import type { Verified } from './verified.ts'

/** `termtape tapes verify`: whether the programs of today still answer as their tapes say. */
export const verifyCommand: Command = command({
  usage: '(TAPE | FOLDER)… | --all [options]',
  about: `Run the program of a tape through its inputs, and tell how its answers differ today: same; cosmetic, in times and ids only; output;
flow, in whether and how it ended. Exits 1 on output and flow, and 3 if nothing drifted and a tape could not be judged: its program is not there,
it needs a secret or a file, or it was refused. A tape that asks for more than its
program, such as a program by its path or LD_PRELOAD, is not run unless you trust it.`,
  options: {
    all: { type: 'boolean', does: 'every tape of the folder' },
    tapes: tapesFolder,
    trust: { type: 'boolean', does: 'run whatever a tape asks for' },
    command: {
      type: 'string',
      value: 'PROGRAM',
      does: 'the program to run in place of the one on the tape',
      default: "the tape's, on PATH",
    },
    env: {
      type: 'string',
      multiple: true,
      value: 'NAME=VALUE',
      does: 'a variable for the program',
      default: 'those on the tape',
    },
    secret: {
      type: 'string',
      multiple: true,
      value: 'NAME=VARIABLE',
      does: 'the environment variable that holds a masked value, e.g. password:1=DB_PASSWORD',
      default: 'a stand-in is typed',
    },
    file: {
      type: 'string',
      multiple: true,
      value: 'NAME=FILE',
      does: 'a file the spec had put into the sandbox',
      default: 'none',
    },
    timeout: {
      type: 'string',
      value: 'SECONDS',
      does: 'how long each answer may take',
      default: '10, or four times as long as recorded',
    },
    report: {
      type: 'string',
      value: 'KIND',
      choices: ['github'],
      does: 'write the summary and the notes of a GitHub job too',
      default: 'none',
    },
    pages: {
      type: 'string',
      value: 'FOLDER',
      does: 'write a page to look at for every tape that differs',
      default: 'no pages',
    },
    json,
  },
  examples: ['termtape tapes verify sqlite3/my-spec/answers', 'termtape tapes verify --all --report github'],
  async run({ values, positionals }) {
    if ((values.all === true) === positionals.length > 0)
      throw new UsageError('Name tapes, or give --all for every tape of the folder.')
    const timeout = amount('--timeout', values.timeout, 'seconds')
    const options = {
      ...present({
        command: values.command,
        answerMs: timeout === undefined ? undefined : timeout * 1_000,
        env: values.env === undefined ? undefined : pairs('--env', values.env),
        trust: values.trust,
        files: values.file === undefined ? undefined : filesOf(values.file),
      }),
      secrets: secretsOf(values.secret),
    }
    const { tapes, problems } = await readAll(await foundTapes(positionals, values.tapes))
    const results: Verified[] = []
    {
      using progress = new Progress()
      for (const [index, each] of tapes.entries()) {
        progress.say(`${index + 1} of ${tapes.length}: ${safeLine(each.id)}`)
        results.push(await verified(each, options))
      }
    }
    if (values.pages !== undefined) await writePages(results, tapes, values.pages)
    if (values.json === true) sayJson(results)
    else for (const each of results) say(words(each))
    const differs = results.filter(isDrift)
    const notRun = results.filter((each) => each.notRun !== null)
    if (values.json !== true)
      say(
        `${count(results.length, 'tape')}: ${differs.length} with drift, ${notRun.length} not run or not judged.`,
      )
    if (values.report === 'github') await reportToGithub(results)
    for (const { message } of problems) note(`termtape: ${safe(message)}`)
    if (differs.length > 0 || problems.length > 0) return 1
    return notRun.length > 0 ? exitNotRun : 0
  },
})

async function verified(
  { id, path, tape }: StoredTape,
  options: Parameters<typeof verify>[1],
): Promise<Verified> {
  const place = { id, path: relative('.', path) }
  try {
    const report: DriftReport = await verify(tape, options)
    const exchanges = report.exchanges
      .filter(({ tier }) => tier !== 'same')
      .map(({ exchange, input, tier, diff }) => ({ exchange, input, tier, diff }))
    const left = isDrift(report) ? secretsLeft(tape, options?.secrets ?? {}) : []
    if (left.length === 0) return { ...place, tier: report.tier, notRun: null, error: null, exchanges }
    const error = `A stand-in was typed for ${left.map((name) => safeLine(name)).join(', ')}: give the value with --secret NAME=VARIABLE.`
    return { ...place, tier: null, notRun: 'needs-secret', error, exchanges }
  } catch (error) {
    const why = isError(error) ? safe(error.message) : String(error)
    return { ...place, tier: null, notRun: notRunBy(error), error: why, exchanges: [] }
  }
}

function words(each: Verified): string {
  const { id, tier, notRun, error, exchanges } = each
  const lines = exchanges.flatMap((one) => [
    `    ${one.exchange} ${safeLine(one.input)}: ${one.tier}`,
    ...one.diff.map((line) => `      ${safe(line)}`),
  ])
  const why = error === null ? [] : error.split('\n').map((line) => `    ${line}`)
  const what = notRun === null ? tier : notRunWords(notRun)
  return [`${markOf(each)} ${safeLine(id)}: ${what}`, ...why, ...lines].join('\n')
}

function markOf(each: Verified): string {
  if (each.notRun !== null) return styled('yellow', sign('warning'))
  return isDrift(each) ? styled('red', sign('different')) : styled('green', sign('same'))
}

async function writePages(results: Verified[], tapes: readonly StoredTape[], folder: string): Promise<void> {
  const { tapePage } = await import('../../page/tape-page.ts')
  await mkdir(folder, { recursive: true })
  for (const result of results.filter((each) => isDrift(each) || each.notRun !== null)) {
    const stored = tapes.find(({ id }) => id === result.id)
    if (stored === undefined) continue
    result.page = join(folder, `${result.id.replace(/[^\w.-]+/g, '--')}.html`)
    const drifts = result.exchanges.map(({ exchange, tier, diff }) => ({ exchange, title: tier, lines: diff }))
    await writeFile(result.page, tapePage([{ id: stored.id, tape: stored.tape, notes: drifts }]))
  }
}

async function reportToGithub(results: readonly Verified[]): Promise<void> {
  note(githubNotes(results))
  const summary = githubSummary(results)
  const file = process.env['GITHUB_STEP_SUMMARY']
  if (file === undefined || file === '') note(summary)
  else await appendFile(file, summary)
}

function filesOf(given: readonly string[]): Record<string, Buffer> {
  return Object.fromEntries(Object.entries(pairs('--file', given)).map(([name, file]) => [name, readFileSync(file)]))
}

function secretsOf(given: readonly string[] = []): Record<string, string | undefined> {
  return Object.fromEntries(Object.entries(pairs('--secret', given)).map(([name, variable]) => [name, process.env[variable]]))
}
