import { alnum, digits, hex, lower, Random, upper } from '../planting/random.ts'

/** Lines that programs print and that hold no secret, by the kind of program; the same ones every time. */
export function harmlessGroups(linesEach: number): { name: string; lines: string[] }[] {
  return Object.entries(groups).map(([name, make], index) => {
    const random = new Random(40_487 + index)
    return { name, lines: Array.from({ length: linesEach }, (_, at) => make(random, at)) }
  })
}

type Make = (r: Random, at: number) => string

const uuid = (r: Random): string => [8, 4, 4, 4, 12].map((length) => chars(r, hex, length)).join('-')
/** Without the care that {@link Random.chars} takes for secrets. */
const chars = (r: Random, alphabet: string, length: number): string =>
  Array.from({ length }, () => alphabet.charAt(r.int(alphabet.length))).join('')
const base64 = (r: Random, bytes: number): string =>
  Buffer.from(Array.from({ length: bytes }, () => r.int(256))).toString('base64')
const file = (r: Random): string =>
  `${r.pick(['src', 'lib', 'test', 'auth', 'secrets', 'tokens', 'keys'])}/${r.pick(['token', 'password-reset', 'login', 'api-key', 'index', 'secret_store', 'session'])}${r.int(90)}.${r.pick(['ts', 'py', 'go', 'rs', 'md'])}`
const time = (r: Random): string =>
  `2026-${two(1 + r.int(12))}-${two(1 + r.int(28))}T${two(r.int(24))}:${two(r.int(60))}:${two(r.int(60))}.${chars(r, digits, 3)}Z`
const two = (number: number): string => String(number).padStart(2, '0')
const subject = (r: Random): string =>
  `${r.pick(['Fix', 'Add', 'Move', 'Drop', 'Test'])} ${r.pick(['password reset', 'token refresh', 'the API key page', 'secret scanning', 'login', 'auth v2', 'OAuth2 flow', 'the keyring'])} ${r.pick(['for admins', 'in CI', 'on Node 22', '(#1234)', 'again'])}`

