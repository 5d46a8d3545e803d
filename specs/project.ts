import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, dirname, join, resolve } from 'node:path'
import { builtPackage } from './built.ts'

const root = resolve(import.meta.dirname, '..')
const modules = join(root, 'node_modules')
const vitestCli = join(modules, 'vitest/vitest.mjs')

/** A run of a command, over. */
export interface Run {
  code: number | null
  /** Standard output and error, in the order they came. */
  output: string
  stdout: string
  stderr: string
}

/** What Vitest's JSON reporter says of one test. */
export interface TestResult {
  /** The name of the file it stands in. */
  file: string
  name: string
  status: string
  /** The stacks of its errors, message first. */
  failure: string
}

/** A user's project in a temporary folder: its own specs and tapes, and this checkout's package, built, as `termtape`. */
export class Project implements AsyncDisposable {
  readonly folder: string

  private constructor(folder: string) {
    this.folder = folder
  }

  /** @param engine the folder that is the package; default this checkout's, built */
  static async create(files: Readonly<Record<string, string>>, engine?: string): Promise<Project> {
    const project = new Project(await mkdtemp(join(tmpdir(), 'termtape-project-')))
    await linkModules(join(project.folder, 'node_modules'), ['vitest'])
    await symlink(engine ?? (await builtPackage()), join(project.folder, 'node_modules/termtape'))
    await project.write('package.json', '{ "type": "module" }\n')
    await project.write('vitest.config.mjs', configOf())
    for (const [name, text] of Object.entries(files)) await project.write(name, text)
    return project
  }

  async write(name: string, text: string): Promise<void> {
    await mkdir(dirname(join(this.folder, name)), { recursive: true })
    await writeFile(join(this.folder, name), text)
  }

  async remove(name: string): Promise<void> {
    await rm(join(this.folder, name), { recursive: true })
  }

  read(name: string): Promise<string> {
    return readFile(join(this.folder, name), 'utf8')
  }

  /** Every file below a folder and what it holds. */
  async contents(folder = 'tapes'): Promise<Record<string, string>> {
    const found = await readdir(join(this.folder, folder), { recursive: true, withFileTypes: true }).catch(
      () => [],
    )
    const files = found.filter((each) => each.isFile()).map((each) => join(each.parentPath, each.name))
    const pairs = files
      .sort()
      .map(async (path) => [path.slice(this.folder.length + 1), await readFile(path, 'utf8')])
    return Object.fromEntries(await Promise.all(pairs))
  }

  /** Runs Vitest in the project; `environment` is added to one that says neither CI nor colour. */
  async vitest(
    environment: Readonly<Record<string, string>> = {},
    args: readonly string[] = [],
  ): Promise<Run & { tests: TestResult[] }> {
    const report = join(this.folder, 'report.json')
    await rm(report, { force: true })
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
    const run = await this.cli(['run', ...reporters, ...args], environment)
    return { ...run, tests: testsOf(await readFile(report, 'utf8').catch(() => '{}')) }
  }

  /** Runs Vitest's command line with these arguments and no other. */
  cli(args: readonly string[], environment: Readonly<Record<string, string>> = {}): Promise<Run> {
    return this.run(process.execPath, [vitestCli, ...args], environment)
  }

  run(
    command: string,
    args: readonly string[],
    environment: Readonly<Record<string, string>> = {},
  ): Promise<Run> {
    return new Promise((settle, reject) => {
      const child = this.start(command, args, environment)
      const run = { code: null, output: '', stdout: '', stderr: '' }
      for (const name of ['stdout', 'stderr'] as const)
        child[name].setEncoding('utf8').on('data', (text: string) => {
          run[name] += text
          run.output += text
        })
      child.on('error', reject)
      child.on('close', (code) => settle({ ...run, code }))
    })
  }

  /** Starts Vitest's watch mode, which whoever starts it ends. */
  watch(args: readonly string[] = []): ChildProcessWithoutNullStreams {
    return this.start(process.execPath, [vitestCli, '--watch', ...args])
  }

  /** What a run printed, without blank lines and what differs from one machine and run to the next: folders, times. */
  keepUnchanged(output: string): string {
    return output
      .replaceAll(this.folder, '/project')
      .replaceAll(root, '/termtape')
      .replace(/^\s*\n/gm, '')
      .replace(/\d+(\.\d+)? ?m?s\b/g, 'N ms')
  }

  private start(
    command: string,
    args: readonly string[],
    environment: Readonly<Record<string, string>> = {},
  ): ChildProcessWithoutNullStreams {
    return spawn(command, args, { cwd: this.folder, env: { ...quietEnvironment(), ...environment } })
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await rm(this.folder, { recursive: true, force: true })
  }
}

/** Makes a `node_modules` of links to what is installed here; all of it, or what is named. */
export async function linkModules(folder: string, names?: readonly string[]): Promise<void> {
  await mkdir(folder, { recursive: true })
  for (const name of names ?? (await readdir(modules)))
    if (!name.startsWith('.')) await symlink(join(modules, name), join(folder, name))
}

/**
 * The source of a `vitest.config.mjs`. Attachments are where Vitest 4 has them by default; 5 has another place.
 *
 * @param plugin what the plugin is given, as source text; undefined leaves it out
 */
export function configOf(plugin?: string): string {
  const [use, plugins] =
    plugin === undefined
      ? ['', '']
      : ["import { termtape } from 'termtape/plugin'\n", `plugins: [termtape(${plugin})], `]
  return `${use}export default { ${plugins}test: { pool: 'forks', testTimeout: 20_000, attachmentsDir: '.vitest-attachments' } }\n`
}

function quietEnvironment(): NodeJS.ProcessEnv {
  const hidden = /^(CI|FORCE_COLOR|VITEST|VITEST_.*|NODE_ENV|TEST|TERMTAPE_.*|GITHUB_ACTIONS)$/
  return {
    ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !hidden.test(name))),
    NO_COLOR: '1',
  }
}

function testsOf(report: string): TestResult[] {
  const parsed: unknown = JSON.parse(report)
  const files = listOf(parsed, 'testResults')
  return files.flatMap((file) =>
    listOf(file, 'assertionResults').map((test) => ({
      file: basename(textOf(file, 'name')),
      name: textOf(test, 'fullName'),
      status: textOf(test, 'status'),
      failure: listOf(test, 'failureMessages').map(String).join('\n'),
    })),
  )
}

function listOf(value: unknown, key: string): unknown[] {
  const list: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined
  return Array.isArray(list) ? list : []
}

function textOf(value: unknown, key: string): string {
  return typeof value === 'object' && value !== null ? String(Reflect.get(value, key)) : ''
}
