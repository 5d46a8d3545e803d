import { alnum, digits, hex, lower, type Random, upper, word } from './random.ts'

/** A kind of secret or a wording it comes in: makes one, and the text a program prints it in (`§` stands for the secret). */
export interface Kind {
  name: string
  make(random: Random): string
  around: string
  /** Whether the form alone tells: it may be put anywhere. Else it needs the words around it, unbroken. */
  marked: boolean
}

function token(name: string, prefix: string, alphabet: string, length: number, suffix = ''): Kind {
  // The prefix is joined at run time, so that no file holds what a scanner of repositories takes for a token.
  return {
    name,
    make: (random) => prefix + random.chars(alphabet, length) + suffix,
    around: '§',
    marked: true,
  }
}

function made(name: string, make: Kind['make'], around = '§'): Kind {
  return { name, make, around, marked: around === '§' }
}

const p = (...parts: string[]): string => parts.join('')

const issuers: Kind[] = [
  token('anthropic api', p('sk-', 'ant-api03-'), word, 93, 'AA'),
  token('anthropic oauth', p('sk-', 'ant-oat01-'), word, 95),
  token('anthropic admin', p('sk-', 'ant-admin01-'), word, 93, 'AA'),
  made(
    'openai project',
    (r) => p('sk-', 'proj-') + r.chars(word, 74) + p('T3Blbk', 'FJ') + r.chars(word, 74),
  ),
  made('openai legacy', (r) => p('sk', '-') + r.chars(alnum, 20) + p('T3Blbk', 'FJ') + r.chars(alnum, 20)),
  token('openrouter', p('sk-', 'or-v1-'), hex, 64),
  token('groq', p('gs', 'k_'), alnum, 52),
  token('xai', p('xa', 'i-'), alnum, 80),
  token('perplexity', p('ppl', 'x-'), alnum, 48),
  token('replicate', p('r', '8_'), alnum, 37),
  token('hugging face', p('h', 'f_'), alnum, 34),
  token('github classic', p('gh', 'p_'), alnum, 36),
  token('github oauth', p('gh', 'o_'), alnum, 36),
  token('github app', p('gh', 's_'), alnum, 36),
  made('github fine', (r) => p('github', '_pat_') + r.chars(alnum, 22) + '_' + r.chars(alnum, 59)),
  token('gitlab', p('gl', 'pat-'), alnum, 20),
  token('gitlab runner', p('gl', 'rt-'), alnum, 20),
  token('npm', p('np', 'm_'), alnum, 36),
  token('pypi', p('pypi', '-AgEIcHlwaS5vcmc'), alnum, 150),
  token('rubygems', p('ruby', 'gems_'), hex, 48),
  token('docker hub', p('dckr', '_pat_'), alnum, 27),
  made('aws id', (r) => p('AK', 'IA') + r.chars('ABCDEFGHIJKLMNOPQRSTUVWXYZ234567', 16)),
  made('aws temporary id', (r) => p('AS', 'IA') + r.chars('ABCDEFGHIJKLMNOPQRSTUVWXYZ234567', 16)),
  token('google api', p('AI', 'za'), word, 35),
  token('google oauth', p('ya', '29.'), word, 60),
  token('google client', p('GOC', 'SPX-'), alnum, 28),
  made(
    'slack bot',
    (r) => p('xo', 'xb-') + r.chars(digits, 12) + '-' + r.chars(digits, 12) + '-' + r.chars(alnum, 24),
  ),
  made(
    'slack client',
    (r) =>
      p('xo', 'xc-') +
      r.chars(digits, 12) +
      '-' +
      r.chars(digits, 12) +
      '-' +
      r.chars(digits, 12) +
      '-' +
      r.chars(hex, 64),
  ),
  token('slack cookie', p('xo', 'xd-'), alnum, 80),
  made(
    'slack webhook',
    (r) => 'T' + r.chars(upper + digits, 8) + '/B' + r.chars(upper + digits, 10) + '/' + r.chars(alnum, 24),
    p('https://hooks.', 'slack.com/services/§'),
  ),
  token('stripe', p('sk', '_live_'), alnum, 24),
  token('stripe webhook', p('wh', 'sec_'), alnum, 32),
  made('sendgrid', (r) => p('S', 'G.') + r.chars(alnum, 22) + '.' + r.chars(alnum, 43)),
  token('vault', p('hv', 's.'), alnum, 92),
  token('terraform', '', alnum, 14, ''),
  token('digitalocean', p('dop', '_v1_'), hex, 64),
  token('databricks', p('da', 'pi'), hex, 32),
  token('linear', p('lin', '_api_'), alnum, 40),
  token('notion', p('nt', 'n_'), digits + alnum, 46),
  token('figma', p('fig', 'd_'), alnum, 40),
  made('grafana', (r) => p('gl', 'sa_') + r.chars(alnum, 32) + '_' + r.chars(hex, 8)),
  token('tailscale', p('tskey', '-auth-'), alnum, 11, ''),
  made('sentry user', (r) => p('sntr', 'yu_') + r.chars(hex, 64)),
  made('1password', (r) => p('ops_', 'eyJ') + r.chars(alnum, 260)),
  token('supabase', p('sb', 'p_'), hex, 40),
  made('postman', (r) => p('PM', 'AK-') + r.chars(hex, 24) + '-' + r.chars(hex, 34)),
  token('square', p('sq0', 'atp-'), alnum, 22),
  token('planetscale', p('pscale', '_tkn_'), alnum, 43),
  token('fly', p('fm', '2_'), alnum, 120),
  made('discord', (r) => 'M' + r.chars(alnum, 23) + '.' + r.chars(alnum, 6) + '.' + r.chars(alnum, 38)),
  token('shopify', p('shp', 'at_'), hex, 32),
  made('telegram', (r) => r.chars('123456789', 10) + p(':A', 'A') + r.chars(alnum, 33)),
  token('age', p('AGE-SECRET', '-KEY-1'), 'QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L', 58),
  token('pulumi', p('pu', 'l-'), hex, 40),
  token('doppler', p('dp', '.pt.'), alnum, 43),
  token('new relic', p('NR', 'AK-'), upper + digits, 27),
  token('sonar', p('sq', 'u_'), hex, 40),
  token('prefect', p('pn', 'u_'), alnum, 36),
  token('shippo', p('shippo', '_live_'), hex, 40),
  made('brevo', (r) => p('xkey', 'sib-') + r.chars(hex, 64) + '-' + r.chars(alnum, 16)),
  token('twilio', p('S', 'K'), hex, 32),
  token('mailgun', p('ke', 'y-'), hex, 32),
  made('airtable', (r) => p('pa', 't') + r.chars(alnum, 14) + '.' + r.chars(hex, 64)),
  token('openshift', p('sha', '256~'), alnum, 43),
  token('atlassian', p('ATA', 'TT3'), alnum, 186),
  made('jwt', (r) =>
    [encode({ alg: 'HS256', typ: 'JWT' }), encode({ sub: r.chars(alnum, 20) }), r.chars(alnum, 43)].join('.'),
  ),
].map((kind) => {
  if (kind.name === 'terraform')
    return made('terraform', (r) => r.chars(alnum, 14) + p('.atlas', 'v1.') + r.chars(alnum, 67))
  if (kind.name === 'tailscale')
    return made('tailscale', (r) => p('tskey', '-auth-') + r.chars(alnum, 11) + '-' + r.chars(alnum, 32))
  return kind
})

