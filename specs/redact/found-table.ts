import { createRedactor } from '../../src/redact/redactor.ts'

const join = (...parts: string[]): string => parts.join('')
// Put together at run time, so that no file holds what a scanner of repositories takes for a token.
const token = join('gh', 'p_', 'a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8')
const jwt = [{ alg: 'HS256' }, { sub: 'bob' }]
  .map((each) => Buffer.from(JSON.stringify(each)).toString('base64url'))
  .concat('c2lnbmF0dXJlb2Zib2I0Mg')
  .join('.')
const base64 = (text: string): string => Buffer.from(text, 'utf8').toString('base64')

/** What is printed, and the secret in it: rows of the table in docs/redaction.md. What is found and what is not, a redactor says. */
const examples: readonly (readonly [what: string, printed: string, secret: string])[] = [
  ['a token with a prefix of its own', `cloned with ${token}`, token],
  ['colours inside it', `\u001b[32m${token.slice(0, 9)}\u001b[1m${token.slice(9)}`, token],
  ['broken at the edge of a box', `│ ${token.slice(0, 22)} │\r\n│ ${token.slice(22).padEnd(22)} │`, token],
  ['painted from right to left', `\u001b[3;21H${token.slice(20)}\u001b[3;1H${token.slice(0, 20)}`, token],
  [
    'painted key by key, with its beginnings',
    `${token.slice(0, 20)}\r${token.slice(0, 30)}\r${token}`,
    token,
  ],
  ['in a path or an address', `GET /v1/${token}/repos`, token],
  ['URL-encoded, after a sign', `?q=%20${token}`, token],
  ['in a title or a link', `\u001b]8;;https://x.org/${token}\u0007here\u001b]8;;\u0007`, token],
  ['in base64', base64(`token ${token}`), token],
  ['in base64, twice', base64(base64(`token ${token}`)), token],
  ['in base64, of UTF-16', Buffer.from(`token ${token}`, 'utf16le').toString('base64'), token],
  ['words in base64 that name it', base64('password=Tr0ub4dor&3'), 'Tr0ub4dor&3'],
  ['compressed or encrypted', 'H4sIAAAAAAAAAytJLS4BAAx+f9gEAAAA', 'H4sIAAAAAAAAAytJLS4BAAx+f9gEAAAA'],
  [
    'a page from the middle of a key, whose first and last lines were not shown',
    'Zq8LmP2vR9tY4wNc6bHd1fGj5sKoQeXuAiTzVr0By7CnMIIEowIBAAKCAQEAx7k3',
    'Zq8LmP2vR9tY4wNc6bHd1fGj5sKoQeXuAiTzVr0By7CnMIIEowIBAAKCAQEAx7k3',
  ],
  ['a JSON Web Token', `id_token ${jwt}`, jwt],
  ['a name and a value', 'db.password = Tr0ub4dor&3-xyz', 'Tr0ub4dor&3-xyz'],
  ['JSON', '{"pass": "Tr0ub4dor&3"}', 'Tr0ub4dor&3'],
  ['a word of small letters in JSON', '{"password": "letmeinplease"}', 'letmeinplease'],
  ['a word with a number in a setting', 'password: hunter2', 'hunter2'],
  ['handed over in source code', `mysqli_connect("db", "root", "Tr0ub4dor&3")`, 'Tr0ub4dor&3'],
  ['in a row of SQL', `INSERT INTO users (name, password) VALUES ('bob', 'Tr0ub4dor&3');`, 'Tr0ub4dor&3'],
  ['below the command that shows it', '$ echo $DB_PASSWORD\r\nTr0ub4dor&3', 'Tr0ub4dor&3'],
  ['a command of a protocol behind other words', 'INFO auth bob Tr0ub4dor&3', 'Tr0ub4dor&3'],
  ['a word of small letters in YAML or a setting', 'password: letmein', 'letmein'],
  ['a word of small letters in a variable', 'DB_PASSWORD=letmein', 'letmein'],
  ['only digits, after a name', 'pin: 482916', '482916'],
  ['a key whose name says nothing', 'ALGOLIA_KEY=8f2c4e6a1b3d5f70', '8f2c4e6a1b3d5f70'],
  ['a name, and its value in the line below', 'name: DB_PASSWORD\r\nvalue: Tr0ub4dor&3', 'Tr0ub4dor&3'],
  ['a label', 'Enter your API key: k3y9Zx81Qm5v', 'k3y9Zx81Qm5v'],
  ['a label in another language', 'Hasło: Tr0ub4dor&3', 'Tr0ub4dor&3'],
  ['a sentence', 'The password for bob is now Tr0ub4dor&3.', 'Tr0ub4dor&3'],
  ['in the middle of a sentence', 'Use the password Tr0ub4dor&3 to log in.', 'Tr0ub4dor&3'],
  ['a PIN, a one-time code', 'Your PIN is 4829', '4829'],
  ['in a sentence, looking like a word', 'Use the password Sunflower to log in.', 'Sunflower'],
  [
    'made up and alone below its sentence',
    'Please use this password:\r\n\r\n4f1e9c0b7d2a4e86b5c3d1f0a9e8b7c6',
    '4f1e9c0b7d2a4e86b5c3d1f0a9e8b7c6',
  ],
  ['alone, and nothing names it', '8fK2pQ9xLm3ZtR7v', '8fK2pQ9xLm3ZtR7v'],
  ['a column with a heading', 'NAME   TOKEN\r\nbob    k3y9Zx81Qm5vA7', 'k3y9Zx81Qm5vA7'],
  [
    'a pass phrase of several words, named in quotes',
    'passphrase = "correct horse 7 staple"',
    'correct horse 7 staple',
  ],
  [
    'a seed phrase of 12 to 24 words',
    'Seed phrase: abandon ability able about above absent absorb abstract absurd abuse access accident',
    'abandon ability able',
  ],
  ['recovery codes', 'Recovery code: 3f9a1-77c2e', '3f9a1-77c2e'],
  ['an address with a password', 'postgres://bob:hunter2@db/app', 'hunter2'],
  [
    'a signed address',
    'https://b.example/k?X-Amz-Signature=9f8e7d6c5b4a39281706f5e4d3c2b1a0',
    '9f8e7d6c5b4a39281706f5e4d3c2b1a0',
  ],
  ['an option of a well-known client', 'redis-cli -a hunter2 ping', 'hunter2'],
  ['an option of a client nobody knows', 'mytool -z hunter2', 'hunter2'],
  ['a payment card in groups of four', '4111 1111 1111 1111', '4111 1111 1111 1111'],
  ['a payment card beside its word', 'Card number: 4111111111111111', '4111111111111111'],
  ['sixteen digits that could be a card', 'order 4111111111111111', '4111111111111111'],
  [
    'the hash of a password',
    'bob:$2y$05$abcdefghijklmnopqrstuuABCDEFGHIJKLMNOPQRSTUVWXYZ01234',
    'ABCDEFGHIJKLMNOPQRSTUVWXYZ',
  ],
  [
    'a public key, a fingerprint, the hash of a file',
    'SHA256:2f9d7c1b8a6e5f4d3c2b1a0f9e8d7c6b5a4f3e2d',
    '2f9d7c1b8a6e5f4d3c2b1a0f9e8d7c6b5a4f3e2d',
  ],
  [
    'a signature of a message',
    'X-Hub-Signature-256: sha256=9f8e7d6c5b4a39281706f5e4d3c2b1a0',
    '9f8e7d6c5b4a39281706f5e4d3c2b1a0',
  ],
]

