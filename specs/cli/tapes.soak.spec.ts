import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { useHome } from '../control/home.ts'
import { exchange, line, start, tape } from '../page/tape.ts'
import { printTape } from '../../src/tape/print-tape.ts'
import { shell } from './command-line.ts'
import { builtProgram } from '../built.ts'
import { Project } from '../project.ts'

useHome()
const own = resolve(import.meta.dirname, '../../tapes')
let folder = ''

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'termtape-cli-'))
  for (const program of ['sqlite3', 'bc'])
    cpSync(join(own, program), join(folder, program), { recursive: true })
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** `termtape tapes …` on the tapes of the test. */
function tapes(name: string, ...args: string[]): ReturnType<typeof shell> {
  return shell('tapes', name, ...args, '--tapes', folder)
}

const listed = z.array(
  z.strictObject({
    id: z.string(),
    path: z.string(),
    command: z.string(),
    exchanges: z.number(),
    bytes: z.number(),
    createdAt: z.iso.datetime(),
  }),
)

async function ids(): Promise<string[]> {
  return listed.parse(JSON.parse((await tapes('list', '--json')).out)).map(({ id }) => id)
}

const problem = z.strictObject({
  message: z.string(),
  line: z.number(),
  column: z.number(),
  path: z.string(),
})
const tier = z.enum(['same', 'cosmetic', 'output', 'flow'])

