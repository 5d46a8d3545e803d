import { chmod, mkdir, readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { checkId, isPlainId } from '../../../src/control/storage/plain-id.ts'
import { homeStore } from '../../../src/files/home-store.ts'
import { privateFolder } from '../../../src/control/storage/private-folder.ts'
import { readProgramConfig, saveProgramConfig } from '../../../src/control/registry/program-configs.ts'
import { pipesFolder } from '../../../src/control/registry/stream-pipe.ts'
import { readSettings } from '../../../src/control/registry/settings.ts'
import { OptionError, StoreFileError, StoreFormatError } from '../../../src/errors.ts'
import { useHome } from '../home.ts'

const home = useHome()

async function put(path: string, text: string): Promise<string> {
  const file = join(home.folder, path)
  await mkdir(dirname(file), { recursive: true })
  await writeFile(file, text)
  return file
}

describe('an id', () => {
  it.each(['a', 'A-1', 'my_session.2', '0', 'x'.repeat(128)])('%j is one', (id) => {
    expect(checkId('id', id)).toBe(id)
  })

  it.each([
    '',
    '.',
    '..',
    '../x',
    'a/b',
    'a\\b',
    '/etc',
    '.hidden',
    '-rf',
    'a.',
    'a b',
    'a\0',
    'a\nb',
    'con',
    'NUL.txt',
    'ä',
    'x'.repeat(129),
    'registry.lock',
  ])('%j is none', (id) => {
    expect(isPlainId(id)).toBe(false)
    expect(() => checkId('id', id)).toThrow(OptionError)
  })
})

describe('a file of the home store', () => {
  it('is written for its owner only, in a folder for its owner only', async () => {
    await saveProgramConfig({ name: 'db', commandTemplate: 'sqlite3' })
    const file = join(home.folder, 'programs/db.json')
    expect((await stat(file)).mode & 0o777).toBe(0o600)
    expect((await stat(dirname(file))).mode & 0o777).toBe(0o700)
    expect((await stat(home.folder)).mode & 0o777).toBe(0o700)
    expect(await readdir(dirname(file))).toEqual(['db.json'])
  })

  it.each([
    ['empty', ''],
    ['cut short', '{ "name": "db", "command_tem'],
    ['no JSON', 'name: db'],
    ['of another shape', '{ "name": "db", "command_template": 7 }'],
    ['with an unknown field', '{ "name": "db", "command_template": "x", "colour": 1 }'],
    [
      'with a pattern that could take forever',
      '{ "name": "db", "command_template": "x", "ready_indicators": ["(a+)+$"] }',
    ],
    [
      'with a name that changes prototypes',
      '{ "name": "db", "command_template": "x", "sample_output": { "__proto__": { "a": 1 } } }',
    ],
  ])('that is %s is reported and kept', async (_, text) => {
    const file = await put('programs/db.json', text)
    await expect(readProgramConfig('db')).rejects.toThrow(StoreFormatError)
    await expect(saveProgramConfig({ name: 'db', commandTemplate: 'new' })).rejects.toThrow(StoreFormatError)
    expect(await readFile(file, 'utf8')).toBe(text)
    expect(await readdir(dirname(file))).toEqual(['db.json'])
  })

  it('that is a symbolic link is not followed', async () => {
    const file = await put('elsewhere.json', '{}')
    await symlink(file, join(home.folder, 'config.json'))
    await expect(readSettings(home.folder)).rejects.toThrow(StoreFileError)
  })

  it('that is a folder is reported', async () => {
    await mkdir(join(home.folder, 'config.json'), { recursive: true })
    await expect(readSettings(home.folder)).rejects.toThrow(StoreFileError)
  })

  it('that is too large is not read', async () => {
    await put('config.json', `{ "testing": { "x": "${'x'.repeat(4_194_304)}" } }`)
    await expect(readSettings(home.folder)).rejects.toThrow(/at most 4194304/)
  })

  it('shows nothing alive of what is wrong with it', async () => {
    await put('config.json', '\u001b[2J{')
    await expect(readSettings(home.folder)).rejects.toThrow(/^[^\u001b]*$/)
  })
})

describe('a private folder', () => {
  it('is closed to others when it was open', async () => {
    const folder = join(home.folder, 'open')
    await mkdir(folder, { recursive: true })
    await chmod(folder, 0o777)
    await privateFolder(folder)
    expect((await stat(folder)).mode & 0o777).toBe(0o700)
  })

  it('is no symbolic link, wherever that leads', async () => {
    await mkdir(join(home.folder, 'real'), { recursive: true })
    await symlink(join(home.folder, 'real'), join(home.folder, 'link'))
    await expect(privateFolder(join(home.folder, 'link'))).rejects.toThrow(/symbolic link/)
  })

  // Only root can give a folder away.
  it.runIf(process.getuid?.() === 0)('is not somebody else’s', async () => {
    const { chown } = await import('node:fs/promises')
    const folder = join(home.folder, 'theirs')
    await mkdir(folder, { recursive: true })
    await chown(folder, 65_534, 65_534)
    await expect(privateFolder(folder)).rejects.toThrow(/another user/)
  })
})

describe('the home store', () => {
  it('is one place, wherever the process goes', () => {
    expect(homeStore({ CLAUDE_CONTROL_HOME: 'here' })).toBe(resolve('here'))
    expect(homeStore({ CLAUDE_CONTROL_HOME: '' })).toBe(join(homedir(), '.claude-control'))
    expect(pipesFolder({ CLAUDE_CONTROL_PIPES: 'here' })).toBe(resolve('here'))
    expect(pipesFolder({})).toBe('/tmp/claudecontrol')
  })
})

describe('config.json', () => {
  it('changes only what it names', async () => {
    await put(
      'config.json',
      '{ "session": { "max_sessions": 3, "session_timeout": 1.5 }, "logging": { "level": "debug" } }',
    )
    expect(await readSettings(home.folder)).toEqual({
      maxSessions: 3,
      timeoutMs: 30_000,
      idleTimeoutMs: 1_500,
      maxRuntimeMs: 3_600_000,
      maxOutputLines: 10_000,
      logLevel: 'debug',
      logBytesMax: 10_485_760,
      hostIdleMs: 60_000,
    })
  })

  it('may set what other rooms read, and nothing that is mistyped', async () => {
    await put('config.json', '{ "testing": { "anything": [1] } }')
    expect((await readSettings(home.folder)).maxSessions).toBe(20)
    await put('config.json', '{ "session": { "session_timeout": null } }')
    expect((await readSettings(home.folder)).idleTimeoutMs).toBe(Number.POSITIVE_INFINITY)
    await put('config.json', '{ "session": { "max_runtime": 0 } }')
    await expect(readSettings(home.folder)).rejects.toThrow(/max_runtime/)
    await put('config.json', '{ "session": { "max_session": 3 } }')
    await expect(readSettings(home.folder)).rejects.toThrow(/max_session/)
  })
})
