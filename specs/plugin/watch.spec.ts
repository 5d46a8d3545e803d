import { type ChildProcess, spawn } from 'node:child_process'
import { afterAll, expect, it } from 'vitest'
import { Project, vitestCli } from './project.ts'

const project = new Project(
  {
    'one.spec.ts': spec('one'),
    'two.spec.ts': spec('two'),
  },
  '{}',
)
let watching: ChildProcess | undefined
let printed = ''

afterAll(() => {
  watching?.kill()
  project.remove()
})

function spec(word: string): string {
  return `
    import { expect, test } from 'termtape/fixtures'
    test('says ${word}', async ({ terminal }) => {
      await expect(await terminal.spawn('sh', ['-c', 'echo ${word}'])).toPrint('${word}')
    })
  `
}

/** Waits until what was printed since the last wait matches, and gives that. */
function waitFor(pattern: RegExp): Promise<string> {
  return new Promise((resolve, reject) => {
    const look = (): void => {
      const match = pattern.exec(printed)
      if (match === null) return
      const seen = printed.slice(0, match.index + match[0].length)
      printed = printed.slice(match.index + match[0].length)
      watching?.stdout?.off('data', look)
      resolve(seen)
    }
    watching?.stdout?.on('data', look)
    watching?.once('exit', () => reject(new Error(`It ended:\n${printed}`)))
    look()
  })
}

// Not on CI: now and then the watcher misses the first edit, and the spec waits in vain. The race is still to be found.
it.skipIf(process.env['CI'] !== undefined && process.env['CI'] !== '')(
  'runs the tests of a tape again when it is edited, and not when it is recorded',
  async () => {
    // The tape that will be edited is there from the start: a folder made under a watcher's eyes is watched only a little later.
    const tape = 'tapes/sh/two/says-two.json5'
    project.vitest(['two'])
    expect(project.read(tape)).toBeDefined()

    const { VITEST: _, ...inherited } = process.env
    watching = spawn(process.execPath, [vitestCli, '--watch', '--no-color'], {
      cwd: project.folder,
      env: { ...inherited, CI: '', NO_COLOR: '1', FORCE_COLOR: '0' },
      stdio: ['pipe', 'pipe', 'ignore'],
    })
    watching.stdout?.setEncoding('utf8').on('data', (text: string) => {
      printed += text
    })
    const first = await waitFor(/Waiting for file changes/)
    expect(first).toContain('1 new')

    project.write(tape, (project.read(tape) ?? '').replaceAll('two\\r', 'too\\r'))
    const second = await waitFor(/Waiting for file changes|Watching for file changes/)
    // Of all that was run again: the spec of the edited tape, and no other; nor was anything run when the tapes were recorded.
    expect(second).toContain('RERUN')
    expect(second).toContain(tape)
    expect(second).toContain('two.spec.ts')
    expect(second).not.toContain('one.spec.ts')
  },
)
