import { spawnSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import {
  ExpectTimeoutError,
  IncompleteInputError,
  ProcessExitedError,
  TapeMissError,
} from '../../../../src/errors.ts'
import { repl, type ReplName } from '../../../../src/control/helpers/repl/repl.ts'
import { spawn } from '../../../../src/open/spawn.ts'

const isThere = (program: string): boolean => spawnSync(program, ['--version']).error === undefined

interface Talk {
  one: [command: string, output: string]
  several: [command: string, output: string]
  incomplete: string[]
  /** Commands that show what the program was started with and told. */
  revealing: string[]
  /** None where Ctrl+C ends the program. */
  slow?: string
  end: string
  /** The exit code that ends it; default 3. */
  code?: number
}

const talks: Record<ReplName, Talk> = {
  python3: {
    one: ['6 * 7', '42'],
    several: ['for word in ("a", "b"):\n    print(word)\n\nprint("c")', 'a\nb\nc'],
    incomplete: ['print(', 'x = """open', 'print("a" +\\'],
    revealing: ['import sys; vars(sys)', 'import sys; sys.ps1', 'open("/proc/self/cmdline").read()'],
    slow: 'import time; time.sleep(1000)',
    end: 'exit(3)',
  },
  node: {
    one: ['6 * 7', '42'],
    several: ['function twice(x) {\n  return 2 * x\n}\ntwice(21)', 'undefined\n42'],
    incomplete: ['twice(', '`open', '({'],
    revealing: ['process.execArgv', 'process.env'],
    slow: 'for (;;) {}',
    end: 'process.exit(3)',
  },
  bash: {
    one: ['echo $((6 * 7))!', '42!'],
    several: ['for word in a b; do\n  echo $word\ndone\necho c', 'a\nb\nc'],
    incomplete: ['echo "open', 'if true; then', 'echo $('],
    revealing: ['env', 'set', 'set -x; echo 1; set +x'],
    slow: 'sleep 1000',
    end: 'exit 3',
  },
  sh: {
    one: ['echo $((6 * 7))', '42'],
    several: ['for word in a b; do\n  echo $word\ndone\necho c', 'a\nb\nc'],
    incomplete: ['echo "open', 'if true; then'],
    revealing: ['env', 'set', 'set -u'],
    slow: 'sleep 1000',
    end: 'exit 3',
  },
  sqlite3: {
    one: ['select 6 * 7;', '42'],
    several: ['select 1,\n  2;\nselect 3;', '1|2\n3'],
    incomplete: [
      'select (',
      "select 'open",
      'select "open',
      'select 1 /* open',
      'select [open',
      'create trigger t after insert on x begin select 1;',
    ],
    revealing: ['.show'],
    slow: 'with recursive c(x) as (select 1 union all select x + 1 from c) select count(*) from c;',
    end: '.exit 3',
  },
  zsh: {
    one: ['echo $((6 * 7))!', '42!'],
    several: ['for word in a b; do\n  echo $word\ndone\nprintf c', 'a\nb\nc'],
    incomplete: ['echo "open', 'if true; then', 'echo $('],
    revealing: ['env', 'set -x; echo 1; set +x'],
    slow: 'sleep 1000',
    end: 'exit 3',
  },
  lua: {
    one: ['6 * 7', '42'],
    several: ['for _, word in ipairs { "a", "b" } do\n  print(word)\nend\nprint("c")', 'a\nb\nc'],
    incomplete: ['print(', 'x = [[open', 'if true then'],
    revealing: ['print(arg[0], arg[-1])'],
    slow: 'while true do end',
    end: 'os.exit(3)',
  },
  irb: {
    one: ['6 * 7', '=> 42'],
    several: ['%w[a b].each do |word|\n\n  puts word\nend\n1', 'a\nb\n=> ["a", "b"]\n=> 1'],
    incomplete: ['puts(', '"open', '[1,'],
    revealing: ['ENV.to_h'],
    slow: 'sleep 1000',
    end: 'exit! 3',
  },
  php: {
    one: ['echo 6 * 7;', '42'],
    several: ['foreach (["a", "b"] as $word) {\n  echo $word, "\\n";\n}\necho "c";', 'a\nb\nc'],
    incomplete: ['echo (', 'echo "open'],
    revealing: ['print_r(getenv());'],
    // Its exit() leaves the statement, not the program.
    end: 'exit',
    code: 0,
  },
  gdb: {
    one: ['print 6 * 7', '$1 = 42'],
    several: [
      'define greet\n  echo hi\\n\nend\ngreet',
      'Type commands for definition of "greet".\nEnd with a line saying just "end".\nhi',
    ],
    incomplete: ['define never'],
    revealing: ['show args'],
    slow: 'shell sleep 1000',
    end: 'quit 3',
  },
}

const names = Object.keys(talks).filter((name): name is ReplName => isThere(name))

describe.each(names)('%s', (name) => {
  const { one, several, incomplete, revealing, slow, end, code = 3 } = talks[name]

  it('runs commands and gives what they print', async () => {
    await using program = await repl(name)
    expect(await program.run(one[0])).toBe(one[1])
    expect(await program.run(several[0])).toBe(several[1])
    if (name !== 'gdb') expect(await program.run('')).toBe(name === 'node' ? 'undefined' : '')
    // gdb counts its answers.
    const again = one[1].replace('$1 =', '$2 =')
    const both = await Promise.all([program.run(one[0]), program.run(several[0])])
    expect(both).toEqual([again, several[1]])
  })

  it.each(incomplete)('takes back what is incomplete: %s', async (input) => {
    await using program = await repl(name)
    await expect(program.run(input)).rejects.toBeInstanceOf(IncompleteInputError)
    expect(await program.run(one[0])).toBe(one[1])
  })

  it.runIf(slow !== undefined)('interrupts what takes too long and goes on', async () => {
    await using program = await repl(name)
    await expect(program.run(slow ?? '', { timeoutMs: 300 })).rejects.toBeInstanceOf(ExpectTimeoutError)
    expect(await program.run(one[0])).toBe(one[1])
  })

  it.each(revealing)('is not led astray by a command that shows how it was prepared: %s', async (command) => {
    await using program = await repl(name)
    await program.run(command)
    expect(await program.run(one[0])).toBe(one[1])
  })

  it('finds its place again after a command that printed the prompt', async () => {
    const print = { python3: 'print("%")', node: 'console.log("%")', sqlite3: "select '%';" }
    const more = { lua: 'print("%")', irb: 'puts "%"', php: 'echo "%\\n";', gdb: 'echo %\\n' }
    const shells = { bash: 'echo "%"', sh: 'echo "%"', zsh: 'echo "%"' }
    const line = { ...shells, ...print, ...more }[name].replace('%', '[TERMTAPE>')
    await using program = await repl(name)
    await program.run(line)
    await program.session.settle()
    expect(await program.run(one[0])).toBe(one[1])
  })

  it('tells when the program ends', async () => {
    await using program = await repl(name)
    await expect(program.run(end)).rejects.toBeInstanceOf(ProcessExitedError)
    expect(await program.session.exit).toEqual({ code, signal: null })
  })

  it('records and replays', async () => {
    const tapes = await mkdtemp(join(tmpdir(), 'termtape-repl-'))
    for (const record of ['OVERWRITE', 'DISABLED'] as const) {
      // Commands are no passwords: another one than was recorded is missed, not taken for it.
      if (record === 'DISABLED') {
        await using other = await repl(name, { tapes, tapeName: 'tape', record })
        await expect(other.run('other')).rejects.toThrow('Received: "other" Enter')
      }
      await using program = await repl(name, { tapes, tapeName: 'tape', record })
      expect(await program.run(several[0])).toBe(several[1])
      await expect(program.run(incomplete[0] ?? '')).rejects.toBeInstanceOf(IncompleteInputError)
      expect(await program.run(one[0])).toBe(one[1])
      if (record === 'DISABLED') await expect(program.run('other')).rejects.toBeInstanceOf(TapeMissError)
    }
    await rm(tapes, { recursive: true })
  })
})

describe('a pager', () => {
  it('never waits, in python', async () => {
    await using python = await repl('python3')
    expect(await python.run('help(str)')).toContain('capitalize(self, /)')
  })

  it.runIf(isThere('git'))('never waits, in git', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'termtape-git-'))
    await using bash = await repl('bash', { cwd: folder })
    await bash.run('git init -q . && git config user.email x@example.org && git config user.name x')
    await bash.run('for i in $(seq 1 60); do git commit -q --allow-empty -m "number $i"; done')
    const lines = (await bash.run('git log --oneline')).split('\n')
    expect(lines).toHaveLength(60)
    await rm(folder, { recursive: true })
  })

  it.runIf(isThere('less')).each(['less', 'more'])('never waits: %s', async (pager) => {
    const folder = await mkdtemp(join(tmpdir(), 'termtape-pager-'))
    await writeFile(
      join(folder, 'text'),
      Array.from({ length: 300 }, (_, index) => `line ${index + 1}\n`).join(''),
    )
    await using sh = await repl('sh', { cwd: folder })
    const output = await sh.run(`${pager} text`)
    expect(output).toContain('line 1')
    expect(output).toContain('line 300')
    expect(await sh.run('echo on')).toBe('on')
    await rm(folder, { recursive: true })
  })
})

