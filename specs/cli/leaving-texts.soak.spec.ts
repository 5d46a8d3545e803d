import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { control } from '../../src/control/registry/control.ts'
import { useHome } from '../control/home.ts'
import { useHost } from '../control/host/hosted.ts'
import { shell } from './command-line.ts'

const home = useHome()
useHost()

// Split, so that no text of the project holds one whole.
const token = ['gh', 'p_aB3dE5fG7hJ9kL1mN3pQ5rS7tU9vW1xY3zA5'].join('')
const password = ['Tr0ub4dor', '&3-xyz'].join('')
const said = ['zz-other', '-words-9'].join('')
const prompt =
  "process.stdin.setRawMode(true); process.stdout.write('Password: '); let t = ''; process.stdin.on('data', (d) => { for (const c of String(d)) if (c === '\\r') { console.log('\\r\\ngot ' + t + ' ' + process.env.MY_TOKEN); t = '' } else { t += c; process.stdout.write('*') } })"

it('nothing a control room keeps or lists holds a secret', async () => {
  const texts = new Map<string, string>()
  const say = async (...args: string[]): Promise<void> => {
    const { out, err } = await shell(...args)
    texts.set(args.slice(0, 2).join(' '), out + err)
  }
  const program = ['node', '-e', prompt, '--', '--password', password, token]
  await say('open', 'a', '--env', `MY_TOKEN=${said}`, '--', ...program)
  await shell('send', 'a', password, '--expect', 'got ')
  await say('list')
  await say('list', '--json')
  await say('status', 'a')
  await say('status', 'a', '--json')
  await say('open', 'b', '--', 'no-such-program', '--password', password, token)
  await say('send', 'none', password)
  await say('send', 'a', '--nonsense', password)

  const session = await control('node', {
    args: program.slice(1),
    env: { MY_TOKEN: said },
    sessionId: 'c',
    stream: true,
  })
  await session.expect('Password: ')
  for (const key of password) await session.press(key)
  await session.press('Enter')
  await session.expect('got ')
  const failure = await session.expect(`never ${token}`, { timeoutMs: 100 }).catch((error: unknown) => error)
  texts.set('an error', JSON.stringify(failure, Object.getOwnPropertyNames(failure)) + String(failure))
  await session.close()
  await shell('close', 'a')
  await say('list', '--all')

  for (const file of await readdir(home.folder, { recursive: true, withFileTypes: true }))
    if (file.isFile())
      texts.set(join(file.parentPath, file.name), await readFile(join(file.parentPath, file.name), 'utf8'))
  const leaks = [...texts].flatMap(([name, text]) =>
    [token, password, said]
      .filter((value) => text.includes(value))
      .map((value) => `${name}: ${value.slice(0, 4)}… in ${text.slice(0, 1500)}`),
  )
  expect(leaks).toEqual([])
  expect([...texts.keys()].some((name) => name.endsWith('interactions.jsonl'))).toBe(true)
})
