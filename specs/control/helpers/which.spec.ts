import { chmod, mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { which } from '../../../src/control/helpers/which.ts'

async function folders(): Promise<[string, string]> {
  const root = await realpath(await mkdtemp(join(tmpdir(), 'termtape-which-')))
  onTestFinished(() => rm(root, { recursive: true }))
  const both: [string, string] = [join(root, 'one'), join(root, 'two')]
  for (const each of both) await mkdir(each)
  return both
}

async function program(folder: string, name: string, mode = 0o755): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, '#!/bin/sh\n')
  await chmod(path, mode)
  return path
}

describe('which', () => {
  it('finds the first on PATH that can be run', async () => {
    const [one, two] = await folders()
    const env = { PATH: [one, two].join(delimiter) }
    expect(await which('tool', { env })).toBeUndefined()
    const later = await program(two, 'tool')
    expect(await which('tool', { env })).toBe(later)
    await program(one, 'tool', 0o644)
    expect(await which('tool', { env })).toBe(later)
    await rm(join(one, 'tool'))
    await mkdir(join(one, 'tool'))
    expect(await which('tool', { env })).toBe(later)
    await rm(join(one, 'tool'), { recursive: true })
    await symlink(later, join(one, 'tool'))
    expect(await which('tool', { env })).toBe(join(one, 'tool'))
  })

  it('takes a path for a path, and finds a dangling link nowhere', async () => {
    const [one] = await folders()
    const path = await program(one, 'tool')
    expect(await which(path)).toBe(path)
    expect(await which('./tool', { cwd: one })).toBe(path)
    await symlink(join(one, 'gone'), join(one, 'dangling'))
    expect(await which('dangling', { env: { PATH: one } })).toBeUndefined()
    expect(await which('')).toBeUndefined()
  })

  it('looks where this process would, and where the system does without a PATH', async () => {
    expect(await which('sh')).toMatch(/\/sh$/)
    expect(await which('sh', { env: {} })).toMatch(/^(?:\/usr)?\/bin\/sh$/)
  })
})