describe('tapes', () => {
  it('are listed, summed up and shown', async () => {
    const [id = ''] = await ids()
    expect((await tapes('list')).out).toContain(`${id} `)
    const stats = z.object({
      tapes: z.number(),
      exchanges: z.number(),
      programs: z.record(z.string(), z.unknown()),
    })
    expect(stats.parse(JSON.parse((await tapes('stats', '--json')).out))).toMatchObject({
      programs: { sqlite3: {} },
    })
    const { out } = await tapes('show', id)
    expect(out).toContain('Enter  (at ')
    const told = z.object({
      id: z.string(),
      exchanges: z.array(z.object({ input: z.string(), text: z.array(z.string()) })),
    })
    expect(told.parse(JSON.parse((await tapes('show', id, '--json')).out)).exchanges.length).toBeGreaterThan(
      1,
    )
  })

  it('are validated, and what is wrong is told by line', async () => {
    expect((await tapes('validate', '--strict')).code).toBe(0)
    writeFileSync(join(folder, 'sqlite3/broken.json5'), '{\n  "version": 1,\n  "meta": \u001b[31m\n}')
    const { code, out } = await tapes('validate')
    expect(code).toBe(1)
    expect(out).toMatch(/sqlite3\/broken\n\s+3:\d+ /)
    expect(out).not.toContain('\u001b')
    const judged = z.array(
      z.strictObject({
        id: z.string(),
        path: z.string(),
        problems: z.array(problem),
        warnings: z.array(problem),
      }),
    )
    const all = judged.parse(JSON.parse((await tapes('validate', '--json')).out))
    expect(all.filter(({ problems }) => problems.length > 0).map(({ id }) => id)).toEqual(['sqlite3/broken'])
  })

  it('are masked, and found to be', async () => {
    const token = `ghp_${'a1B2c3D4e5F6'.repeat(3)}`
    const path = join(folder, 'sqlite3/leak.json5')
    writeFileSync(
      path,
      printTape(tape(exchange(start, '> '), exchange(line(`echo ${token}`), `${token}\r\n`))),
    )
    expect(await tapes('redact', '--check')).toMatchObject({
      code: 1,
      out: expect.stringContaining('sqlite3/leak'),
    })
    expect(await tapes('validate', '--strict', path)).toMatchObject({ code: 1 })
    expect(readFileSync(path, 'utf8')).toContain(token)
    expect(await tapes('redact')).toMatchObject({ code: 0 })
    expect(readFileSync(path, 'utf8')).not.toContain(token)
    expect(await tapes('redact', '--check')).toMatchObject({ code: 0 })
  })

  it('are compared, exported, imported and compared again', async () => {
    const [other = '', , one = ''] = await ids()
    expect(await tapes('diff', one, one)).toEqual({ code: 0, out: 'same\n', err: '' })
    const difference = z.strictObject({
      tier,
      start: z.array(z.string()),
      exchanges: z.array(
        z.strictObject({
          one: z.number().nullable(),
          other: z.number().nullable(),
          input: z.string(),
          tier,
          diff: z.array(z.string()),
        }),
      ),
    })
    const compared = await tapes('diff', one, other, '--json')
    expect(compared.code).toBe(1)
    expect(difference.parse(JSON.parse(compared.out)).tier).toBe('flow')
    const cast = join(folder, 'a.cast')
    expect((await tapes('export', one, '-o', cast)).code).toBe(0)
    expect(await tapes('import', cast, '--name', 'again')).toMatchObject({
      code: 0,
      out: expect.stringContaining('again.json5'),
    })
    expect(await tapes('diff', one, 'sqlite3/again')).toMatchObject({ code: 0 })
    for (const [format, words] of [
      ['svg', '<svg'],
      ['text', 'sqlite> '],
      ['html', '<!doctype html>'],
      ['asciicast2', '"version":2'],
    ] as const)
      expect((await tapes('export', one, '--as', format)).out).toContain(words)
  })

  it('are verified against the program of today, unless they ask for more', async () => {
    const one = (await ids()).at(-1) ?? ''
    const verified = z.array(
      z.object({ id: z.string(), tier: tier.nullable(), error: z.string().nullable() }),
    )
    const { code, out } = await tapes('verify', one, '--json')
    expect([code, verified.parse(JSON.parse(out))[0]?.tier]).toEqual([0, 'same'])
    const evil = tape(exchange(start, ''))
    evil.meta.env['LD_PRELOAD'] = '/tmp/evil.so'
    writeFileSync(join(folder, 'sqlite3/evil.json5'), printTape(evil))
    const pages = join(folder, 'pages')
    const refused = await tapes('verify', 'sqlite3/evil', '--report', 'github', '--pages', pages)
    expect(refused).toMatchObject({ code: 3, out: expect.stringContaining('LD_PRELOAD') })
    expect(refused.err).toContain('::warning file=')
    expect(refused.err).toContain('0 verified, 0 with drift, 1 not run or not judged.')
    expect(existsSync(join(pages, 'sqlite3--evil.html'))).toBe(true)
  })

  it('that cannot be judged are told apart from drift', async () => {
    const put = (name: string, change: (made: ReturnType<typeof tape>) => void): void => {
      const made = tape(exchange(start, ''))
      Object.assign(made.meta, { program: 'sh', args: ['-c', 'read x; echo $x'] })
      change(made)
      writeFileSync(join(folder, `${name}.json5`), printTape(made))
    }
    put('absent', ({ meta }) => (meta.program = 'no-such-program-anywhere'))
    put('masked', ({ exchanges }) => exchanges.push(exchange(line('⟨secret:password:1⟩'), 'welcome\r\n')))
    const seen = async (...more: string[]): Promise<[number | null, Record<string, string | null>]> => {
      const { code, out } = await tapes('verify', 'absent', 'masked', ...more, '--json')
      const all = z.array(z.object({ id: z.string(), notRun: z.string().nullable() })).parse(JSON.parse(out))
      return [code, Object.fromEntries(all.map(({ id, notRun }) => [id, notRun]))]
    }
    expect(await seen()).toEqual([3, { absent: 'no-program', masked: 'needs-secret' }])
    process.env['TERMTAPE_SPEC_PASSWORD'] = 'Xq9-hunter'
    expect(await seen('--secret', 'password:1=TERMTAPE_SPEC_PASSWORD')).toEqual([
      1,
      { absent: 'no-program', masked: null },
    ])
  })

  it('are listed quickly where there are 10 000', async () => {
    const text = readFileSync(join(own, 'sqlite3/specs--fixtures--sqlite3/sqlite-answers.json5'), 'utf8')
    const many = join(folder, 'many')
    mkdirSync(many)
    for (let at = 0; at < 10_000; at++)
      writeFileSync(join(many, `${at}.json5`), text.replaceAll('42', String(at)))
    const [node, termtape] = await builtProgram('src/cli/main.ts')
    const begun = performance.now()
    const { stdout } = spawnSync(node, [termtape, 'tapes', 'list', '--tapes', many], { encoding: 'utf8' })
    console.log(`a folder of 10 000 tapes lists in ${(performance.now() - begun).toFixed(0)} ms`)
    expect(stdout.trimEnd().split('\n')).toHaveLength(10_001)
  })

  it('make a page', async () => {
    const [other = '', , one = ''] = await ids()
    const out = join(folder, 'page.html')
    expect((await shell('view', folder, '-o', out)).code).toBe(0)
    expect(readFileSync(out, 'utf8')).toContain('id="tape-1"')
    expect((await shell('view', '--compare', one, other, '--tapes', folder, '-o', out)).code).toBe(0)
    expect(readFileSync(out, 'utf8')).toContain('"tier":"flow"')
  })

  it('that no test uses are removed when asked to', async () => {
    const path = join(own, 'sqlite3/specs--fixtures--sqlite3/sqlite-answers.json5')
    const text = readFileSync(path, 'utf8')
    const gone = 'tapes/sqlite3/specs--gone/no-such-test.json5'
    await using project = await Project.create({
      'specs/a.spec.ts': `import { describe, it } from 'vitest'
        describe('in > here', () => { it('is kept', () => {}) })
        it('is kept too', () => {})\n`,
      'tapes/sqlite3/specs--a/is-kept-too-2.json5': text,
      [gone]: text,
      'tapes/sqlite3/own/name.json5': text.replace(
        '"programVersion"',
        '"named": "tapeName", "programVersion"',
      ),
    })
    const [node, termtape] = await builtProgram('src/cli/main.ts')
    const run = (...args: string[]): ReturnType<Project['run']> =>
      project.run(node, [termtape, 'tapes', ...args])
    const pruned = z.strictObject({
      removed: z.boolean(),
      tapes: z.array(z.strictObject({ id: z.string(), path: z.string() })),
      broken: z.number(),
    })
    const dry = pruned.parse(JSON.parse((await run('prune', '--json')).stdout))
    expect(dry.tapes.map(({ id }) => id)).toEqual(['sqlite3/specs--gone/no-such-test'])
    expect((await run('list', '--unused')).stdout).toContain('sqlite3/specs--gone/no-such-test')
    expect((await run('prune')).stdout).toContain('would remove sqlite3/specs--gone/no-such-test')
    expect(Object.keys(await project.contents())).toContain(gone)
    expect((await run('prune', '--yes')).stdout).toContain('removed sqlite3/specs--gone/no-such-test')
    expect(Object.keys(await project.contents())).toEqual([
      'tapes/sqlite3/own/name.json5',
      'tapes/sqlite3/specs--a/is-kept-too-2.json5',
    ])
    // Where Vitest cannot say what tests there are, nothing is known, and nothing removed.
    await project.write('specs/broken.spec.ts', 'syntax error')
    expect(await run('prune', '--yes')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('npx vitest list'),
    })
  })

  it('that were missed are told once more', async () => {
    await using project = await Project.create({
      'vitest.config.mjs': `import { termtape } from 'termtape/plugin'
        export default { plugins: [termtape()] }\n`,
      'specs/a.spec.ts': `import { test } from 'termtape/fixtures'
        test('asks', async ({ terminal }) => { await terminal.spawn('sqlite3', ['-batch']) })\n`,
    })
    const [node, termtape] = await builtProgram('src/cli/main.ts')
    const why = (...args: string[]): ReturnType<Project['run']> =>
      project.run(node, [termtape, 'tapes', 'why', ...args])
    expect(await why()).toMatchObject({ code: 0, stdout: expect.stringContaining('No run found') })
    await project.vitest({ CI: '1' })
    expect(await why()).toMatchObject({ code: 1, stdout: expect.stringContaining('specs/a.spec.ts > asks') })
    const misses = z.array(z.strictObject({ file: z.string(), test: z.string(), message: z.string() }))
    expect(misses.parse(JSON.parse((await why('--json')).stdout))[0]?.message).toContain('sqlite3')
  })
})

describe('what cannot be', () => {
  it.each([
    [2, ['tapes', 'diff', 'one']],
    [2, ['tapes', 'verify']],
    [2, ['tapes', 'fly']],
    [2, ['tapes', 'export', 'a', '--as', 'png']],
    [2, ['tapes', 'import']],
    [2, ['view', '--compare', 'a']],
    [1, ['tapes', 'show', 'no-such-tape']],
    [1, ['tapes', 'import', 'no-such-file.cast']],
  ])('exits %i: %j', async (code, args) => {
    const said = await shell(...args)
    expect(said).toMatchObject({ code, out: '' })
    expect(said.err).toMatch(/^termtape: .*\.\n/)
  })
})
