import { appendFile, readdir, rm } from 'node:fs/promises'
import { dirname, join, relative, resolve } from 'node:path'
import type { Reporter, TestCase, TestModule, TestProject, Vitest } from 'vitest/node'
import { isCopyOfPage } from './page-attachment.ts'

/** Where the pages of a project's failed tests go: in the folder Vitest has for attachments. */
export function pagesFolder({ config }: TestProject): string {
  const folder: unknown = Reflect.get(config, 'attachmentsDir')
  return resolve(config.root, typeof folder === 'string' ? folder : '.vitest-attachments', 'termtape')
}

/** Clears the pages of an earlier run away, and names those of this one where GitHub shows a summary. */
export class FailurePages implements Reporter {
  readonly #vitest: Vitest
  readonly #folders: Set<string> = new Set()
  #cleared = false

  constructor(vitest: Vitest) {
    this.#vitest = vitest
  }

  add(project: TestProject): void {
    const folder = pagesFolder(project)
    this.#folders.add(folder)
    project.provide('termtapePages', folder)
  }

  async onTestRunStart(): Promise<void> {
    // While specs are watched, a page goes when its test passes; reports that are merged tell of pages made elsewhere.
    if (this.#cleared || Reflect.get(this.#vitest.config, 'mergeReports') !== undefined) return
    this.#cleared = true
    await Promise.all(
      [...this.#folders].flatMap((folder) => [removed(folder), withoutCopies(dirname(folder))]),
    )
  }

  async onTestRunEnd(modules: readonly TestModule[]): Promise<void> {
    const { GITHUB_STEP_SUMMARY: summary } = process.env
    const failed = modules.flatMap((module) => [...module.children.allTests('failed')]).filter(hasPage)
    if (summary === undefined || summary === '' || failed.length === 0) return
    // A report nobody can write is no reason for a run to fail.
    await appendFile(summary, summaryOf(failed, this.#vitest.config.root)).catch(() => {})
  }
}

function removed(path: string): Promise<void> {
  return rm(path, { recursive: true, force: true })
}

/** Vitest copies what is attached into its folder, beside ours, and leaves it there. */
async function withoutCopies(folder: string): Promise<void> {
  const files = await readdir(folder).catch(() => [])
  await Promise.all(files.filter(isCopyOfPage).map((file) => removed(join(folder, file))))
}

function hasPage(test: TestCase): boolean {
  return test.meta().termtapePage !== undefined
}

/** Markdown: every failed test with its page, and where the pages of this run are to be had. */
function summaryOf(failed: readonly TestCase[], root: string): string {
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository, GITHUB_RUN_ID: run } = process.env
  const url = [server, repository, run].includes(undefined)
    ? undefined
    : `${server}/${repository}/actions/runs/${run}#artifacts`
  const artifacts = url === undefined ? 'the artifacts of this run' : `[the artifacts of this run](${url})`
  const lines = failed.map((test) => {
    const page = relative(root, join(test.project.config.root, test.meta().termtapePage ?? ''))
    return `- ${inMarkdown(test.fullName)}: \`${page}\``
  })
  return [
    '### Terminal sessions of failed tests',
    '',
    `Each page plays what its test saw. They are in ${artifacts} if a step uploads \`.vitest-attachments\` (with \`include-hidden-files: true\`).`,
    '',
    ...lines,
    '',
    '',
  ].join('\n')
}

function inMarkdown(text: string): string {
  return text.replace(/[\\`*_[\]<>|#]/g, '\\$&').replace(/\s+/g, ' ')
}
