import { once } from 'node:events'
import { expect, it, onTestFinished } from 'vitest'
import { configOf, Project } from '../project.ts'

function spec(word: string, then = ''): string {
  return `
    import { existsSync } from 'node:fs'
    import { expect, test } from 'termtape/fixtures'
    test('says ${word}', async ({ terminal }) => {
      await expect(await terminal.spawn('sh', ['-c', 'echo ${word}'])).toPrint('${word}')
      ${then}
    })
  `
}

/** Takes a while to end, so its tape is saved after the run. */
const shared = `
  import { expect, test } from 'termtape/fixtures'
  test('shares', async ({ workerTerminal }) => {
    const sh = await workerTerminal.spawn('sh', ['-c', 'trap "" HUP; echo all; sleep 30; true'], { tapeName: 'shared' })
    await expect(sh).toPrint('all')
  })
`

/** A Vitest that watches a project. */
class Watching implements AsyncDisposable {
  readonly #vitest: ReturnType<Project['watch']>
  #printed = ''

  constructor(project: Project, args: readonly string[] = []) {
    this.#vitest = project.watch(args)
    this.#vitest.stdout.setEncoding('utf8').on('data', (text: string) => {
      this.#printed += text
    })
    // A test that ran out of time disposes of nothing.
    onTestFinished(() => void this.#vitest.kill())
  }

  /** Waits until what was printed since the last wait matches, and gives that. */
  until(pattern: RegExp): Promise<string> {
    return new Promise((resolve, reject) => {
      const look = (): void => {
        const match = pattern.exec(this.#printed)
        if (match === null) return
        const end = match.index + match[0].length
        const seen = this.#printed.slice(0, end)
        this.#printed = this.#printed.slice(end)
        this.#vitest.stdout.off('data', look)
        resolve(seen)
      }
      this.#vitest.stdout.on('data', look)
      this.#vitest.once('exit', () => reject(new Error(`It ended:\n${this.#printed}`)))
      look()
    })
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const ended = once(this.#vitest, 'exit')
    this.#vitest.kill()
    await ended
  }
}

const waiting = /Waiting for file changes|Watching for file changes/
const tape = 'tapes/sh/two/says-two.json5'

async function edit(project: Project): Promise<void> {
  await project.write(tape, (await project.read(tape)).replaceAll('two\\r', 'two!\\r'))
}

it('runs the tests of a tape again when it is edited, and not when it is recorded', async () => {
  await using project = await Project.create({
    // No word about tapes is needed for it, and the tapes are where Vite itself does not look.
    'app/vitest.config.mjs': configOf("{ tapes: '../tapes', reporter: false }"),
    'app/one.spec.ts': spec('one'),
    'app/two.spec.ts': spec('two'),
    'app/shared.spec.ts': shared,
  })
  // The tape that will be edited is there from the start: a folder made under a watcher's eyes is watched only a little later.
  await project.cli(['run', 'two', '--root', 'app'])
  await using vitest = new Watching(project, ['--root', 'app'])
  await vitest.until(waiting)
  await expect
    .poll(async () => Object.keys(await project.contents()), { timeout: 60_000 })
    .toEqual(['tapes/sh/one/says-one.json5', 'tapes/sh/shared.json5', tape])

  await edit(project)
  const rerun = await vitest.until(waiting)
  // Of all that was run again: the spec of the edited tape, and no other; nor was anything run when the tapes were recorded.
  expect(rerun).toContain('RERUN')
  expect(rerun).toContain(tape)
  expect(rerun).toContain('two.spec.ts')
  expect(rerun).not.toMatch(/(one|shared)\.spec\.ts/)
})

it('runs them again when it is edited while they run', async () => {
  await using project = await Project.create({
    'vitest.config.mjs': configOf('{}'),
    'two.spec.ts': spec(
      'two',
      "console.log('played'); await expect.poll(() => existsSync('edited'), { timeout: 60_000 }).toBe(true)",
    ),
    edited: '',
  })
  await project.cli(['run'])
  await project.remove('edited')
  await using vitest = new Watching(project)
  await vitest.until(/played/)
  await edit(project)
  await project.write('edited', '')
  await vitest.until(waiting)
  expect(await vitest.until(waiting)).toMatch(/RERUN.*says-two\.json5/)
})
