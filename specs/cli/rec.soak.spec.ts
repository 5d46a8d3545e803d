import { spawnSync } from 'node:child_process'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { builtProgram } from '../built.ts'
import { Project } from '../project.ts'
import { runs } from '../runs.ts'

const root = resolve(import.meta.dirname, '../..')
const [node, termtape] = await builtProgram('src/cli/main.ts')
const isThere = (program: string): boolean => spawnSync('which', [program]).status === 0

let users = 0

/** A person at a terminal of tmux: `keys` by name, or text in quotes. */
async function user(project: Project, command: string, keys: readonly string[]): Promise<void> {
  // One server each: the one before may still be about to end.
  const socket = ['-L', `termtape-${process.pid}-${users++}`]
  const tmux = (...args: string[]): string =>
    spawnSync('tmux', [...socket, ...args], { encoding: 'utf8' }).stdout
  /** The screen once it stands still. */
  const look = async (): Promise<string> => {
    let before = tmux('capture-pane', '-p')
    for (let tries = 0; tries < 40; tries++) {
      await sleep(200)
      const now = tmux('capture-pane', '-p')
      if (now === before) return now
      before = now
    }
    return before
  }
  const begun = spawnSync(
    'tmux',
    [
      ...socket,
      'new-session',
      '-d',
      '-x',
      '80',
      '-y',
      '24',
      '-c',
      project.folder,
      `${command}; echo; echo "[code $?]"; exec cat`,
    ],
    {
      env: { ...process.env, LANG: 'C.UTF-8', LC_ALL: 'C.UTF-8' },
      encoding: 'utf8',
    },
  )
  expect([begun.status, begun.stderr]).toEqual([0, ''])
  try {
    await expect.poll(look, { timeout: 20_000 }).toMatch(/\S/)
    for (const key of keys) {
      await look()
      if (key.startsWith('"')) tmux('send-keys', '-l', '--', key.slice(1, -1).replace(/;$/, '\\;'))
      else tmux('send-keys', key)
    }
    await expect.poll(look, { timeout: 20_000 }).toContain('[code ')
  } finally {
    tmux('kill-server')
  }
}

const secrets = { ASK_SH_PASSWORD: 'hunter2-Xq9', NODE_PASSWORD: 'sesam-Open1' }

const cases: readonly {
  name: string
  needs: string
  command: string
  keys: readonly string[]
  says: readonly string[]
}[] = [
  {
    name: 'sqlite',
    needs: 'sqlite3',
    command: 'sqlite3 -interactive :memory:',
    keys: [
      '"create table t(a); insert into t values(41),(1);"',
      'Enter',
      '"select sum(a)x from u"',
      'BSpace',
      '"t;"',
      'Enter',
      '".quit"',
      'Enter',
    ],
    says: ["sendLine('select sum(a)x from t;')", "toShow('42')", 'toExitWith(0)'],
  },
  {
    name: 'python',
    needs: 'python3',
    command: 'python3 -q',
    keys: ['"x = 6 * 7"', 'Enter', '"print(x)"', 'Enter', 'C-d'],
    says: ["toPrompt('>>> ')", "sendLine('x = 6 * 7')", "toShow('42')", 'sendEof()'],
  },
  {
    name: 'vim',
    needs: 'vim',
    command: 'vim -u NONE -i NONE -n notes.txt',
    keys: ['"ihello world"', 'Escape', '"yyp"', '":wq"', 'Enter'],
    says: ["press('Escape')", "toShow('hello world')"],
  },
  {
    name: 'clack',
    needs: 'node',
    command: 'node wizard.mjs',
    keys: ['"thing"', 'Enter', 'Down', 'Down', 'Enter', '"sesam-Open1"', 'Enter', 'Enter'],
    says: [
      "press('ArrowDown')",
      "toShow('● Command line')",
      'type(process.env.NODE_PASSWORD',
      "toShow('Made cli thing')",
    ],
  },
  {
    name: 'password',
    needs: 'sh',
    command: './ask.sh',
    keys: ['"ada"', 'Enter', '"hunter2-Xq9"', 'Enter'],
    says: [
      "toShow('Password:')",
      'sendLine(process.env.ASK_SH_PASSWORD',
      "toShow('Welcome ada, balance fine')",
    ],
  },
  {
    name: 'fzf',
    needs: 'fzf',
    command: './pick.sh',
    keys: ['"av"', 'Enter'],
    says: ["type('av')", "toShow('> avocado')"],
  },
]

describe.skipIf(!isThere('tmux'))('a spec written from a session under tmux', () => {
  it(
    'type-checks, replays every time, records again, and holds no secret',
    { timeout: 600_000 },
    async () => {
      await using project = await Project.create({
        'wizard.mjs': `import { intro, text, select, confirm, password, outro } from ${JSON.stringify(join(root, 'node_modules/@clack/prompts/dist/index.mjs'))}
intro('New project')
const name = await text({ message: 'Name?' })
const options = [['lib', 'Library'], ['app', 'Application'], ['cli', 'Command line']].map(([value, label]) => ({ value, label }))
const kind = await select({ message: 'Kind?', options })
const key = await password({ message: 'Deploy key?' })
const ok = await confirm({ message: 'Create it?' })
outro(ok && key.length > 3 ? 'Made ' + kind + ' ' + name : 'Nothing made')\n`,
        'ask.sh': `#!/bin/sh
printf 'User: '; read -r user
stty -echo; printf 'Password: '; read -r pw; stty echo; echo
if [ "$pw" = hunter2-Xq9 ]; then echo "Welcome $user, balance fine"; else echo "Go away"; exit 1; fi\n`,
        'pick.sh': '#!/bin/sh\nexec fzf < fruit.txt\n',
        'fruit.txt': 'apple\nbanana\ncherry\navocado\n',
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
      const tried = cases.filter(({ needs }) => isThere(needs))
      for (const { name, command, keys, says } of tried) {
        const call = `${node} ${termtape} rec --spec specs/${name}.spec.ts -- ${command}`
        await user(project, call, keys)
        const spec = await project.read(`specs/${name}.spec.ts`)
        for (const words of says) expect(spec).toContain(words)
      }
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
      const live = await project.vitest({ TERMTAPE_RECORD: 'OVERWRITE', ...secrets })
      expect(live.tests.map(({ name, status, failure }) => [name, status, failure])).toEqual(
        live.tests.map(({ name }) => [name, 'passed', '']),
      )
      expect(live.tests).toHaveLength(tried.length)
      await clean()
    },
  )
})