describe('a session that is there already', () => {
  const env = { PS1: '$ ', PS2: '> ' }

  it.each([true, false])('is typed commands at, whether its prompt was read or not: %s', async (isRead) => {
    await using session = await spawn('sh', ['-i'], { env })
    if (isRead) await session.expect('$ ')
    {
      await using sh = await repl(session, { prompt: '$ ', continuation: '> ' })
      expect(await sh.run('echo one')).toBe('one')
      await expect(sh.run('echo "open')).rejects.toBeInstanceOf(IncompleteInputError)
      expect(await sh.run('echo two; echo three')).toBe('two\nthree')
    }
    await session.sendLine('echo still there')
    await session.expect('still there')
  })

  it.runIf(isThere('bash'))('shows neither modes nor colours nor what was painted over', async () => {
    await using session = await spawn('bash', ['--norc'], { env: { ...env, TERM: 'xterm-256color' } })
    await using bash = await repl(session, { prompt: /\$ $/ })
    expect(await bash.run('printf "\\e[1;31mred\\e[m\\n10%%\\r100%%\\na\\tb\\n"')).toBe('red\n100%\na\tb')
    expect(await bash.run('printf "no end"')).toBe('no end')
  })

  it.runIf(isThere('zsh'))('shows no mark of a missing end of line', async () => {
    await using session = await spawn('zsh', ['-f'], { env: { PS1: 'ready> ', TERM: 'xterm-256color' } })
    await using zsh = await repl(session, { prompt: 'ready> ' })
    expect(await zsh.run('printf "no end"')).toBe('no end')
    expect(await zsh.run('echo with one')).toBe('with one')
  })

  it('needs a prompt', async () => {
    await using cat = await spawn('cat')
    // @ts-expect-error -- A prompt is required.
    await expect(repl(cat, {})).rejects.toThrow(/^Invalid prompt/)
  })
})

