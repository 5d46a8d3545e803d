import { cp, mkdir, mkdtemp, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { builtPackage } from '../built.ts'
import { linkModules, Project } from '../project.ts'

export const repository: string = resolve(import.meta.dirname, '../..')
const programs = ['bash', 'bc', 'less', 'python3', 'signals', 'sqlite3', 'vi']

/** A machine that has Node and the package, but neither node-pty nor any program. */
export interface BareMachine {
  /** The package's folder. */
  engine: string
  /** A PATH that holds Node only. */
  path: string
  /** A project with the committed specs of programs and their tapes. */
  committed: () => Promise<Project>
  remove: () => Promise<void>
}

export async function bareMachine(): Promise<BareMachine> {
  const machine = await mkdtemp(join(tmpdir(), 'termtape-machine-'))
  const modules = join(machine, 'node_modules')
  const engine = join(modules, 'termtape')
  const path = join(machine, 'bin')
  await mkdir(path)
  await symlink(process.execPath, join(path, 'node'))
  await cp(await builtPackage(), engine, { recursive: true })
  await linkModules(modules)
  await rm(join(modules, 'node-pty'), { force: true })
  return {
    engine,
    path,
    async committed() {
      const consumer = await Project.create({}, engine)
      for (const name of [...programs.map((each) => `specs/fixtures/${each}.spec.ts`), 'tapes'])
        await cp(join(repository, name), join(consumer.folder, name), { recursive: true })
      return consumer
    },
    remove: () => rm(machine, { recursive: true }),
  }
}