/** What is known by the words around it. */
const wordings: [string, string, 'password' | 'token' | 'hex' | 'key' | 'django'][] = [
  ['json pass', '{"user": "bob", "pass": "§"}', 'password'],
  ['json password', '  "password": "§",', 'password'],
  ['json compact', '{"password":"§","user":"bob"}', 'password'],
  ['json api key', '"apiKey": "§"', 'token'],
  ['json escaped', String.raw`{\"password\":\"§\"}`, 'password'],
  ['ini pass', 'pass = §', 'password'],
  ['ini password', 'password = §', 'password'],
  ['ini padded', 'password      : §', 'password'],
  ['yaml password', 'db_password: §', 'password'],
  ['yaml quoted', "  password: '§'", 'password'],
  ['yaml token', 'auth_token: §', 'token'],
  ['toml token', 'token = "§"', 'token'],
  ['env password', 'DB_PASSWORD=§', 'password'],
  ['env pass', 'DB_PASS=§', 'password'],
  ['env export', 'export MYSQL_PWD="§"', 'password'],
  ['env pat', 'GITEA_PAT=§', 'token'],
  ['env token', 'SERVICE_TOKEN=§', 'token'],
  ['env secret', 'CLIENT_SECRET=§', 'token'],
  ['env api key', 'WEATHER_API_KEY=§', 'hex'],
  ['powershell', '$env:DB_PASSWORD = "§"', 'password'],
  ['ruby', ':password => "§"', 'password'],
  ['php', "'password' => '§',", 'password'],
  ['go', 'password := "§"', 'password'],
  ['python', 'PASSWORD = "§"', 'password'],
  ['django', "SECRET_KEY = 'django-insecure-§'", 'django'],
  ['rails', 'secret_key_base: §', 'hex'],
  ['aws secret', 'aws_secret_access_key = §', 'key'],
  ['aws json', '"SecretAccessKey": "§",', 'key'],
  ['azure', 'DefaultEndpointsProtocol=https;AccountName=a;AccountKey=§==;EndpointSuffix=core', 'key'],
  ['odbc', 'Server=db;Uid=bob;Pwd=§;Database=app', 'password'],
  ['jdbc', 'jdbc:postgresql://db/app?user=bob&password=§', 'password'],
  ['url password', 'postgres://bob:§@db.example/app', 'token'],
  ['url token', 'https://§@git.example.com/x.git', 'token'],
  ['url query', 'https://api.example.com/v1?access_token=§&page=2', 'token'],
  ['redis url', 'redis://:§@cache:6379/0', 'token'],
  ['bearer', 'Authorization: Bearer §', 'token'],
  ['basic', 'Authorization: Basic §', 'key'],
  ['lower header', 'authorization: token §', 'token'],
  ['api key header', 'X-Api-Key: §', 'hex'],
  ['auth header', 'X-Auth-Token: §', 'token'],
  ['vault header', 'X-Vault-Token: §', 'token'],
  ['gitlab header', 'PRIVATE-TOKEN: §', 'token'],
  ['cookie', 'Set-Cookie: session_id=§; HttpOnly', 'token'],
  ['curl user', 'curl -u bob:§ https://example.com', 'password'],
  ['curl header', 'curl -H "Authorization: Bearer §" https://example.com', 'token'],
  ['mysql', 'mysql -h db -u root -p§ app', 'password'],
  ['mysqldump', 'mysqldump -uroot -p§ app', 'password'],
  ['redis-cli', 'redis-cli -h cache -a § ping', 'password'],
  ['mongosh', 'mongosh --host db -u bob -p § admin', 'password'],
  ['sshpass', 'sshpass -p § ssh bob@host', 'password'],
  ['docker login', 'docker login -u bob -p § registry.example.com', 'password'],
  ['ldapsearch', 'ldapsearch -x -D cn=admin -w § -b dc=x', 'password'],
  ['smbclient', 'smbclient //host/share -U bob%§', 'password'],
  ['sqlcmd', 'sqlcmd -S db -U sa -P §', 'password'],
  ['openssl pass', 'openssl rsa -in k.pem -passin pass:§', 'password'],
  ['zip', 'zip -P § a.zip b', 'password'],
  ['long option', 'deploy --password § --verbose', 'password'],
  ['long option =', 'deploy --api-key=§ run', 'token'],
  ['token option', 'deploy --token § run', 'token'],
  ['secret option', 'app --client-secret=§', 'token'],
  ['vault login', 'vault login §', 'token'],
  ['npmrc', p('//registry.example/:_auth', 'Token=§'), 'token'],
  ['netrc', 'machine example.org login me password §', 'password'],
  ['pgpass', 'db.example:5432:app:bob:§', 'password'],
  ['kubeconfig', '    client-key-data: §', 'key'],
  ['docker config', '"auth": "§"', 'key'],
  ['kubernetes secret', 'kind: Secret\r\ndata:\r\n  password: §\r\n', 'key'],
  ['xml', '<password>§</password>', 'password'],
  ['maven', '      <passphrase>§</passphrase>', 'password'],
  ['nuget', '<add key="ClearTextPassword" value="§" />', 'password'],
  ['label api key', 'API key: §', 'token'],
  ['label enter', 'Enter your API key: §', 'token'],
  ['label password', 'Password: §', 'password'],
  ['label secret', 'Client secret: §', 'token'],
  ['label token', 'Access token:  §', 'token'],
  ['unseal', 'Unseal Key 1: §', 'key'],
  ['root token', 'Initial Root Token: §', 'token'],
  ['your token', 'Your token is §', 'token'],
  ['your key', 'Your new API key is: §', 'token'],
  ['is now', 'The password for bob is now §', 'password'],
  ['set to', 'Password has been set to §', 'password'],
  ['mysql first', 'A temporary password is generated for root@localhost: §', 'password'],
  ['elastic first', 'Password for the elastic user (reset with `bin/x`): §', 'token'],
  ['elastic new', 'The generated password for the elastic built-in superuser is : §', 'token'],
  ['jenkins first', 'Please use the following password to proceed to installation:\r\n\r\n§\r\n', 'hex'],
  ['argo first', 'admin password: §', 'password'],
  ['grafana first', 'Your Grafana admin password is: §', 'password'],
  ['quoted sentence', 'created user bob with password "§"', 'password'],
  ['table', '| bob | password | § |', 'password'],
  ['pairs', 'user=bob, password=§, host=db', 'password'],
  ['log field', 'level=info msg=login token=§ user=bob', 'token'],
  ['wireguard', 'PrivateKey = §=', 'key'],
  ['otpauth', 'otpauth://totp/x?secret=§&issuer=y', 'hex'],
  ['card grouped', 'paid with § on Monday', 'hex'],
  ['card labelled', 'Card number: §', 'hex'],
  ['german', 'Passwort: §', 'password'],
  ['spanish', 'Contraseña: §', 'password'],
  ['chinese', '密码：§', 'password'],
]

