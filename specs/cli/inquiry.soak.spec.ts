import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { buildClaudeStore } from '../../src/stores/builders/claude-store-builder.ts'
import { spawn } from '../../src/open/spawn.ts'
import { useHome } from '../control/home.ts'
import { termtape, useHost } from '../control/host/hosted.ts'
import { shell } from './command-line.ts'

const home = useHome()
useHost()
let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'termtape-inquiry-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** What a command says as JSON, by a schema. */
async function said<T>(schema: z.ZodType<T>, ...args: string[]): Promise<{ code: number | null; value: T }> {
  const { code, out, err } = await shell(...args, ...(args.includes('--') ? [] : ['--json']))
  expect(err).not.toContain('termtape: ')
  return { code, value: schema.parse(JSON.parse(out)) }
}

describe('inquiries', () => {
  it('probe, test and fuzz tell what they find', async () => {
    const probe = z.object({
      program: z.string(),
      interactive: z.boolean(),
      prompt: z.string(),
      commands: z.array(z.string()),
    })
    expect((await said(probe, 'probe', '--json', '--', 'bc', '-q')).value).toMatchObject({
      program: 'bc',
      interactive: true,
    })
    expect((await shell('probe', '--', 'bc', '-q')).out).toContain('It waits for input.')
    const results = z.array(
      z.object({ test_type: z.string(), passed: z.boolean(), error: z.string().nullable() }),
    )
    const junit = join(folder, 'test.xml')
    const tested = await said(results, 'test', '--only', 'startup', '--junit', junit, '--json', '--', 'cat')
    expect(tested).toMatchObject({ code: 0, value: [{ test_type: 'startup', passed: true }] })
    expect(readFileSync(junit, 'utf8')).toContain('<testcase')
    expect(await shell('fuzz', '--sessions', '2', '--junit', junit, '--', 'cat')).toMatchObject({ code: 0 })
    expect(readFileSync(junit, 'utf8')).toContain('<testsuite name="fuzzing of cat"')
  })

  it('investigate and scaffold write what they find', { timeout: 180_000 }, async () => {
    const report = z.object({
      id: z.string(),
      program: z.string(),
      commands: z.record(z.string(), z.unknown()),
    })
    const markdown = join(folder, 'report.md')
    const args = [
      'investigate',
      '--seconds',
      '5',
      '--commands',
      '3',
      '--markdown',
      markdown,
      '--json',
      '--',
      'bc',
      '-q',
    ]
    const { value } = await said(report, ...args)
    expect(value.program).toContain('bc')
    expect(readFileSync(markdown, 'utf8')).toContain('bc')
  })
})

describe('sessions', () => {
  it('run side by side', async () => {
    const results = z.array(z.object({ command: z.string(), ok: z.boolean(), output: z.string() }))
    const { code, value } = await said(results, 'parallel', 'echo one', "sh -c 'exit 3'", '--json')
    expect(code).toBe(1)
    expect(value.map(({ ok, output }) => [ok, output])).toEqual([
      [true, 'one'],
      [false, ''],
    ])
    expect(await shell('parallel')).toMatchObject({ code: 2 })
  })

  it('are chosen from a menu', async () => {
    expect(await shell('menu')).toMatchObject({ code: 2, err: expect.stringContaining('needs a terminal') })
    await shell('open', 'notes', '--', 'sh', '-c', 'echo it begins; exec cat')
    const [program, ...before] = termtape
    const env = { CLAUDE_CONTROL_HOME: home.folder, CLAUDE_CONTROL_PIPES: home.pipes }
    await using menu = await spawn(program, [...before, 'menu'], { env })
    await menu.expect('q to leave: ')
    await menu.sendLine('1')
    await menu.expect('it begins')
    await menu.press('Ctrl+]')
    await menu.expect('q to leave: ')
    await menu.sendLine('q')
    expect(await menu.exit).toEqual({ code: 0, signal: null })
  })

  it('are configured', async () => {
    expect(
      await shell(
        'config',
        'save',
        'db',
        '--command',
        'psql -h {host}',
        '--ready',
        '=> $',
        '--answer',
        'Password:=x',
      ),
    ).toMatchObject({ code: 0 })
    expect((await said(z.array(z.string()), 'config', 'list')).value).toEqual(['db'])
    const config = z.object({
      name: z.literal('db'),
      commandTemplate: z.string(),
      readyIndicators: z.array(z.string()),
    })
    expect((await said(config, 'config', 'show', 'db')).value.readyIndicators).toEqual(['=> $'])
    expect(await shell('config', 'delete', 'db')).toMatchObject({ code: 0 })
    expect(await shell('config', 'delete', 'db')).toMatchObject({ code: 1 })
    expect(await shell('config', 'save', 'db')).toMatchObject({ code: 2 })
  })
})

