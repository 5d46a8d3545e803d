import { lstat, readdir } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { OptionError, StoreFileError } from '../../errors.ts'
import { errorCode } from '../../files/error-code.ts'
import { readRegular } from '../regular-file.ts'
import { FindingLog, type StoreFinding, type ReportOptions } from '../finding.ts'
import { printKubernetesScalar } from './kubernetes-scalar.ts'
import { compareNaturally } from './natural-order.ts'
import { keyProblems, nameProblems, namespaceProblems } from './secret-names.ts'
import { secretRules } from './secret-rules.ts'
import { checkDataSize } from './secret-sizes.ts'

export interface CreateSecretOptions extends Pick<ReportOptions, 'strict'> {
  /** `metadata.name`. */
  name: string
  /** Left out of the manifest when not given, as kubectl does. */
  namespace?: string
  /** Left out of the manifest when not given; the server then takes it as `Opaque`. */
  type?: string
}

export interface CreatedSecret {
  /** The manifest, byte for byte what kubectl prints. Holds every secret of the folder. */
  yaml: string
  /** The keys, in the manifest's order. */
  keys: string[]
  /** What kubectl leaves out or lets pass without a word. */
  findings: StoreFinding[]
}

/**
 * What `kubectl create secret generic <name> --from-file=<folder> --dry-run=client -o yaml` prints, without kubectl.
 * Measured with kubectl 1.32.
 *
 * Throws an `OptionError` for a name that cannot be written, and a `StoreFileError` for a folder that cannot be read
 * or a file whose name is no key, where kubectl stops too.
 */
export async function createSecretManifest(
  folder: string,
  options: CreateSecretOptions,
): Promise<CreatedSecret> {
  checkWritable('name', options.name)
  if (options.namespace !== undefined) checkWritable('namespace', options.namespace)
  if (options.type !== undefined && !/^[-._/A-Za-z0-9]+$/.test(options.type))
    throw new OptionError('type', options.type, 'letters, digits and - . _ /')
  const log = new FindingLog(secretRules, options)
  for (const problem of nameProblems(options.name))
    log.add('name-invalid', folder, problem, { path: 'metadata.name' })
  for (const problem of namespaceProblems(options.namespace ?? 'default'))
    log.add('namespace-invalid', folder, problem, { path: 'metadata.namespace' })

  const data = new Map<string, Buffer>()
  for (const name of await listNames(folder)) {
    const file = join(folder, name)
    const [problem] = keyProblems(name)
    // A name that is not UTF-8 cannot be looked up by what is left of it; as a key it is refused all the same.
    const facts = await lstat(file).catch((error: unknown) => {
      throw unreadable(file, error, problem)
    })
    if (!facts.isFile()) {
      const what = facts.isSymbolicLink()
        ? 'a symbolic link'
        : facts.isDirectory()
          ? 'a folder'
          : 'a special file'
      log.add('skipped-entry', file, `${what}: kubectl silently leaves it out of the Secret`)
      continue
    }
    if (problem !== undefined) throw new StoreFileError(file, noKey(name, problem))
    data.set(
      name,
      await readRegular(file).catch((error: unknown) => {
        throw unreadable(file, error)
      }),
    )
  }
  if (data.size === 0)
    log.add('no-data', folder, 'Invalid secret structure: the folder holds no regular file')
  checkDataSize(log, folder, data)
  const keys = [...data.keys()].sort(compareNaturally)
  return { yaml: print(keys, data, options), keys, findings: log.report().findings }
}

function print(keys: string[], data: ReadonlyMap<string, Buffer>, options: CreateSecretOptions): string {
  const lines = ['apiVersion: v1']
  if (keys.length > 0) lines.push('data:')
  for (const key of keys) {
    const value = data.get(key)?.toString('base64') ?? ''
    const printed = value === '' ? '""' : printKubernetesScalar(value)
    // kubectl's writer puts a longer key on a line of its own. Source: go-yaml `yaml_emitter_check_simple_key`.
    if (key.length > simpleKeyCharsMax) lines.push(`  ? ${printKubernetesScalar(key)}`, `  : ${printed}`)
    else lines.push(`  ${printKubernetesScalar(key)}: ${printed}`)
  }
  lines.push('kind: Secret', 'metadata:', '  creationTimestamp: null')
  lines.push(`  name: ${printKubernetesScalar(options.name)}`)
  if (options.namespace !== undefined) lines.push(`  namespace: ${printKubernetesScalar(options.namespace)}`)
  if (options.type !== undefined) lines.push(`type: ${printKubernetesScalar(options.type)}`)
  return `${lines.join('\n')}\n`
}

const simpleKeyCharsMax = 128

async function listNames(folder: string): Promise<string[]> {
  try {
    // kubectl's order is not always one order (see natural-order.ts); from a sorted start ours is.
    return (await readdir(folder)).sort()
  } catch (error) {
    throw new StoreFileError(folder, `The folder cannot be read (${errorCode(error)}).`, { cause: error })
  }
}

function noKey(name: string, problem: string): string {
  return `${JSON.stringify(name)} is not a valid key name for a Secret: ${problem}`
}

function unreadable(file: string, error: unknown, problem?: string): StoreFileError {
  const why =
    problem === undefined ? `It cannot be read (${errorCode(error)}).` : noKey(basename(file), problem)
  return new StoreFileError(file, why, { cause: error })
}

/** kubectl writes any name and leaves it to the server to refuse it; beyond these characters YAML would need escapes. */
function checkWritable(option: string, value: string): void {
  if (!/^[-._A-Za-z0-9]+$/.test(value)) throw new OptionError(option, value, 'letters, digits and - . _')
}