const fills: Record<string, (random: Random) => string> = {
  password: (r) =>
    `${r.pick(['Tr0ub4dor&3-', 'Xy7!', 'aZ3-', 'k9#Q', 'Pw_4'])}${r.chars(alnum, 8 + r.int(8))}`,
  token: (r) => `t0K${r.chars(alnum, 25 + r.int(15))}`,
  hex: (r) => r.chars(hex, 32),
  key: (r) => r.chars(`${alnum}/+`.replace('/+', ''), 43).slice(0, 40),
  django: (r) => `${r.chars(alnum, 12)}#^&${r.chars(alnum, 10)}(=@${r.chars(alnum, 12)}`,
}

export const kinds: readonly Kind[] = [
  ...issuers,
  ...wordings.map(([name, around, fill]): Kind => {
    if (name.startsWith('card')) return made(name, (r) => card(r, name === 'card grouped' ? ' ' : ''), around)
    if (name === 'otpauth') return made(name, (r) => r.chars('ABCDEFGHIJKLMNOPQRSTUVWXYZ234567', 32), around)
    return { name, make: fills[fill] ?? ((r) => r.chars(lower, 20)), around, marked: false }
  }),
  { name: 'pem', make: pem, around: '§', marked: true },
]

function card(random: Random, gap: string): string {
  const begun = `4${random.chars(digits, 14)}`
  const sum = Array.from(begun, Number).reduce((total, digit, index) => {
    const doubled = index % 2 === 0 ? digit * 2 : digit
    return total + (doubled > 9 ? doubled - 9 : doubled)
  }, 0)
  return `${begun}${(10 - (sum % 10)) % 10}`.replace(/\d{4}(?=\d)/g, `$&${gap}`)
}

function pem(random: Random): string {
  const marker = (which: string): string => p('-----', which, ' RSA PRIV', 'ATE KEY-----')
  const body = Array.from({ length: 12 }, () => random.chars(alnum, 64))
  return [marker('BEGIN'), ...body, marker('END')].join('\r\n')
}

function encode(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url')
}