describe('stores', () => {
  it('are listed, searched, copied and judged', async () => {
    const { folder: store } = await buildClaudeStore(join(folder, 'store'))
    const session = z.object({ id: z.string(), project: z.string() })
    const listed = (await said(z.array(session), 'store', 'list', '--folder', store)).value
    expect(listed.length).toBeGreaterThan(0)
    const id = listed[0]?.id ?? ''
    expect((await shell('store', 'list', '--folder', store)).out).toContain(id)
    expect(await shell('store', 'find', 'no such words anywhere', '--folder', store)).toMatchObject({
      code: 1,
      out: '',
    })
    const report = z.object({ valid: z.boolean(), findings: z.array(z.unknown()) })
    const judged = await said(report, 'store', 'validate', store)
    expect(judged.code).toBe(judged.value.valid ? 0 : 1)
    const login = z.object({ login: z.enum(['none', 'active', 'expired']), failed: z.array(z.unknown()) })
    await said(login, 'store', 'login', '--folder', store)
    expect(await shell('store', 'current', '--cwd', folder, '--folder', store)).toMatchObject({ code: 1 })
    const copy = join(folder, 'copy')
    expect(await shell('store', 'export', id, copy, '--folder', store)).toMatchObject({ code: 0 })
    const archive = z.object({ version: z.literal(1), sessionId: z.literal(id) })
    expect((await said(archive, 'store', 'import', copy, '--folder', join(folder, 'other'))).code).toBe(0)
    expect(
      (await said(z.array(session), 'store', 'list', '--folder', join(folder, 'other'))).value,
    ).toMatchObject([{ id }])
    expect(await shell('store', 'resume', 'ffffffff', '--folder', store)).toMatchObject({ code: 1 })
    expect(await shell('store', 'resume')).toMatchObject({ code: 2 })
    expect(
      (await said(z.array(z.unknown()), 'store', 'resume-all', '--folder', join(folder, 'none'))).value,
    ).toEqual([])
    expect(await shell('store', 'tmux', 'ffffffff', '--folder', store)).toMatchObject({ code: 1 })
  })

  it('of session health are planned, migrated and judged', async () => {
    const plan = z.object({
      profiles: z.array(z.string()),
      sessions: z.array(z.string()),
      written: z.boolean(),
    })
    const health = join(folder, 'health')
    expect((await said(plan, 'health', 'plan', '--folder', health)).value.written).toBe(false)
    await said(plan, 'health', 'migrate', '--folder', health)
    await said(z.object({ valid: z.boolean() }), 'health', 'validate', '--folder', health)
  })

  it('of secrets are made and judged, and git is asked', async () => {
    writeFileSync(join(folder, 'token'), 'hunter2')
    const file = join(folder, 'secret.yaml')
    expect(await shell('secret', 'create', folder, '--name', 's', '-o', file)).toMatchObject({ code: 0 })
    expect(readFileSync(file, 'utf8')).toContain('kind: Secret')
    const report = z.object({ valid: z.boolean(), findings: z.array(z.unknown()) })
    const judged = await said(report, 'secret', 'validate', file, '--name', 's')
    expect(judged.code).toBe(judged.value.valid ? 0 : 1)
    expect(JSON.stringify(judged.value)).not.toContain('hunter2')
    expect((await said(report, 'secret', 'git-check', file)).code).toBe(1)
    expect((await said(report, 'secret', 'deleted', file)).code).toBe(1)
    rmSync(file)
    expect((await said(report, 'secret', 'deleted', file)).code).toBe(0)
    expect(await shell('secret', 'create', folder)).toMatchObject({ code: 2 })
  })
})