describe('any other program', () => {
  const calculator = ['sh', '-c', 'while printf "calc> " && read -r x; do echo "= $(($x))"; done'] as const

  it('is driven by its prompt', async () => {
    await using calc = await repl(calculator, { prompt: 'calc> ' })
    expect(await calc.run('6 * 7')).toBe('= 42')
    expect(await calc.run('1 + 1\n2 + 2')).toBe('= 2\n= 4')
  })

  it('may echo what is typed by itself', async () => {
    await using python = await repl('python3 -q -i', { prompt: '>>> ', continuation: '... ' })
    expect(await python.run('6 * 7')).toBe('42')
    expect(await python.run('for x in (1, 2):\n    print(x)\n')).toBe('1\n2')
    await expect(python.run('print(')).rejects.toBeInstanceOf(IncompleteInputError)
    expect(await python.run('6 * 7')).toBe('42')
  })

  it('needs a prompt, and has to print it', async () => {
    await expect(repl('cat')).rejects.toThrow(/^Invalid prompt/)
    await expect(repl('cat', { prompt: '> ', timeoutMs: 100 })).rejects.toBeInstanceOf(ExpectTimeoutError)
  })
})

it('starts its session with whatever it is told to', async () => {
  const started: string[] = []
  await using sh = await repl('sh', {
    spawn: (command, args, options) => {
      started.push(command)
      return spawn(command, args, options)
    },
  })
  expect(await sh.run('echo one')).toBe('one')
  expect(started).toEqual(['sh'])
})
