import { stat } from 'node:fs/promises'
import { storeDocumentBytesMax } from '../../limits.ts'
import { checkCredentials } from '../claude/credentials.ts'
import { errorCode } from '../../files/error-code.ts'
import { readRegular } from '../regular-file.ts'
import { FindingLog, type Findings, type Report, type ReportOptions } from '../finding.ts'
import { checkSecret, type DecodedSecret } from './check-secret.ts'
import { checkGitExposure, type GitRunner } from './git-exposure.ts'
import { readSecrets } from './read-secrets.ts'
import { secretRules, type SecretCode } from './secret-rules.ts'
import { checkSecretUpdate } from './secret-update.ts'

export interface SecretManifestOptions extends ReportOptions {
  /** The name the Secret must have. */
  name?: string
  /** The namespace it must have, if it names one. */
  namespace?: string
  /** The type it must have. Default: any; a missing type is `Opaque`. */
  type?: string
  /** Keys that must be there. */
  requiredFiles?: readonly string[]
  /** Runs git. When given, the file must be ignored, untracked and in no commit. */
  git?: GitRunner
  /** The manifest the cluster holds now; what may not change is then compared. */
  previous?: string
  /** Milliseconds since 1970 that credentials are judged at. Default: now. */
  now?: number
  /** Whether the file's permission bits are looked at. Default: everywhere but on Windows. */
  modes?: boolean
}

export interface SecretManifestReport extends Report {
  /** The Secrets of the file, without their values. */
  secrets: { name: string | undefined; namespace: string | undefined; type: string; keys: string[] }[]
}

/**
 * Judges a manifest file by the rules of kubectl and the API server, and the Secret in it by the options. Never
 * throws; what cannot be read is a finding. No finding holds a value of the Secret.
 */
export async function validateSecretManifest(
  file: string,
  options: SecretManifestOptions = {},
): Promise<SecretManifestReport> {
  const log = new FindingLog(secretRules, options)
  let secrets: DecodedSecret[] = []
  await checkMode(file, log, options)
  try {
    secrets = await judge(await readRegular(file, storeDocumentBytesMax), file, log, options)
  } catch (error) {
    log.add('unreadable-file', file, `cannot be read (${errorCode(error)})`)
  }
  if (options.git !== undefined) await checkGitExposure(file, options.git, log)
  return finish(log, secrets)
}

/** Base64 hides nothing: whoever can read the file has the Secret. */
async function checkMode(
  file: string,
  findings: Findings<SecretCode>,
  { modes = process.platform !== 'win32' }: SecretManifestOptions,
): Promise<void> {
  const facts = modes ? await stat(file).catch(() => undefined) : undefined
  if (facts?.isFile() === true && (facts.mode & 0o044) !== 0)
    findings.add('wrong-mode', file, `expected mode 600, got ${(facts.mode & 0o777).toString(8)}`)
}

/** The same for a manifest in memory; `file` is how findings call it. Git is not asked. */
export async function validateSecretText(
  content: string | Uint8Array,
  file: string,
  options: Omit<SecretManifestOptions, 'git'> = {},
): Promise<SecretManifestReport> {
  const log = new FindingLog(secretRules, options)
  return finish(log, await judge(Buffer.from(content), file, log, options))
}

async function judge(
  bytes: Uint8Array,
  file: string,
  findings: Findings<SecretCode>,
  options: SecretManifestOptions,
): Promise<DecodedSecret[]> {
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    findings.add('yaml-syntax', file, 'the file is not UTF-8')
    return []
  }
  const secrets = (await readSecrets(text, file, findings)).map((node) => checkSecret(node, file, findings))
  for (const secret of secrets) {
    checkExpected(secret, file, findings, options)
    const credentials = secret.data.get('.credentials.json')
    if (credentials !== undefined)
      checkCredentials(credentials.toString('utf8'), file, findings, {
        ...(options.now === undefined ? {} : { now: options.now }),
        path: 'data[.credentials.json]',
        ...secret.places.get('.credentials.json'),
      })
  }
  checkTwins(secrets, file, findings)
  if (options.previous !== undefined) await comparePrevious(options.previous, secrets, file, findings)
  return secrets
}

/** Of two Secrets with one name in one namespace only the last would stay. */
function checkTwins(secrets: readonly DecodedSecret[], file: string, findings: Findings<SecretCode>): void {
  const seen = new Set<string>()
  for (const { name, namespace, where } of secrets) {
    if (name === undefined) continue
    const id = JSON.stringify([namespace ?? '', name])
    if (seen.has(id))
      findings.add('duplicate-secret', file, 'a Secret above has the same name and namespace', {
        ...where,
        path: 'metadata.name',
      })
    seen.add(id)
  }
}

function checkExpected(
  secret: DecodedSecret,
  file: string,
  findings: Findings<SecretCode>,
  options: SecretManifestOptions,
): void {
  const unexpected = (path: string, expected: string): void =>
    findings.add('unexpected-value', file, `expected ${JSON.stringify(expected)}`, { ...secret.where, path })
  if (options.name !== undefined && secret.name !== options.name) unexpected('metadata.name', options.name)
  if (options.type !== undefined && secret.type !== options.type) unexpected('type', options.type)
  // A manifest may leave its namespace to the command line.
  if (
    options.namespace !== undefined &&
    secret.namespace !== undefined &&
    secret.namespace !== options.namespace
  )
    unexpected('metadata.namespace', options.namespace)
  for (const key of options.requiredFiles ?? []) {
    const where = { ...secret.where, path: `data[${key}]` }
    const value = secret.data.get(key)
    if (value === undefined) findings.add('file-missing', file, 'the file is not in the Secret', where)
    else if (value.length === 0)
      findings.add('file-empty', file, 'Session files corrupted: the file is empty', where)
  }
}

async function comparePrevious(
  previous: string,
  secrets: DecodedSecret[],
  file: string,
  findings: Findings<SecretCode>,
): Promise<void> {
  // What the cluster holds was judged when it was applied; only the comparison is of interest.
  const unjudged = new FindingLog(secretRules)
  const before = (await readSecrets(previous, file, unjudged)).map((node) =>
    checkSecret(node, file, unjudged),
  )
  for (const secret of secrets) {
    const same = before.find((each) => each.name === secret.name && each.namespace === secret.namespace)
    if (same !== undefined) checkSecretUpdate(same, secret, file, findings)
  }
}

function finish(log: FindingLog<typeof secretRules>, secrets: DecodedSecret[]): SecretManifestReport {
  const seen = secrets.map(({ name, namespace, type, data }) => ({
    name,
    namespace,
    type,
    keys: [...data.keys()],
  }))
  return { ...log.report(), secrets: seen }
}
