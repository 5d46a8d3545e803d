// Copied into a user's project: what specs do around secrets.
import { mkdirSync } from 'node:fs'
import { expect, test } from 'termtape/fixtures'

const whole = (...parts) => parts.join('')
const token = whole('gh', 'p_', 'aB3dE5fG7hJ9kL1mN3pQ5rS7tU9vW1xY3zA5')
const password = whole('Tr0ub4dor', '&3-xyz')
// Joined by the program, so that a replay cannot know it from the arguments.
const secret = `a=gh b=p_aB3dE5fG7hJ9 c=kL1mN3pQ5rS7tU9vW1xY3zA5; s=$a$b$c;`
const body = (rows) =>
  `printf -- '-----BEGIN %s-----\\n' "RSA PRIVATE KEY"; ${rows}; printf -- '-----END %s-----\\n' "RSA PRIVATE KEY"`

function shell(name, script, talk, options = {}) {
  test(name, async ({ terminal }) => {
    const { only: _, ...rest } = options
    await talk(await terminal.spawn('sh', ['-c', `${secret} ${script}`], rest))
  })
}
function prompt(name, args, talk) {
  test(name, async ({ terminal }) => {
    await talk(await terminal.spawn('node', ['prompt.mjs', ...args]))
  })
}

shell('a shape', 'echo "token $s end"', (sh) => sh.expect(/ghp_\w{36} end/))
shell('words around it', 'echo "token $s end"', async (sh) => {
  await sh.expect('token ')
  await sh.expect(' end')
})
shell('its beginning', 'echo "token $s end"', (sh) => sh.expect('token ghp_'))
shell('on the screen', 'echo "$s"; echo saved; read x', (sh) => expect(sh).toShow('saved'))
shell('a pattern on the screen', 'echo "$s"; read x', (sh) => expect(sh).toShow(/^ghp_[A-Za-z0-9]{36}$/m))
shell('in colour', `printf '\\033[1;32m%s\\033[0m done\\n' "$s"`, (sh) => sh.expect(/ghp_\w{36}.*done/))
shell('a style', `printf '\\033[31mtoken\\033[0m %s\\n' "$s"; read x`, (sh) =>
  expect(sh).toHaveStyle('token', { fg: 'red' }),
)
shell('wrapped', `printf '%070d %s end\\n' 0 "$s"; read x`, (sh) => expect(sh).toShow(/ end$/m))
shell('where the cursor is', `printf 'key %s > ' "$s"; read x`, async (sh) => {
  await sh.expect('> ')
  await expect(sh).toHaveCursorAt(0, 47)
})
shell('in a box', `printf '┌────┐\\n│ %s │\\n└────┘\\n' "$s"; read x`, (sh) =>
  expect(sh).toShow(/│ \w{40} │\n└/),
)
shell('broken in a box', `printf '│ %s │\\n│ %s │\\n' "$a$b" "$c"; read x`, (sh) =>
  expect(sh).toShow(/│ ghp_\w+ │\n│ \w{24} │/),
)
shell('in a table', `printf '│ bob │ %s │ admin │\\n' "$s"; read x`, async (sh) => {
  await expect(sh).toShow('│ bob │')
  await expect(sh).toShow('│ admin │')
})
shell('as JSON', `printf '{"user": "bob", "pass": "%s"}\\n' 'Xy7!aaBB22'; read x`, (sh) =>
  expect(sh).toShow(/"user": "bob", "pass": "[^"]{10}"/),
)
shell('an assignment', `echo "DB_PASS=Xy7!aaBB22"; echo ready; read x`, async (sh) => {
  await sh.expect(/DB_PASS=\S{10}\s/)
  await sh.expect('ready')
})
shell('a card', `echo "card number 4111 1111 1111 1111 ok"`, (sh) => sh.expect(/(\d{4} ){4}ok/))
shell(
  'a web token',
  `echo "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U"; echo bye`,
  (sh) => sh.expect(/[\w-]+\.[\w-]+\.[\w-]+\s+bye/),
)
shell(
  'a private key',
  body('echo MIIEowIBAAKCAQEAu1SU1LfVLPHCozMxH2Mo; echo 4lgOEePzNm0tRgeLezV6ffAt0gunVTLw7onL'),
  async (sh) => {
    await sh.expect('BEGIN RSA')
    await sh.expect(/END RSA PRIVATE KEY-----/)
  },
)
shell('an address', 'echo "postgres://bob:$c@db.example/app"', (sh) =>
  sh.expect(/postgres:\/\/bob:\w+@db\.example/),
)
shell('a header', 'echo "Authorization: Bearer $c"; echo next', (sh) => sh.expect(/Bearer \w{24}\s+next/))
shell('a title', `printf '\\033]0;key %s\\007' "$s"; read x`, (sh) =>
  expect(sh).toHaveTitle(/^key ghp_\w{36}$/),
)
shell(
  'a link',
  `printf '\\033]8;;https://x.example/?k=%s\\033\\\\here\\033]8;;\\033\\\\\\n' "$s"; read x`,
  (sh) => expect(sh).toShow('here'),
)
shell('twice the same', 'echo "$s"; echo "again $s"', (sh) => sh.expect(/(ghp_\w{36})\s+again \1/))
shell('key by key', `printf '%s' "$a"; printf '%s' "$b"; printf '%s\\n' "$c"; echo end`, (sh) =>
  sh.expect(/ghp_\w{36}\s+end/),
)
shell(
  'a progress bar',
  `for p in "$a$b" "$a$b$c"; do printf '\\r[==] %s' "$p"; done; echo; echo end; read x`,
  (sh) => expect(sh).toShow(/\] ghp_\w{36}\nend/),
)
shell('in base64', `printf '%s' "$s" | base64 -w0; echo; echo end`, (sh) => sh.expect(/^[\w+/=]{40,}\s+end/))
shell('what was printed', 'echo "$s"; exit 3', async (sh) => {
  await expect(sh).toExitWith(3)
  if (!sh.output.includes('ghp_')) throw new Error('no token')
})
shell('a negative', 'echo "$s"; read x', async (sh) => {
  await expect(sh).toShow('ghp_')
  await expect(sh).not.toShow('error')
})
shell('holds secrets', 'echo "$s"; read x', async (sh) => {
  await expect(sh).toShow('ghp_')
  await expect(sh.screen.text).not.toHoldNoSecrets({ as: 'text' })
})
shell('typed and echoed', 'read t; echo "you gave $t."', async (sh) => {
  await sh.sendLine(token)
  await sh.expect(`you gave ${token}.`)
})
shell('read off and typed back', 'echo "$s"; read t; [ "$t" = "$s" ] && echo same', async (sh) => {
  const { text } = await sh.expect(/ghp_\w{36}/)
  await sh.sendLine(text)
  await sh.expect('same')
})
const login = 'printf "login: "; read u; stty -echo; printf "Password: "; read p; stty echo; echo;'
shell('a login', `${login} echo "welcome $u"`, async (sh) => {
  await sh.expect('login: ')
  await sh.sendLine('bob')
  await sh.expect('Password: ')
  await sh.waitNoEcho()
  await sh.sendLine(password)
  await sh.expect('welcome bob')
})
shell('a login, printed back', `${login} echo "got <$p>"`, async (sh) => {
  await sh.sendLine('bob')
  await sh.expect('Password: ')
  await sh.sendLine(password)
  await sh.expect(`got <${password}>`)
})
shell(
  'wrong, then right',
  `stty -echo; while :; do printf 'Password: '; read p; echo; [ "$p" = "${whole('right', '-one')}" ] && break; echo 'Sorry, try again.'; done; echo in`,
  async (sh) => {
    await sh.expect('Password: ')
    await sh.sendLine('wrong-one-1')
    await sh.expect('Sorry')
    await sh.expect('Password: ')
    await sh.sendLine('right-one')
    await sh.expect('in')
  },
)
shell(
  'set and confirmed',
  'stty -echo; printf "New: "; read a; echo; printf "Again: "; read b; echo; [ "$a" = "$b" ] && echo set',
  async (sh) => {
    for (const ask of ['New: ', 'Again: ']) {
      await sh.expect(ask)
      await sh.sendLine(password)
    }
    await sh.expect('set')
  },
)
shell('of three characters', 'stty -echo; printf "PIN: "; read a; echo; echo "abc in"', async (sh) => {
  await sh.expect('PIN: ')
  await sh.sendLine('abc')
  await sh.expect('abc in')
})
shell(
  'of wide characters',
  'stty -echo; printf "Passwort: "; read a; echo; echo "|$a|"; read x',
  async (sh) => {
    await sh.expect('Passwort: ')
    await sh.sendLine('pä密码ß-7')
    await expect(sh).toShow('|pä密码ß-7|')
  },
)
shell('by name', 'echo "dsn $DSN."', (sh) => sh.expect('dsn hunter-two-22.'), {
  env: { DSN: 'hunter-two-22' },
  secrets: { db: 'hunter-two-22' },
})
shell('in the environment', 'echo "key $MY_TOKEN."', (sh) => sh.expect('key zz-other-words-9.'), {
  env: { MY_TOKEN: 'zz-other-words-9' },
})
shell('said to be secret', 'read a; echo "got $a"', async (sh) => {
  await sh.sendLine('plain words here', { secret: true })
  await sh.expect('got plain words here')
})
// Another one on each machine and in each run, as what the spec types back.
const random = 'r=$(od -An -N18 -tx1 /dev/urandom | tr -d " \\n"); s=ghp_$r;'
shell(
  'made anew in each run',
  `${random} echo "token $s"; read t; [ "$t" = "$s" ] && echo same`,
  async (sh) => {
    const { groups, text } = await sh.expect(/token (ghp_\w{36})/)
    await sh.sendLine(groups?.[0] ?? text.slice(6))
    await sh.expect('same')
  },
)
test('as an argument', async ({ terminal }) => {
  const sh = await terminal.spawn('sh', ['-c', 'echo "with $2"', 'sh', '--token', token])
  await sh.expect(`with ${token}`)
})
test('as a part of an argument', async ({ terminal }) => {
  const sh = await terminal.spawn('sh', ['-c', 'echo "$1" | cut -d= -f1', 'sh', `--api-key=${token}`])
  await sh.expect('--api-key')
})
test('in a value of the spec', async ({ terminal, tape }) => {
  const made = await tape.value('token', () => token)
  const sh = await terminal.spawn('sh', ['-c', 'read t; echo "got $t."'])
  await sh.sendLine(made)
  await sh.expect(`got ${made}.`)
})
test('in a file of the sandbox', async ({ terminal, sandbox }) => {
  await sandbox.write({ conf: `token = ${token}\n` })
  const sh = await terminal.spawn('sh', ['-c', 'cat conf; echo end'])
  await sh.expect(/token = ghp_\w{36}/)
  await sh.expect('end')
})
test('in a file the program leaves', async ({ terminal, sandbox }) => {
  const sh = await terminal.spawn('sh', ['-c', `${secret} echo "token=$s" > left; echo done`])
  await sh.expect('done')
  await expect(sh).toExitWith(0)
  expect(await sandbox.read('left')).toMatch(/^token=ghp_\w{36}$/m)
})
test('in the working folder', async ({ terminal }) => {
  mkdirSync(token, { recursive: true })
  const sh = await terminal.spawn('sh', ['-c', 'ls; echo end'], { cwd: token })
  await sh.expect('end')
})
shell('one in another', `echo "postgres://bob:$s@db.example/app?key=$c"; echo end`, (sh) =>
  sh.expect(/bob:\w{40}@db\.example.*\s+end/),
)
shell('scrolled away', `echo "$s"; seq 1 60; read x`, async (sh) => {
  await expect(sh).toShow('60')
  expect(sh.screen.scrollback.join('\n')).toMatch(/ghp_\w{36}/)
})
shell(
  'in a link that is asked for',
  `printf '\\033]8;;https://x.example/?k=%s\\033\\\\here\\033]8;;\\033\\\\\\n' "$s"; read x`,
  (sh) => expect(sh).toHaveLink('here', /k=ghp_\w{36}$/),
)
shell('on the whole screen', `printf '┌──┐ %s\\n└──┘ end\\n' "$s"; read x`, async (sh) => {
  await expect(sh).toShow('end')
  await expect(sh).toMatchScreen()
})
shell('on a part of the screen', `echo "$s"; echo end; read x`, async (sh) => {
  await expect(sh).toShow('end')
  await expect(sh).toShow(/ghp_/, { in: { top: 0, left: 0, bottom: 1, right: 60 } })
})
shell(
  'a password that is a word',
  'echo "root shell of root"; stty -echo; printf "Password: "; read p; stty echo; echo; echo "root is in"',
  async (sh) => {
    await sh.expect('root shell of root')
    await sh.expect('Password: ')
    await sh.sendLine('root')
    await sh.expect('root is in')
  },
)
shell(
  'a password that is a word, seen',
  'echo "no test failed"; stty -echo; printf "Password: "; read p; stty echo; echo; echo "1 test"; read x',
  async (sh) => {
    await sh.expect('Password: ')
    await expect(sh).toShow('no test failed')
    await sh.sendLine('test')
    await expect(sh).toShow('1 test')
  },
)
shell(
  'confirmed with another',
  'stty -echo; printf "New: "; read a; echo; printf "Again: "; read b; echo; [ "$a" = "$b" ] || echo differ',
  async (sh) => {
    await sh.expect('New: ')
    await sh.sendLine(password)
    await sh.expect('Again: ')
    await sh.sendLine(`${password}-not`)
    await sh.expect('differ')
  },
)
for (const how of ['stars', 'repaint', 'nothing']) {
  prompt(`by line, ${how}`, [how], async (node) => {
    await node.expect('Password: ')
    await node.sendLine(password)
    await node.expect(`ok ${password.length}`)
  })
  prompt(`by key, ${how}`, [how], async (node) => {
    await node.expect('Password: ')
    await node.type(password)
    await node.press('Enter')
    await node.expect(`ok ${password.length}`)
  })
}
prompt('by key, corrected', ['stars'], async (node) => {
  await node.expect('Password: ')
  await node.type('hunX')
  await node.press('Backspace')
  await node.type('ter-two')
  await node.press('Enter')
  await node.expect('ok 10')
})
prompt('two of them', ['repaint', 'Passphrase: ', '2'], async (node) => {
  for (const typed of ['first-one-1', 'second-one-22']) {
    await node.expect('Passphrase: ')
    await node.type(typed)
    await node.press('Enter')
    await node.expect(`ok ${typed.length}`)
  }
})
prompt('the stars are seen', ['stars'], async (node) => {
  await node.expect('Password: ')
  await node.type('hunter-2')
  await expect(node).toShow('Password: ********')
  await node.press('Enter')
  await node.expect('ok 8')
})

// These cannot hold on a machine that does not know the token.
shell('wrong: its letters', 'echo "token $s end"', (sh) => sh.expect(token))
shell('wrong: its letters on the screen', 'echo "token $s end"; read x', (sh) => expect(sh).toShow(token))
shell('wrong: some of its letters', 'echo "token $s end"', (sh) => sh.expect('aB3dE5fG7hJ9'))
shell('wrong: a password that was printed', `p='Xy7!aa' q=BB22; echo "password: $p$q ok"`, (sh) =>
  sh.expect('Xy7!aaBB22 ok'),
)
