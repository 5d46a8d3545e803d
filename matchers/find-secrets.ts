import { relative, resolve } from 'node:path'
import { rulesIn } from '../src/open/secrets.ts'
import { OptionError } from '../src/errors.ts'
import { secretsNamedMax } from '../src/limits.ts'
import { type SecretFinding, type ResidualOptions, residualSecrets } from '../src/redact/residual-scan.ts'
import { secretValues } from '../src/redact/secret-names.ts'
import { View } from '../src/screen/view.ts'
import { Session } from '../src/session/session.ts'
import { isTape } from '../src/tape/guard.ts'
import { printTape } from '../src/tape/print-tape.ts'
import { knownSecretsOf } from '../src/session/session-secrets.ts'
import { filesAt, textOfFile } from './searched-files.ts'
import { documentOf } from './session-document.ts'

export interface ToHoldNoSecretsOptions {
  /** What a string is: by default the path of a file or a folder, as for every matcher; `text` is looked through itself. */
  as?: 'text'
  /** Values that are secret wherever they occur, beside those of secret variables such as `DB_PASSWORD`. */
  values?: readonly string[]
  /** Path of a `redaction-rules.json`; default the built-in rules. */
  rules?: string
}

/** What was looked through, in words, and the secrets in it: one line each, kind and place. */
export interface Search {
  who: string
  secrets: string[]
}

/** @throws OptionError if it cannot be looked through; RedactionRulesError if the rules cannot be used */
export async function findSecrets(received: unknown, options: ToHoldNoSecretsOptions): Promise<Search> {
  const known = await knownSecrets(options)
  if (received instanceof Session)
    return search('the session', documentOf(received), withOwn(received, known))
  if (received instanceof View)
    return search('the screen', received.text, { ...known, columns: received.size.cols }, cellOf)
  if (typeof received === 'string')
    return options.as === 'text' ? search('the text', received, known) : searchFiles(received, known)
  if (isTape(received)) return search('the tape', printTape(received), known)
  throw new OptionError(
    'value for toHoldNoSecrets',
    // Vitest prints the fields of an error, and the object may hold the very secret.
    typeof received === 'object' ? 'an object that is none of these' : received,
    'a session, a screen, a tape, the path of a file or a folder, or a string with { as: "text" }',
  )
}

async function knownSecrets({ values = [], rules }: ToHoldNoSecretsOptions): Promise<ResidualOptions> {
  const all = [...values, ...secretValues(process.env).map(({ value }) => value)]
  if (rules === undefined) return { values: all }
  return { values: all, rules: await rulesIn(resolve(rules)) }
}

/** A session knows secrets of its own: what was typed while the terminal hid it, what the spec named. */
function withOwn(session: Session, { values = [], rules }: ResidualOptions): ResidualOptions {
  const own = knownSecretsOf(session)
  const chosen = rules ?? own.rules
  return {
    values: [...values, ...own.values],
    columns: session.screen.size.cols,
    ...(chosen === undefined ? {} : { rules: chosen }),
  }
}

function search(who: string, text: string, known: ResidualOptions, place: Place = placeOf): Search {
  return { who, secrets: bounded(describeSecrets(text, known, place)) }
}

async function searchFiles(path: string, known: ResidualOptions): Promise<Search> {
  const secrets: string[] = []
  for (const file of await filesAt(path)) {
    const place = relative(resolve(path), file)
    for (const secret of describeSecrets(await textOfFile(file), known))
      secrets.push(place === '' ? secret : `${place}: ${secret}`)
  }
  return { who: path, secrets: bounded(secrets) }
}

function bounded(secrets: string[]): string[] {
  const left = secrets.length - secretsNamedMax
  return left > 0 ? [...secrets.slice(0, secretsNamedMax), `… and ${left} more`] : secrets
}

function describeSecrets(text: string, known: ResidualOptions, place: Place = placeOf): string[] {
  const findings = residualSecrets(text, known)
  // In a document the same secret is found twice, in its field and in the bare text.
  const inFields = findings.filter(({ where }) => !isLine(where))
  const once = findings.filter(
    ({ where, rule, length }) =>
      !isLine(where) || !inFields.some((other) => other.rule === rule && other.length === length),
  )
  return once.map(({ rule, where, length }) => {
    const kind = rule === 'value' ? 'a value that is known to be secret' : rule
    return `${place(where)}: ${kind}, ${length} characters`
  })
}

function isLine(where: SecretFinding['where']): boolean {
  return where.startsWith('line ')
}

/** A place as `residualSecrets` names it, in words. */
type Place = (where: string) => string

/** A place in a tape as a person counts: `exchanges[3].pre.prompt` is the prompt of exchange 3. */
function placeOf(where: string): string {
  const [, exchange, part] = /^exchanges\[(\d+)\]\.(?:pre\.)?(\w+)/.exec(where) ?? []
  return exchange === undefined || part === undefined ? where : `exchange ${exchange}, ${part}`
}

/** Rows and columns of a screen count from 0. */
function cellOf(where: string): string {
  return where.replace(
    /^line (\d+), column (\d+)$/,
    (_, line: string, column: string) => `row ${Number(line) - 1}, column ${Number(column) - 1}`,
  )
}
