import { describe, expect, it } from 'vitest'
import {
  argumentPassages,
  environmentPassages,
  secretName,
  secretValues,
} from '../../src/redact/secret-names.ts'
import { createRedactor } from '../../src/redact/redactor.ts'

it.each([
  ['DB_PASSWORD', 'password'],
  ['PGPASSWORD', 'password'],
  ['MYSQL_PWD', 'password'],
  ['GITHUB_TOKEN', 'token'],
  ['accessToken', 'token'],
  ['AWS_SECRET_ACCESS_KEY', 'key'],
  ['ANTHROPIC_API_KEY', 'key'],
  ['clientSecret', 'key'],
  ['api-key', 'key'],
  ['PATH', undefined],
  ['PWD', undefined],
  ['TOKEN_COUNT', undefined],
  ['PASSWORD_FILE', undefined],
  ['SSH_AUTH_SOCK', undefined],
  ['KEYBOARD', undefined],
  ['COMPASS', undefined],
  ['max-tokens', undefined],
])('the name %s holds %s', (name, category) => {
  expect(secretName(name)).toBe(category)
})

describe('arguments', () => {
  it.each([
    ['tool', ['--password', 'letmein'], ['--password', '⟨secret:password:1⟩']],
    ['tool', ['--token=abc', 'x'], ['--token=⟨secret:token:1⟩', 'x']],
    ['tool', ['--password-file', 'a.txt'], ['--password-file', 'a.txt']],
    ['tool', ['--password', '--verbose'], ['--password', '--verbose']],
    ['/usr/bin/mysql', ['-u', 'me', '-phunter2'], ['-u', 'me', '-p⟨secret:password:1⟩']],
    ['grep', ['-pattern'], ['-pattern']],
    [
      'curl',
      ['-u', 'me:pw', 'https://me:pw2x@h/'],
      ['-u', 'me:⟨secret:password:1⟩', 'https://me:⟨secret:password:2⟩@h/'],
    ],
    ['env', ['DB_PASSWORD=letmein', 'A=b'], ['DB_PASSWORD=⟨secret:password:1⟩', 'A=b']],
    ['sshpass', ['-p', 'letmein', 'ssh', 'h'], ['-p', '⟨secret:password:1⟩', 'ssh', 'h']],
  ])('of %s %j are written as %j', (program, args, written) => {
    const redacted = createRedactor().redact(argumentPassages(program, args))
    expect(redacted.map(({ text }) => text)).toEqual(written)
  })
})

it('takes secret variables whole, and looks for their values everywhere', () => {
  const env = { DB_PASSWORD: 'letmein-please', TERM: 'xterm', USE_TOKEN: '1', X: 'say letmein-please' }
  expect(secretValues(env)).toEqual([{ value: 'letmein-please', category: 'password' }])
  const redacted = createRedactor({ values: secretValues(env) }).redact([
    ...environmentPassages(env),
    { text: 'echo letmein-please' },
  ])
  expect(redacted.map(({ text }) => text)).toEqual([
    '⟨secret:password:1⟩',
    'xterm',
    '1',
    'say ⟨secret:password:1⟩',
    'echo ⟨secret:password:1⟩',
  ])
})
