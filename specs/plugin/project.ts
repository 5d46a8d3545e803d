import { spawnSync } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'

const root = resolve(import.meta.dirname, '../..')

/** How a run of Vitest ended. */
export interface Run {
  passed: boolean
  /** Everything it printed, without colours, blank lines and this machine's folders and times. */
  output: string
}

/** A project of its own in a temporary folder, which uses termtape from source. */
export class Project {
  readonly folder: string = mkdtempSync(join(tmpdir(), 'termtape-project-'))

  /** @param options of the plugin, as source text; undefined leaves the plugin out */
  constructor(files: Record<string, string>, options?: string) {
    mkdirSync(join(this.folder, 'node_modules'))
    symlinkSync(root, join(this.folder, 'node_modules/termtape'))
    symlinkSync(join(root, 'node_modules/vitest'), join(this.folder, 'node_modules/vitest'))
    this.write('package.json', '{ "type": "module" }\n')
    this.write('vitest.config.ts', configuration(options))
    for (const [name, contents] of Object.entries(files)) this.write(name, contents)
  }

  write(name: string, contents: string): void {
    const path = join(this.folder, name)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, contents)
  }

  /** Contents of a file, or undefined where there is none. */
  read(name: string): string | undefined {
    const path = join(this.folder, name)
    return existsSync(path) ? readFileSync(path, 'utf8') : undefined
  }

  /** Names of the files below a folder, sorted; none where it is not there. */
  list(name: string): string[] {
    const path = join(this.folder, name)
    if (!existsSync(path)) return []
    return readdirSync(path, { recursive: true, encoding: 'utf8' })
      .filter((each) => statSync(join(path, each)).isFile())
      .toSorted()
  }

  /** Runs Vitest once with these arguments. */
  vitest(args: readonly string[] = [], environment: Record<string, string> = {}): Run {
    const { FORCE_COLOR: _, VITEST: __, ...inherited } = process.env
    const run = spawnSync(
      process.execPath,
      [
        join(root, 'node_modules/vitest/vitest.mjs'),
        ...(args[0]?.startsWith('--merge') ? [] : ['run']),
        ...args,
      ],
      {
        cwd: this.folder,
        env: { ...inherited, CI: '', NO_COLOR: '1', GITHUB_ACTIONS: '', ...environment },
        encoding: 'utf8',
      },
    )
    return { passed: run.status === 0, output: this.#steady(`${run.stdout}${run.stderr}`) }
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true })
  }

  #steady(output: string): string {
    return output
      .replaceAll(this.folder, '/project')
      .replaceAll(root, '/termtape')
      .replace(/^\s*\n/gm, '')
      .replace(/\d+(\.\d+)? ?m?s\b/g, 'N ms')
  }
}

function configuration(options: string | undefined): string {
  const plugin = join(root, 'plugin/index.ts')
  return [
    "import { defineConfig } from 'vitest/config'",
    ...(options === undefined ? [] : [`import { termtape } from ${JSON.stringify(plugin)}`]),
    "const conditions = ['termtape-source']",
    'export default defineConfig({',
    ...(options === undefined ? [] : [`  plugins: [termtape(${options})],`]),
    '  resolve: { conditions },',
    '  ssr: { resolve: { conditions } },',
    "  test: { pool: 'forks', include: ['**/*.spec.ts'] },",
    '})',
    '',
  ].join('\n')
}
