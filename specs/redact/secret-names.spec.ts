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
  ['GITEA_PAT', 'token'],
  ['DB_PASS', 'password'],
  ['SA_PWD', 'password'],
  ['ROOT_PW', 'password'],
  ['CARD_PIN', 'password'],
  ['WIFI_PSK', 'password'],
  ['GHTOKEN', 'token'],
  ['AWS_CREDS', 'token'],
  ['APP_KEY', 'key'],
  ['PATH', undefined],
  ['OLDPWD', undefined],
  ['PATTERN', undefined],
  ['SORT_KEY', undefined],
  ['MAX_TOKENS', undefined],
  ['PASS_COUNT', undefined],
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
    ['redis-cli', ['-h', 'h', '-a', 'letmein', 'ping'], ['-h', 'h', '-a', '⟨secret:password:1⟩', 'ping']],
    ['redis-cli', ['AUTH', 'letmein'], ['AUTH', '⟨secret:password:1⟩']],
    ['mongosh', ['-u', 'me', '-p', 'letmein', 'db'], ['-u', 'me', '-p', '⟨secret:password:1⟩', 'db']],
    [
      'docker',
      ['login', '-u', 'me', '-p', 'letmein', 'r'],
      ['login', '-u', 'me', '-p', '⟨secret:password:1⟩', 'r'],
    ],
    ['docker', ['exec', 'db', 'mysql', '-pletmein'], ['exec', 'db', 'mysql', '-p⟨secret:password:1⟩']],
    [
      'sudo',
      ['-u', 'me', 'redis-cli', '-a', 'letmein'],
      ['-u', 'me', 'redis-cli', '-a', '⟨secret:password:1⟩'],
    ],
    ['env', ['PGPASSWORD=letmein', 'psql'], ['PGPASSWORD=⟨secret:password:1⟩', 'psql']],
    ['htpasswd', ['-bc', 'f', 'bob', 'letmein'], ['-bc', 'f', 'bob', '⟨secret:password:1⟩']],
    ['htpasswd', ['-c', 'f', 'bob'], ['-c', 'f', 'bob']],
    [
      'ldapsearch',
      ['-D', 'cn=x', '-w', 'letmein', '-b', 'dc=x'],
      ['-D', 'cn=x', '-w', '⟨secret:password:1⟩', '-b', 'dc=x'],
    ],
    ['curl', ['-ume:letmein', 'https://h/'], ['-ume:⟨secret:password:1⟩', 'https://h/']],
    ['http', ['-a', 'me:letmein', 'h'], ['-a', 'me:⟨secret:password:1⟩', 'h']],
    ['smbclient', ['//h/s', '-U', 'me%letmein'], ['//h/s', '-U', 'me%⟨secret:password:1⟩']],
    ['sqlplus', ['me/letmein@db'], ['me/⟨secret:password:1⟩']],
    ['zip', ['-P', 'letmein', 'a.zip', 'b'], ['-P', '⟨secret:password:1⟩', 'a.zip', 'b']],
    ['7z', ['x', 'a.7z', '-pletmein'], ['x', 'a.7z', '-p⟨secret:password:1⟩']],
    ['openssl', ['rsa', '-passin', 'pass:letmein'], ['rsa', '-passin', 'pass:⟨secret:password:1⟩']],
    ['rabbitmqctl', ['add_user', 'me', 'letmein'], ['add_user', 'me', '⟨secret:password:1⟩']],
    ['docker', ['run', '-p', '8080:80', 'nginx'], ['run', '-p', '8080:80', 'nginx']],
    ['mkdir', ['-p', 'letmein'], ['-p', 'letmein']],
    ['ls', ['-a', 'letmein'], ['-a', 'letmein']],
    ['python3', ['-u', 'a:b.py'], ['-u', 'a:b.py']],
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
