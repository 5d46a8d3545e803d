import { spawnSync } from 'node:child_process'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { builtProgram } from '../built.ts'
import { Project } from '../project.ts'
import { runs } from '../runs.ts'
import { files, secrets, talks } from './rec/talks.ts'
import { tmuxUser } from './rec/tmux-user.ts'

const root = resolve(import.meta.dirname, '../..')
const [node, termtape] = await builtProgram('src/cli/main.ts')
const isThere = (program: string): boolean => spawnSync('which', [program]).status === 0

describe.skipIf(!isThere('tmux'))('a spec written from a session under tmux', () => {
  it(
    'type-checks, replays every time, records again, and holds no secret',
    { timeout: 600_000 },
    async () => {
      await using project = await Project.create({
        ...files,
        'tsconfig.json': JSON.stringify({
          extends: join(root, 'tsconfig.json'),
          compilerOptions: {
            noEmit: true,
            typeRoots: [join(root, 'node_modules/@types')],
            paths: { 'termtape/fixtures': [join(root, 'fixtures/index.ts')] },
          },
          include: ['specs'],
        }),
      })
      await project.run('chmod', ['+x', 'ask.sh', 'pick.sh'])
      const tried = talks.filter(({ needs }) => isThere(needs))
      // A person mostly waits: several at once take less time.
      const left = [...tried]
      const work = async (): Promise<void> => {
        for (let talk = left.pop(); talk !== undefined; talk = left.pop()) {
          const call = `${node} ${termtape} rec --spec specs/${talk.name}.spec.ts -- ${talk.command}`
          expect(await tmuxUser(project, call, talk.keys)).toMatch(/\]\necho/)
          const spec = await project.read(`specs/${talk.name}.spec.ts`)
          for (const words of talk.says) expect(spec).toContain(words)
        }
      }
      await Promise.all([work(), work(), work()])
      const clean = async (): Promise<void> => {
        const written = JSON.stringify([await project.contents('specs'), await project.contents()])
        for (const secret of Object.values(secrets)) expect(written).not.toContain(secret)
      }
      await clean()
      const tsc = await project.run(node, [join(root, 'node_modules/typescript/bin/tsc'), '-p', '.'])
      expect(tsc.output).toBe('')
      const forget = (): Promise<void> => project.remove('notes.txt').catch(() => {})
      await forget()
      for (let run = 0; run < runs(20); run++)
        expect((await project.vitest({ CI: '1' })).tests.map(({ status }) => status)).toEqual(
          tried.map(() => 'passed'),
        )
      for (let run = 0; run < runs(3); run++) {
        await forget()
        const live = await project.vitest({ TERMTAPE_RECORD: 'OVERWRITE', ...secrets })
        expect(live.tests.map(({ file, status, failure }) => [file, status, failure])).toEqual(
          live.tests.map(({ file }) => [file, 'passed', '']),
        )
        expect(live.tests).toHaveLength(tried.length)
      }
      await clean()
    },
  )
})