/** The table of `docs/redaction.md`: each example, redacted. */
export function foundTable(): string {
  const rows = examples.map(([what, printed, secret]) => {
    const [redacted] = createRedactor({ columns: 80 }).redact([{ text: `${printed}\r\n`, stream: 'stdout' }])
    const isFound = !holds(redacted?.text ?? '', secret)
    return [what, shown(printed), isFound ? 'found' : '**not found**']
  })
  return [['what', 'for example', ''], ['---', '---', '---'], ...rows]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n')
}

/** Whether a good part of it is still there, plain or encoded. */
function holds(text: string, secret: string): boolean {
  const runs = text.match(/[\w+/]{16,}={0,2}/g) ?? []
  const once = runs.map((run) => Buffer.from(run, 'base64').toString('latin1').replaceAll('\0', ''))
  const twice = once.map((run) => Buffer.from(run, 'base64').toString('latin1'))
  return [text, ...once, ...twice].some((each) => each.includes(secret.slice(-8)))
}

/** One line, as Markdown takes it; what is in the middle of a token is left out. */
function shown(text: string): string {
  const line = text
    .replaceAll('\u001b', '␛')
    .replaceAll('\u0007', '␇')
    .replace(/\r?\n/g, '⏎')
    .replaceAll('\r', '␍')
    .replaceAll('|', '\\|')
    .replace(/([A-Za-z0-9+/_-]{6})[A-Za-z0-9+/_.-]{20,}/g, '$1…')
  return `\`${line}\``
}
