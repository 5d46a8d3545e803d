import * as fc from 'fast-check'

const lower = 'abcdefghijklmnopqrstuvwxyz'
const digits = '0123456789'
const alnum = lower + lower.toUpperCase() + digits
const hex = '0123456789abcdef'

/** Random secrets of every kind, and the text a program would print them in (`§` stands for the secret). */
export interface Planted {
  kind: string
  secret: string
  around: string
}

export const planted: fc.Arbitrary<Planted> = fc.oneof(
  kind('anthropic', join('sk-ant-api03-', chars(`${alnum}_-`, 93), 'AA')),
  kind('anthropic', join('sk-ant-oat01-', chars(`${alnum}_-`, 95))),
  kind('anthropic', join('sk-ant-admin01-', chars(`${alnum}_-`, 93))),
  kind('openai', join('sk-proj-', chars(`${alnum}_-`, 74), 'T3BlbkFJ', chars(`${alnum}_-`, 74))),
  kind('openai-legacy', join('sk-', chars(alnum, 20), 'T3BlbkFJ', chars(alnum, 20))),
  ...['ghp_', 'gho_', 'ghu_', 'ghs_', 'ghr_'].map((prefix) => kind('github', join(prefix, chars(alnum, 36)))),
  kind('github-fine-grained', join('github_pat_', chars(alnum, 22), '_', chars(alnum, 59))),
  kind('gitlab', join('glpat-', chars(alnum, 20))),
  kind('aws-access-key-id', join('AKIA', chars('ABCDEFGHIJKLMNOPQRSTUVWXYZ234567', 16))),
  kind('aws-secret-access-key', chars(`${alnum}/+`, 40), 'aws_secret_access_key = §'),
  kind('slack', join('xoxb-', chars(digits, 12), '-', chars(digits, 12), '-', chars(alnum, 24))),
  kind('google-api-key', join('AIza', chars(`${alnum}_-`, 35))),
  kind('npm', join('npm_', chars(alnum, 36))),
  kind('stripe', join('sk_live_', chars(alnum, 24))),
  kind('sendgrid', join('SG.', chars(alnum, 22), '.', chars(alnum, 43))),
  kind('hugging-face', join('hf_', chars(alnum, 34))),
  kind('vault', join('hvs.', chars(alnum, 91))),
  kind('pypi', join('pypi-AgEIcHlwaS5vcmc', chars(alnum, 150))),
  kind('digitalocean', join('dop_v1_', chars(hex, 64))),
  kind('jwt', jwt()),
  kind('private-key', pem()),
  kind('azure-account-key', join(chars(alnum, 86), '=='), 'DefaultEndpointsProtocol=https;AccountKey=§;'),
  kind('authorization', chars(alnum, 32), 'Authorization: Bearer §'),
  kind('url-credentials', join('Pw', chars(alnum, 16)), 'postgres://bob:§@db.example/app'),
  kind('password-assignment', join('aZ3', chars(alnum, 14)), 'password=§'),
  kind('token-assignment', join('aZ3', chars(alnum, 29)), '"api_key": "§"'),
  kind('npmrc', chars(alnum, 36), '//registry.example/:_authToken=§'),
  kind('kubeconfig', chars(alnum, 64), '    client-key-data: §'),
  kind('payment-card', card(), 'card number: §'),
  kind('netrc', join('pw4', chars(alnum, 14)), 'machine example.org login me password §'),
)

function kind(name: string, secret: fc.Arbitrary<string>, around = '§'): fc.Arbitrary<Planted> {
  return secret.map((value) => ({ kind: name, secret: value, around }))
}

function chars(alphabet: string, length: number): fc.Arbitrary<string> {
  return fc
    .string({
      unit: fc.constantFrom(...alphabet.split('')),
      minLength: length,
      maxLength: length,
      size: 'max',
    })
    .filter(
      (text) =>
        new Set(text).size > 6 &&
        /\d/.test(text) === /\d/.test(alphabet) &&
        /^[A-Za-z0-9].*[A-Za-z0-9]$/.test(text),
    )
}

function join(...parts: (string | fc.Arbitrary<string>)[]): fc.Arbitrary<string> {
  return fc
    .tuple(...parts.map((part) => (typeof part === 'string' ? fc.constant(part) : part)))
    .map((texts) => texts.join(''))
}

function jwt(): fc.Arbitrary<string> {
  return fc.tuple(chars(alnum, 20), chars(alnum, 43)).map(([subject, signature]) => {
    return `${encode({ alg: 'HS256', typ: 'JWT' })}.${encode({ sub: subject })}.${signature}`
  })
}

function encode(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url')
}

function pem(): fc.Arbitrary<string> {
  return fc
    .array(chars(`${alnum}+/`, 64), { minLength: 3, maxLength: 25 })
    .map((lines) =>
      ['-----BEGIN RSA PRIVATE KEY-----', ...lines, '-----END RSA PRIVATE KEY-----'].join('\r\n'),
    )
}

function card(): fc.Arbitrary<string> {
  return chars(digits, 14).map((middle) => {
    const body = `4${middle}`
    let sum = 0
    for (const [index, digit] of body.split('').reverse().entries()) {
      const doubled = index % 2 === 0 ? Number(digit) * 2 : Number(digit)
      sum += doubled > 9 ? doubled - 9 : doubled
    }
    return body + String((10 - (sum % 10)) % 10)
  })
}
