import { spawnSync } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { builtProgram } from '../built.ts'
import { spawn } from '../../src/open/spawn.ts'
import type { Session } from '../../src/session/session.ts'
import { internalsOf } from '../../src/session/internals.ts'

const root = resolve(import.meta.dirname, '../..')
const interact = await builtProgram('specs/programs/interact.ts')
/** A command line that hands its terminal to another program. */
const handOver = (...command: string[]): string =>
  [...interact, ...command].map((word) => `'${word.replaceAll("'", "'\\''")}'`).join(' ')

/** A user's shell, which remembers how its terminal was. */
async function shell(options: { cols?: number; rows?: number } = {}): Promise<Session> {
  const session = await spawn('sh', ['-i'], { cwd: root, env: { PS1: '% ' }, ...options })
  await session.expect('% ')
  await session.sendLine('was=$(stty -g)')
  await session.expect('% ')
  return session
}

/** The terminal is as it was before the user's program began. */
async function expectRestored(session: Session): Promise<void> {
  await session.expect('% ')
  await session.sendLine('[ "$(stty -g)" = "$was" ] && echo same || echo changed')
  expect((await session.expect(/same\r\n|changed\r\n/)).text).toBe('same\r\n')
}

describe('interact', () => {
  it('hands every key over, shows every word, and ends with Ctrl+]', async () => {
    await using user = await shell()
    await user.sendLine(handOver('sh', '-c', 'echo it begins; exec cat'))
    await user.expect('it begins\r\n')
    await user.sendLine('hello')
    await user.expect('hello\r\n')
    // A control key reaches the program inside and not the one that handed over.
    await user.press('Ctrl+Z')
    await user.expect('^Z', { echo: true })
    await user.press('Ctrl+]')
    await user.expect('back by escape, icanon echo')
    await expectRestored(user)
  })

  it('lets the user’s terminal answer what the program asks its terminal, once', async () => {
    await using user = await shell()
    // The place of the cursor, which is 1;1, and then a key.
    const asks =
      'stty raw -echo; printf "\\033[H\\033[6n"; dd bs=1 count=6 2>&- | od -An -c; printf "key?"; dd bs=1 count=1 2>&-'
    await user.sendLine(handOver('sh', '-c', asks))
    await user.expect(/033 +\[ +1 +; +1 +R/)
    await user.expect('key?')
    await user.send('x')
    await user.expect('x', { echo: true })
    await user.expect('back by exit, icanon echo')
    await expectRestored(user)
  })

  it('ends with the program, with everything it printed shown', async () => {
    await using user = await shell()
    await user.sendLine(handOver('sh', '-c', 'echo name?; read name; seq 1 3000; echo bye $name'))
    await user.expect('name?')
    await user.sendLine('Ada')
    const { before } = await user.expect('bye Ada')
    // Where a read ended between CR and LF, the user's terminal was given CR and then, once more, CR LF: the same to the eye.
    const lines = before.replaceAll('\r\r\n', '\r\n')
    expect(lines).toContain(Array.from({ length: 3000 }, (_, index) => `${index + 1}\r\n`).join(''))
    await user.expect('back by exit, icanon echo')
    await expectRestored(user)
  })

  it('gives the program the size of the user’s terminal, now and later', async () => {
    await using user = await shell({ cols: 100, rows: 30 })
    const sizes = 'trap "stty size" WINCH; stty size; while :; do sleep 0.05; done'
    await user.sendLine(handOver('sh', '-c', sizes))
    await user.expect('30 100')
    await user.resize(90, 20)
    await user.expect('20 90')
    await user.press('Ctrl+]')
    await user.expect('back by escape, icanon echo')
    await expectRestored(user)
  })

  it('restores the terminal when the program leaves it in disorder', async () => {
    await using user = await shell()
    await user.sendLine(
      handOver('sh', '-c', 'printf "\\033[?1049h\\033[?1000h\\033[?25lin disorder"; kill -9 $$'),
    )
    await user.expect('in disorder')
    await user.expect('back by exit, icanon echo')
    await expectRestored(user)
    expect(user.screen.alternate).toBe(false)
    expect(user.screen.cursor.visible).toBe(true)
  })

  it.each(['TERM', 'INT', 'HUP'])('restores the terminal when its own process gets SIG%s', async (signal) => {
    await using user = await shell()
    await user.sendLine(handOver('sh', '-c', 'echo my parent is $PPID.; exec cat'))
    const { groups } = await user.expect(/my parent is (\d+)\./)
    process.kill(Number(groups[0]), `SIG${signal}`)
    await expectRestored(user)
  })

  it('restores the terminal when its own process fails', async () => {
    await using user = await shell()
    await user.sendLine(`FAIL=1 ${handOver('cat')}`)
    await user.expect('FAIL=1', { echo: true })
    await user.sendLine('trip')
    await user.expect('Error: tripped')
    await expectRestored(user)
  })
})

it('leaves the cursor where a program in raw mode puts it', async () => {
  await using user = await shell()
  await user.sendLine(handOver('sh', '-c', 'stty raw; printf "\\033[2J\\033[Hab\\ncd\\r\\nef"; cat'))
  await user.expect('ef')
  expect(user.screen.lines.slice(0, 3)).toEqual(['ab', '  cd', 'ef'])
})

describe.runIf(spawnSync('tmux', ['-V']).status === 0)('under tmux', () => {
  it('hands every key over and gives the terminal back', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'termtape-tmux-'))
    const server = ['-S', join(folder, 'socket'), '-f', '/dev/null']
    await using tmux = await spawn('tmux', [...server, 'new-session', 'PS1="% " sh -i'], {
      cwd: root,
      cols: 100,
      rows: 30,
    })
    const shows = async (text: string): Promise<void> => {
      const seen = await internalsOf(tmux).until(() => (tmux.screen.text.includes(text) ? true : undefined))
      expect(seen, tmux.screen.text).toEqual({ held: true })
    }
    await shows('%')
    await tmux.sendLine(handOver('python3', '-q'))
    await shows('>>>')
    await tmux.sendLine('6 * 7')
    await shows('\n42')
    await tmux.sendLine('import os; "size %d %d" % os.get_terminal_size()')
    await shows("'size 100 29'")
    await tmux.press('Ctrl+]')
    await shows('back by escape, icanon echo\n%')
    await tmux.sendLine('stty -a | tr " ;" "\\n\\n" | grep -cx -e icanon -e echo -e isig')
    await shows('\n3\n')
    await tmux.sendLine('exit')
    await tmux.expectEof()
    await rm(folder, { recursive: true, force: true })
  })
})
