import { spawnSync } from 'node:child_process'
import { mkdtemp, realpath, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { builtProgram } from '../built.ts'
import { run } from '../../src/control/helpers/run.ts'
import { OptionError } from '../../src/errors.ts'
import { spawn } from '../../src/open/spawn.ts'

// What pexpect's own tests ask of it, where no other spec asks the same of a session: docs/proofs/pexpect-tests.md.

describe('an expect', () => {
  it('has the flags a RegExp was written with', async () => {
    await using program = await spawn('printf', ['one TWO\\nthree\\n'], { transport: 'pipe' })
    expect((await program.expect(/two/i)).text).toBe('TWO')
    await program.exit
    await expect(program.expect(/\n.three/)).rejects.toThrow()
    expect((await program.expect(/.thr.*/s)).text).toBe('\nthree\n')
  })

  it('waits without limit when it is told to', async () => {
    await using program = await spawn('sh', ['-c', 'sleep 0.2; echo late'], {
      timeoutMs: 1,
      transport: 'pipe',
    })
    expect((await program.expect('late', { timeoutMs: Infinity })).text).toBe('late')
  })
})

describe('a session', () => {
  it('brings any argument and any text to the program, and back', async () => {
    const texts = ['Grüße', '日本語', '👩‍👧', "it's", '$HOME', '*', '', 'a b', '-n', '\\']
    await using program = await spawn('printf', ['%s|', ...texts], { transport: 'pipe' })
    expect(await program.read()).toBe(`${texts.join('|')}|`)
    await using cat = await spawn('cat', [], { transport: 'pipe' })
    for (const text of texts) await cat.sendLine(text)
    await cat.sendEof()
    expect(await cat.read()).toBe(`${texts.join('\n')}\n`)
  })

  it('takes one text after the other in order', async () => {
    await using cat = await spawn('cat', [], { transport: 'pipe' })
    await Promise.all(['one ', 'two ', 'three\n'].map((text) => cat.send(text)))
    expect(await cat.readLine()).toBe('one two three')
  })

  it('gives a program a terminal, or none on pipes', async () => {
    const asks = ['-c', '[ -t 0 ] && [ -t 1 ] && echo yes || echo no'] as const
    await using terminal = await spawn('sh', asks)
    expect(await terminal.readLine()).toBe('yes')
    await using pipes = await spawn('sh', asks, { transport: 'pipe' })
    expect(await pipes.readLine()).toBe('no')
  })

  it('has the size it is given, and another later', async () => {
    await using program = await spawn('sh', ['-c', 'stty size; read -r line; stty size'], {
      cols: 100,
      rows: 40,
    })
    expect(await program.readLine()).toBe('40 100')
    await program.resize(70, 20)
    await program.sendLine()
    expect([await program.readLine(), await program.readLine()]).toEqual(['', '20 70'])
  })

  it('starts in the folder it is given', async () => {
    const folder = await realpath(await mkdtemp(join(tmpdir(), 'termtape-cwd-')))
    onTestFinished(() => rm(folder, { recursive: true }))
    await using program = await spawn('pwd', [], { cwd: folder, transport: 'pipe' })
    expect(await program.readLine()).toBe(folder)
  })

  it('is alive until it ends, however often it is asked', async () => {
    await using program = await spawn('sh', ['-c', 'read -r line; exit 3'])
    expect([program.state, program.state]).toEqual(['alive', 'alive'])
    await program.sendLine()
    expect(await program.exit).toEqual({ code: 3, signal: null })
    expect([await program.exit, program.state, program.state]).toEqual([
      { code: 3, signal: null },
      'dead',
      'dead',
    ])
  })

  it('ends its program when it is disposed', async () => {
    let pid = 0
    {
      await using program = await spawn('cat')
      pid = program.pid ?? 0
      expect(() => process.kill(pid, 0)).not.toThrow()
    }
    expect(() => process.kill(pid, 0)).toThrow('ESRCH')
  })

  it('works where our own standard streams are closed', async () => {
    const command = await builtProgram('specs/programs/says-what-it-hears.ts')
    for (const closed of ['<&-', '<&- >&-']) {
      const { stderr } = spawnSync('sh', ['-c', `"$@" ${closed}`, 'sh', ...command], { encoding: 'utf8' })
      expect(stderr).toBe('heard: hello\n')
    }
  })
})

describe('events of run', () => {
  it('refuses a response that is neither a text nor a function', async () => {
    const wrong: Record<string, unknown> = { events: [['x', 5]] }
    await expect(run('cat', wrong)).rejects.toThrow(OptionError)
  })
})
