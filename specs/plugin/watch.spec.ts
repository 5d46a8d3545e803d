import type { ChildProcessWithoutNullStreams } from 'node:child_process'
import { afterAll, expect, it } from 'vitest'
import { configOf, Project } from '../project.ts'

const project = await Project.create({
  // No word about tapes is needed for it, and the tapes are where Vite itself does not look.
  'app/vitest.config.mjs': configOf("{ tapes: '../tapes', reporter: false }"),
  'app/one.spec.ts': spec('one'),
  'app/two.spec.ts': spec('two'),
})
let watching: ChildProcessWithoutNullStreams | undefined
let printed = ''

afterAll(async () => {
  watching?.kill()
  await project[Symbol.asyncDispose]()
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
      watching?.stdout.off('data', look)
      resolve(seen)
    }
    watching?.stdout.on('data', look)
    watching?.once('exit', () => reject(new Error(`It ended:\n${printed}`)))
    look()
  })
}

it('runs the tests of a tape again when it is edited, and not when it is recorded', async () => {
  // The tape that will be edited is there from the start: a folder made under a watcher's eyes is watched only a little later.
  const tape = 'tapes/sh/two/says-two.json5'
  const root = ['--root', 'app']
  await project.cli(['run', 'two', ...root])

  watching = project.watch(root)
  watching.stdout.setEncoding('utf8').on('data', (text: string) => {
    printed += text
  })
  await waitFor(/Waiting for file changes/)
  expect(Object.keys(await project.contents())).toContain('tapes/sh/one/says-one.json5')

  await project.write(tape, (await project.read(tape)).replaceAll('two\\r', 'too\\r'))
  const second = await waitFor(/Waiting for file changes|Watching for file changes/)
  // Of all that was run again: the spec of the edited tape, and no other; nor was anything run when the tapes were recorded.
  expect(second).toContain('RERUN')
  expect(second).toContain(tape)
  expect(second).toContain('two.spec.ts')
  expect(second).not.toContain('one.spec.ts')
})
