// Copied into a user's project: a failure of every kind, each with the same secrets in sight.
import { inspect } from 'node:util'
import { afterAll, afterEach, vi } from 'vitest'
import { expect, test, describe } from 'termtape/fixtures'
const token = ['gh', 'p_aB3dE5fG7hJ9kL1mN3pQ5rS7tU9vW1xY3zA5'].join('')
const password = ['Tr0ub4dor', '&3-xyz'].join('')
const said = ['zz-other', '-words-9'].join('')
const named = ['plain-words', '-db-7'].join('')
const prompt = `process.stdin.setRawMode(true); let t=''; process.stdout.write('Password: '); process.stdin.on('data', d => { for (const c of String(d)) { if (c === '\\r') { process.stdout.write('\\r\\ngot ' + t + ' and ' + process.env.DSN + '\\r\\n'); t='' } else { t += c; process.stdout.write('*') } } })`
const options = { env: { MY_TOKEN: said, DSN: named }, secrets: { db: named } }
async function open(terminal) {
  const s = await terminal.spawn('node', ['-e', prompt, '--', '--password', password, token], options)
  await s.expect('Password: ')
  await s.type(password)
  await s.press('Enter')
  await s.expect('got ')
  return s
}
test('expect', async ({ terminal }) => {
  const s = await open(terminal)
  await s.expect('never', { timeoutMs: 200 })
})
test('expect of a secret', async ({ terminal }) => {
  const s = await open(terminal)
  await s.expect(token, { timeoutMs: 200 })
})
test('toShow of a secret', async ({ terminal }) => {
  const s = await open(terminal)
  await expect(s).toShow(password + 'X', { timeoutMs: 200 })
})
test('not toShow', async ({ terminal }) => {
  const s = await open(terminal)
  await expect(s).not.toShow(password, { timeoutMs: 200 })
})
test('toHaveTitle', async ({ terminal }) => {
  const s = await open(terminal)
  await expect(s).toHaveTitle(named, { timeoutMs: 200 })
})
test('toBe', async ({ terminal }) => {
  const s = await open(terminal)
  expect(s.screen.text).toBe('x')
})
test('toEqual lines', async ({ terminal }) => {
  const s = await open(terminal)
  expect(s.screen.lines).toEqual([])
})
test('toEqual session', async ({ terminal }) => {
  const s = await open(terminal)
  expect(s).toEqual({})
})
test('toContain', async ({ terminal }) => {
  const s = await open(terminal)
  expect(s.output).toContain('nope')
})
test('toMatch regexp of a secret', async ({ terminal }) => {
  const s = await open(terminal)
  expect(s.output).toMatch(new RegExp('^' + password))
})
test('toHaveProperty', async ({ terminal }) => {
  const s = await open(terminal)
  expect({ a: { b: s.output } }).toHaveProperty('a.b', 'x')
})
test('thrown with all', async ({ terminal }) => {
  const s = await open(terminal)
  const error = new Error('message ' + s.output, {
    cause: new Error('cause ' + s.output, { cause: { deep: [s.output] } }),
  })
  error.name = 'Name ' + password
  error.extra = s.output
  error.nested = {
    list: [s.output, { x: s.output }],
    map: new Map([[s.output, s.output]]),
    set: new Set([s.output]),
    buffer: Buffer.from(password),
  }
  error[password] = 1
  error.session = s
  error.toJSON = () => ({ json: s.output })
  throw error
})
test('thrown text', async ({ terminal }) => {
  const s = await open(terminal)
  throw s.output
})
test('thrown object', async ({ terminal }) => {
  const s = await open(terminal)
  throw { a: s.output }
})
test('thrown class', async ({ terminal }) => {
  const s = await open(terminal)
  class E extends Error {
    get detail() {
      return s.output
    }
  }
  throw new E('x ' + password)
})
test('frozen', async ({ terminal }) => {
  const s = await open(terminal)
  throw Object.freeze(new Error('x ' + s.output))
})
test('aggregate', async ({ terminal }) => {
  const s = await open(terminal)
  throw new AggregateError([new Error(s.output), s.output], 'many ' + s.output)
})
test('soft', async ({ terminal }) => {
  const s = await open(terminal)
  expect.soft(s.output).toBe('x')
  expect.soft(s.output.trim()).toBe('y')
})
test('poll', async ({ terminal }) => {
  const s = await open(terminal)
  await expect.poll(() => s.output, { timeout: 200 }).toBe('x')
})
test('rejects', async ({ terminal }) => {
  const s = await open(terminal)
  await expect(Promise.resolve(s.output)).rejects.toThrow('x')
})
test('resolves', async ({ terminal }) => {
  const s = await open(terminal)
  await expect(Promise.reject(new Error(s.output))).resolves.toBe('x')
})
test('fail', async ({ terminal }) => {
  const s = await open(terminal)
  expect.fail(s.output)
})
test('message', async ({ terminal }) => {
  const s = await open(terminal)
  expect(1, s.output).toBe(2)
})
test('mock', async ({ terminal }) => {
  const s = await open(terminal)
  const f = vi.fn()
  f(s.output)
  expect(f).toHaveBeenCalledWith('x')
})
test('inline snapshot', async ({ terminal }) => {
  const s = await open(terminal)
  expect(s.screen.text).toMatchInlineSnapshot(`"x"`)
})
test('passes: a snapshot of the screen', async ({ terminal }) => {
  const s = await open(terminal)
  await expect(s).toMatchScreen()
})
test('cursor', async ({ terminal }) => {
  const s = await open(terminal)
  await expect(s).toHaveCursorAt(20, 20, { timeoutMs: 200 })
})
test('style', async ({ terminal }) => {
  const s = await open(terminal)
  await expect(s).toHaveStyle('got', { fg: 'red' }, { timeoutMs: 200 })
})
test('exit', async ({ terminal }) => {
  const s = await open(terminal)
  await expect(s).toExitWith(3, { timeoutMs: 200 })
})
test('locator', async ({ terminal }) => {
  const s = await open(terminal)
  await s.getByText(password + 'zz').click({ timeoutMs: 200 })
})
test('locator strict', async ({ terminal }) => {
  const s = await open(terminal)
  await s.type('x' + password + '\n')
  await expect(s.getByText(/Tr0ub4dor\S*/)).toBeVisible({ timeoutMs: 500 })
})
test('print', async ({ terminal }) => {
  const s = await open(terminal)
  await expect(s).toPrint(named + 'q', { timeoutMs: 200 })
})
test('prompt', async ({ terminal }) => {
  const s = await open(terminal)
  await expect(s).toPrompt(/never/, { timeoutMs: 200 })
})
test('holds a secret', async ({ terminal }) => {
  const s = await open(terminal)
  await expect(`${s.output} ${token}`).toHoldNoSecrets({ as: 'text' })
})
test('wait in vain', async ({ terminal }) => {
  const s = await terminal.spawn('cat', [token])
  await s.waitNoEcho({ timeoutMs: 200 })
})
test('option error', async ({ terminal }) => {
  const s = await open(terminal)
  await s.press(password)
})
test('option error 2', async ({ terminal }) => {
  await terminal.spawn('cat', [], { env: { MY_TOKEN: said }, nonsense: said, cols: said })
})
test('option error 3', async ({ terminal }) => {
  await terminal.spawn('cat', [], { secrets: { 'bad name': named } })
})
test('cwd', async ({ terminal }) => {
  await terminal.spawn('cat', [], { cwd: '/nowhere/' + token })
})
test('absent', async ({ terminal }) => {
  await terminal.spawn('no-' + token, [token], options)
})
test('ended', async ({ terminal }) => {
  const s = await open(terminal)
  await s.close()
  await s.send(password)
})
test('exited', async ({ terminal }) => {
  const s = await terminal.spawn('sh', ['-c', 'echo "$1"; exit 3', 'sh', token])
  await s.expect('never')
})
test('timeout', { timeout: 1500 }, async ({ terminal }) => {
  const s = await open(terminal)
  await s.expect('never', { timeoutMs: 60000 })
})
test('two sessions', async ({ terminal }) => {
  await open(terminal)
  const t = await terminal.spawn('sh', ['-c', 'echo hi; read x'])
  await t.sendLine('said ' + password)
  await t.expect('never', { timeoutMs: 200 })
})
test('a session that was closed', async ({ terminal }) => {
  const s = await open(terminal)
  const o = s.output
  await s.close()
  throw new Error(o)
})
test('not replayable', async ({ terminal }) => {
  const s = await terminal.spawn('sh', ['-c', 'a=gh b=p_aB3dE5fG7hJ9kL1mN3pQ5rS7tU9; echo "$a${b}vW1xY3zA5"'])
  await s.expect(token)
})
test('unreleased', async ({ terminal }) => {
  const s = await terminal.spawn('sh', ['-c', 'stty -echo; printf "Password: "; read x; echo "<$x>"; read y'])
  await s.expect('Password: ')
  await s.sendLine(password)
  await s.expect('<')
  throw new Error(s.screen.text)
})
test('tape value', async ({ terminal, tape }) => {
  const v = await tape?.value?.('t', () => token)
  const s = await terminal.spawn('sh', ['-c', 'read x; echo "$x"'])
  await s.sendLine(v ?? token)
  await s.expect('never', { timeoutMs: 200 })
})
test('inspected', async ({ terminal }) => {
  const s = await open(terminal)
  throw new Error(inspect(s, { depth: 9, showHidden: true }))
})
describe('hooks', () => {
  let last
  afterEach(() => {
    if (last) throw new Error('after ' + last.output)
  })
  test('in a hook', async ({ terminal }) => {
    last = await open(terminal)
  })
})
describe('finished', () => {
  test('in onTestFinished', async ({ terminal, onTestFinished }) => {
    const s = await open(terminal)
    onTestFinished(() => {
      throw new Error('finished ' + s.output)
    })
  })
  test('in onTestFailed', async ({ terminal, onTestFailed }) => {
    const s = await open(terminal)
    onTestFailed(() => {
      throw new Error('failed ' + s.output)
    })
    throw new Error('first')
  })
})
const scoped = test.extend({
  logged: async ({ terminal }, use) => {
    const s = await open(terminal)
    await use(s)
    throw new Error('fixture ' + s.output)
  },
})
scoped('in a fixture', async ({ logged }) => {
  expect(logged.state).toBe('alive')
})
describe('all', () => {
  let s
  afterAll(() => {
    throw new Error('afterAll ' + s)
  })
  test('passes: keeps', async ({ terminal }) => {
    s = (await open(terminal)).output
  })
})
test('passes: a recording', async ({ terminal }) => {
  const s = await open(terminal)
  await s.expect('and ')
  await s.close()
})
test('a login', async ({ terminal }) => {
  const s = await terminal.spawn('sh', [
    '-c',
    'stty -echo; printf "Password: "; read x; echo "got $x"; read y',
  ])
  await s.expect('Password: ')
  await s.sendLine(password)
  await s.expect('got ')
  throw new Error('the screen is ' + s.screen.text + ' in ' + s.output)
})