const groups: Record<string, Make> = {
  'git log': (r) =>
    r.pick([
      `commit ${chars(r, hex, 40)}`,
      `${chars(r, hex, 7)} ${subject(r)}`,
      `Author: Bob <bob${r.int(99)}@example.com>`,
      `    ${subject(r)}`,
      `index ${chars(r, hex, 7)}..${chars(r, hex, 7)} 100644`,
      ` ${file(r)} | ${r.int(300)} ${'+'.repeat(r.int(20))}${'-'.repeat(r.int(9))}`,
    ]),
  'git objects': (r) => `100644 blob ${chars(r, hex, 40)}\t${file(r)}`,
  'lock files': (r) =>
    r.pick([
      `      "integrity": "sha512-${base64(r, 64)}",`,
      `      "resolved": "https://registry.example.org/token-types/-/token-types-${r.int(9)}.${r.int(20)}.${r.int(9)}.tgz",`,
      `    "node_modules/js-tokens": {`,
      `      "version": "${r.int(30)}.${r.int(30)}.${r.int(30)}",`,
      `checksum = "${chars(r, hex, 64)}"`,
      `    --hash=sha256:${chars(r, hex, 64)} \\`,
      `golang.org/x/crypto v0.${r.int(40)}.0 h1:${base64(r, 32)}`,
    ]),
  listings: (r) =>
    `-rw-r--r-- 1 bob users ${String(r.int(9_999_999)).padStart(8)} Nov ${two(1 + r.int(28))} ${two(r.int(24))}:${two(r.int(60))} ${r.pick(['id_ed25519.pub', 'secrets.md', 'token.json', 'api-keys.csv', 'passwords.txt', '.netrc.example', 'private.key.enc'])}.${chars(r, lower + digits, 8)}`,
  processes: (r) =>
    `bob ${String(r.int(99_999)).padStart(7)}  ${r.int(9)}.${r.int(9)}  ${r.int(9)}.${r.int(9)} ${r.int(9_999_999)} ${r.int(99_999)} ?        Ssl  Nov20   ${r.int(9)}:${two(r.int(60))} ${r.pick(['/usr/bin/gnome-keyring-daemon --foreground --components=pkcs11,secrets', 'ssh-agent -s', '/usr/sbin/mysqld --user=mysql', 'node server.js --token-ttl 3600', 'postgres: bob app 127.0.0.1(5432) idle', 'gpg-agent --homedir /home/bob/.gnupg --use-standard-socket --daemon'])}`,
  disks: (r) =>
    `/dev/nvme0n1p${r.int(9)}  ${r.int(999)}G  ${r.int(999)}G  ${r.int(999)}G  ${r.int(100)}% /mnt/${chars(r, lower, 6)}`,
  'manual pages': (r) =>
    r.pick([
      '       -p, --password[=PASSWORD]',
      '              The password to use when connecting to the server. If not given, it is asked for.',
      '       --token TOKEN  authenticate with TOKEN (default: $GITHUB_TOKEN)',
      '       PasswordAuthentication',
      '              Specifies whether to use password authentication.  The argument must be yes (the default) or no.',
      '       -k, --key KEYFILE',
      '       Set the key to KEY. The secret is read from the file FILE.',
      '       SECRET_KEY_FILE=/etc/app/secret.key',
      `       --max-tokens N    the most tokens to read (default: ${r.int(9999)})`,
      '       passwd - change user password',
      '       -u user:password, --user user:password',
      '       token = "<your token>"',
    ]),
  containers: (r) =>
    r.pick([
      `${chars(r, hex, 12)}   postgres:16   "docker-entrypoint.s…"   ${r.int(50)} hours ago   Up ${r.int(50)} hours   0.0.0.0:${5_000 + r.int(999)}->5432/tcp   db-${r.int(99)}`,
      `Digest: sha256:${chars(r, hex, 64)}`,
      `${chars(r, hex, 12)}: Pull complete`,
      `Successfully built ${chars(r, hex, 12)}`,
      `sha256:${chars(r, hex, 64)}`,
      ` => [${r.int(9)}/9] COPY token.ts ./   ${r.int(9)}.${r.int(9)}s`,
      'the input device is not a TTY; use --password-stdin',
    ]),
  clusters: (r) =>
    r.pick([
      `api-${chars(r, hex, 9)}-${chars(r, lower + digits, 5)}   1/1     Running   ${r.int(9)}          ${r.int(40)}d`,
      `default-token-${chars(r, lower + digits, 5)}   kubernetes.io/service-account-token   3      ${r.int(400)}d`,
      `db-secret-${r.int(99)}   Opaque   ${r.int(9)}   ${r.int(99)}d`,
      '      secretName: db-credentials',
      '        secretKeyRef:',
      '          key: password',
      `  uid: ${uuid(r)}`,
      `  resourceVersion: "${r.int(99_999_999)}"`,
    ]),
  'test reports': (r) =>
    r.pick([
      ` ✓ ${file(r)} > rejects a wrong password ${r.int(99)}ms`,
      `PASS: test_login_${r.int(999)}`,
      `FAIL: test_token_${r.int(999)} (auth.tests.TokenTest${r.int(99)})`,
      `  ${r.int(999)} passing (${r.int(99)}s)`,
      `ok ${r.int(999)} - password reset sends mail`,
      `    at Object.<anonymous> (/app/${file(r)}:${r.int(999)}:${r.int(99)})`,
      `Tests:       ${r.int(99)} failed, ${r.int(999)} passed, ${r.int(999)} total`,
      `AssertionError: expected 'token' to equal 'secret'`,
    ]),
  'order numbers': (r) =>
    r.pick([
      `Order ${chars(r, digits, 16)} shipped`,
      `order_id=${chars(r, digits, 16)} total=${r.int(999)}.${two(r.int(99))}`,
      `Invoice no. 4${chars(r, digits, 15)}`,
      `tracking: ${chars(r, digits, 4)} ${chars(r, digits, 4)} ${chars(r, digits, 4)}`,
      `IBAN DE${chars(r, digits, 20)}`,
      `| ${4_000_000_000_000_000 + r.int(999_999_999)} | ${r.int(99)} | open |`,
      `seq 5${chars(r, digits, 15)}`,
    ]),
  'ids and hashes': (r) =>
    r.pick([
      uuid(r),
      chars(r, hex, 32),
      `${chars(r, hex, 64)}  ${file(r)}`,
      `md5: ${chars(r, hex, 32)}`,
      `id=${uuid(r)} rev=${chars(r, hex, 12)}`,
      `SHA256:${base64(r, 32).replace('=', '')} bob@host (ED25519)`,
      `ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI${base64(r, 30)} bob@host`,
      `key fingerprint = ${chars(r, upper + digits, 4)} ${chars(r, upper + digits, 4)} ${chars(r, upper + digits, 4)}`,
    ]),
  'server logs': (r) =>
    r.pick([
      `${time(r)} INFO  request_id=${uuid(r)} method=POST path=/api/tokens status=${200 + r.int(300)} took=${r.int(900)}ms`,
      `${time(r)} WARN  auth: token expired at ${time(r)}`,
      `${time(r)} ERROR password mismatch for user bob${r.int(99)}`,
      `{"level":30,"time":${1_700_000_000_000 + r.int(99_999_999)},"traceId":"${chars(r, hex, 32)}","spanId":"${chars(r, hex, 16)}","msg":"token refreshed"}`,
      `10.0.${r.int(255)}.${r.int(255)} - - [21/Nov/2026:10:00:00 +0000] "POST /login HTTP/1.1" 200 ${r.int(9999)} "-" "curl/8.5.0"`,
      `sshd[${r.int(9999)}]: Accepted publickey for bob from 10.0.0.${r.int(255)} port ${r.int(60_000)} ssh2: ED25519 SHA256:${base64(r, 32).replace('=', '')}`,
    ]),
  'HTTP headers': (r) =>
    r.pick([
      `< ETag: "${chars(r, hex, 32)}"`,
      `< X-Request-Id: ${chars(r, hex, 32)}`,
      `< x-amz-request-id: ${chars(r, upper + digits, 16)}`,
      `< WWW-Authenticate: Bearer realm="api", error="invalid_token"`,
      `< WWW-Authenticate: Basic realm="restricted"`,
      `< Content-Security-Policy: default-src 'self'; script-src 'nonce-${chars(r, alnum, 16)}'`,
      `< X-RateLimit-Remaining: ${r.int(5000)}`,
      `< Strict-Transport-Security: max-age=${r.int(99_999_999)}`,
      `> Authorization: Bearer <token>`,
      `< cf-ray: ${chars(r, hex, 16)}-FRA`,
    ]),
  code: (r) =>
    r.pick([
      'const token = await fetchToken(user)',
      `if (password.length < ${r.int(20)}) throw new Error('password too short')`,
      `  private readonly apiKey: string`,
      'export const SECRET_KEY = process.env.SECRET_KEY',
      `  password: z.string().min(${r.int(20)}),`,
      'def check(password: str, hashed: bytes) -> bool:',
      'func (t *Token) Valid() bool { return t.Expiry.After(time.Now()) }',
      `    token: getToken('user${r.int(99)}'),`,
      'SELECT id, password_hash FROM users WHERE token = $1',
      `assert_eq!(tokens[${r.int(9)}].kind, TokenKind::Ident);`,
      'headers: { Authorization: `Bearer ${token}` },',
      `  "secret": { "type": "string", "minLength": ${r.int(64)} },`,
      'password = getpass.getpass("Password: ")',
      `self.secret_key_base = ENV.fetch("SECRET_KEY_BASE")`,
    ]),
  settings: (r) =>
    r.pick([
      `PASSWORD_MIN_LENGTH=${r.int(20)}`,
      `TOKEN_TTL=${r.int(9999)}`,
      'API_KEY=',
      'DB_PASSWORD=${DB_PASSWORD}',
      'password: !vault |',
      'password: {{ vault_password }}',
      'token: ${{ secrets.GITHUB_TOKEN }}',
      'secret_key_file: /run/secrets/key',
      'password: ********',
      'PASSWORD=<change me>',
      'api_key: YOUR_API_KEY_HERE',
      'auth: none',
      'authentication_method: pkce',
      `cache-key: node-modules-${chars(r, hex, 64)}`,
      'passwordPolicy: strict',
      'token_endpoint: https://id.example.com/oauth/token',
      'credentialsFile: ~/.aws/credentials',
      'keyboard: us',
      'author: Bob',
      `key: value${r.int(99)}`,
      'secret: true',
      'private: yes',
    ]),
  tables: (r) =>
    r.pick([
      `| ${r.int(999)} | bob${r.int(99)} | bob${r.int(99)}@example.com | ${time(r)} |`,
      `│ ${chars(r, lower, 6)} │ ${String(r.int(9999)).padStart(5)} │ ${r.pick(['active', 'pending', 'expired'])} │`,
      `+-----+--------+---------------------+`,
      `bob,${r.int(99)},${chars(r, hex, 8)},${time(r)}`,
      `${r.int(99)}\tbob\t${uuid(r)}\tadmin`,
      `┃ token ┃ count ┃`,
      `│ if    │ ${r.int(999)}   │`,
    ]),
  'base64 images': (r) =>
    r.pick([
      base64(r, 57),
      `<img src="data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAA${base64(r, 60)}">`,
      `  background: url(data:image/svg+xml;base64,${base64(r, 45)});`,
      `//# sourceMappingURL=data:application/json;base64,${base64(r, 120)}`,
    ]),
  'minified JavaScript': (r) =>
    `!function(e,t){"object"==typeof exports?t(exports):t(e.${chars(r, lower, 4)}={})}(this,function(e){var t=${r.int(999)},n="${chars(r, lower, 8)}",o=e.token||t;function r(e,t){return e.password=t,e.key===n&&o.secret!==t}e.${chars(r, lower, 3)}=r,e.hash="${chars(r, hex, 20)}"});`,
  cloud: (r) =>
    r.pick([
      `arn:aws:kms:eu-west-1:${chars(r, digits, 12)}:key/${uuid(r)}`,
      `i-${chars(r, hex, 17)}  t3.micro  running  10.0.${r.int(255)}.${r.int(255)}`,
      `  + id = (known after apply)`,
      `aws_instance.web: Creation complete after ${r.int(99)}s [id=i-${chars(r, hex, 17)}]`,
      `  + secret_arn = (sensitive value)`,
      `gs://bucket-${chars(r, lower, 8)}/token-${r.int(99)}.json`,
      `projects/p-${r.int(999_999)}/secrets/db-password/versions/${r.int(9)}`,
      `  clientId: ${uuid(r)}`,
      `ami-${chars(r, hex, 17)}`,
      `vpc-${chars(r, hex, 17)}  10.${r.int(255)}.0.0/16`,
    ]),
  certificates: (r) =>
    r.pick([
      '-----BEGIN CERTIFICATE-----',
      base64(r, 48),
      '-----END CERTIFICATE-----',
      '-----BEGIN PUBLIC KEY-----',
      '        Subject: CN=example.com, O=Example',
      `        Serial Number: ${Array.from({ length: 16 }, () => chars(r, hex, 2)).join(':')}`,
      `    Not After : Nov 21 10:00:00 2027 GMT`,
      `                ${Array.from({ length: 15 }, () => chars(r, hex, 2)).join(':')}:`,
      '        Public-Key: (2048 bit)',
      `sha256 Fingerprint=${Array.from({ length: 32 }, () => chars(r, hex.toUpperCase(), 2)).join(':')}`,
    ]),
  prompts: (r) =>
    r.pick([
      'Password:',
      'Password: ',
      '[sudo] password for bob: ',
      `Enter passphrase for key '/home/bob/.ssh/id_ed25519': `,
      '? API key: ********',
      `Enter PIN for 'YubiKey #${r.int(99_999_999)}': `,
      'New password (min 8 characters):',
      'Retype new password:',
      'passwd: password updated successfully',
      'Wrong password, try again.',
      'The token has expired; run `gh auth login`.',
      `Your password expires in ${r.int(30)} days.`,
      `You have ${r.int(9)} unread secrets`,
      `Logged in as bob (token valid until ${time(r)})`,
      '? What is your password? [hidden]',
      'Username: bob',
      'Is this your API key? (y/N) n',
    ]),
  packages: (r) =>
    r.pick([
      `libsecret-1-0/stable 0.${r.int(30)}.${r.int(9)}-1 amd64`,
      `Setting up passwd (1:4.${r.int(20)}+dfsg1-1) ...`,
      `ii  gnome-keyring  ${r.int(50)}.${r.int(9)}-${r.int(9)}+b${r.int(9)}  amd64  GNOME keyring services (daemon and tools)`,
      `+ jsonwebtoken@${r.int(9)}.${r.int(9)}.${r.int(9)}`,
      `Downloading token_bucket-${r.int(9)}.${r.int(9)}.${r.int(9)}-py3-none-any.whl (${r.int(99)} kB)`,
      `Compiling secrecy v0.${r.int(9)}.${r.int(9)}`,
      `warning: password-hash v0.${r.int(9)} has been yanked`,
    ]),
  'chemistry and books': (r) =>
    r.pick([
      `ISBN 978-${r.int(9)}-${chars(r, digits, 2)}-${chars(r, digits, 6)}-${r.int(9)}`,
      `>seq${r.int(999)} ${chars(r, 'ACGT', 60)}`,
      chars(r, 'ACDEFGHIKLMNPQRSTVWY', 60),
      `+49 30 ${chars(r, digits, 8)}`,
      `${(r.next() * 90).toFixed(6)}, ${(r.next() * 180).toFixed(6)}`,
      `π ≈ 3.14159265358979323846${chars(r, digits, 12)}`,
      `key signature: ${r.pick(['C major', 'F♯ minor', 'B♭ major'])}`,
      'The secret of a good soup is salt.',
      'He whispered the password and the door opened.',
      `It was a token of his love, no. ${r.int(99)}.`,
    ]),
}
