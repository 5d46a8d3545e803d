import { join, resolve } from 'node:path'

const modules = resolve(import.meta.dirname, '../../../node_modules')

export const secrets = { ASK_SH_PASSWORD: 'hunter2-Xq9', NODE_PASSWORD: 'sesam-Open1' }

/** What a person says to a program, and what the spec of it must hold. */
export interface Talk {
  name: string
  needs: string
  command: string
  keys: readonly string[]
  says: readonly string[]
}

export const talks: readonly Talk[] = [
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
    says: ['toShow(\'"notes.txt" [New File]\')', "type('ihello world')", "press('Escape')", "type(':wq')"],
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
      "toPrompt('Password: ')",
      'sendLine(process.env.ASK_SH_PASSWORD',
      "toShow('Welcome ada, balance fine')",
    ],
  },
  {
    name: 'fzf',
    needs: 'fzf',
    command: './pick.sh',
    keys: ['"av"', 'Enter'],
    says: ["type('av')", "toShow('> avocado')", 'toShow(/^avocado$/m)'],
  },
  {
    name: 'inquirer',
    needs: 'node',
    command: 'node shop.mjs',
    keys: [
      '"shop"',
      'Enter',
      'Down',
      'Enter',
      'Space',
      'Down',
      'Space',
      'Enter',
      '"sesam-Open1"',
      'Enter',
      'Enter',
    ],
    says: [
      "toShow('Project name?')",
      "toShow('❯ Application')",
      "press('Space')",
      "toShow('❯◉ Tests')",
      'type(process.env.NODE_PASSWORD',
      "toShow('Created app shop with lint+test')",
    ],
  },
  {
    name: 'bash',
    needs: 'bash',
    command: 'bash --norc -i',
    keys: [
      '"PS1=go:"',
      'Enter',
      '"echo hello world"',
      'Enter',
      'resize 60 20',
      '"stty size"',
      'Enter',
      'Up',
      'Up',
      'Enter',
      '"cat"',
      'Enter',
      'C-c',
      '"exit 7"',
      'Enter',
    ],
    says: [
      "sendLine('echo hello world')",
      'toShow(/^hello world$/m)',
      'resize(60, 20)',
      "toShow('20 60')",
      "press('ArrowUp')",
      "press('Ctrl+C')",
      'toExitWith(7)',
    ],
  },
  {
    name: 'less',
    needs: 'less',
    command: 'less -R lines.txt',
    keys: ['Space', '"/goose 80"', 'Enter', '"g"', 'NPage', '"q"'],
    says: ["press('Space')", "toShow('fox 46')", "type('/goose 80')", "press('g')", "press('PageDown')"],
  },
  {
    name: 'pasted',
    needs: 'python3',
    command: 'python3 -q',
    keys: ['paste x = 1\ny = 2\n', "\"print('日本', 'é🎉', x + y)\"", 'Enter', 'C-d'],
    says: ["paste('x = 1\\ny = 2\\n')", `sendLine("print('日本', 'é🎉', x + y)")`, "toShow('日本 é🎉 3')"],
  },
  {
    name: 'mouse',
    needs: 'vim',
    command: 'vim -u NONE -i NONE -n -c "set mouse=a ttymouse=sgr" fruit.txt',
    keys: ['bytes \u001b[<0;3;3M', 'bytes \u001b[<0;3;3m', '"x"', '":q!"', 'Enter'],
    says: ['mouse.click(2, 2)', "press('x')", "toShow('chrry')", "type(':q!')"],
  },
]

/** The programs' files. */
export const files: Readonly<Record<string, string>> = {
  'wizard.mjs': `import { intro, text, select, confirm, password, outro } from ${JSON.stringify(join(modules, '@clack/prompts/dist/index.mjs'))}
intro('New project')
const name = await text({ message: 'Name?' })
const options = [['lib', 'Library'], ['app', 'Application'], ['cli', 'Command line']].map(([value, label]) => ({ value, label }))
const kind = await select({ message: 'Kind?', options })
const key = await password({ message: 'Deploy key?' })
const ok = await confirm({ message: 'Create it?' })
outro(ok && key.length > 3 ? 'Made ' + kind + ' ' + name : 'Nothing made')\n`,
  'shop.mjs': `import { checkbox, confirm, input, password, select } from ${JSON.stringify(join(modules, '@inquirer/prompts/dist/index.js'))}
const named = (names) => names.map((name) => ({ name, value: name.slice(0, 4).toLowerCase() }))
const name = await input({ message: 'Project name?' })
const kind = await select({ message: 'Kind?', choices: [{ name: 'Library', value: 'lib' }, { name: 'Application', value: 'app' }] })
const parts = await checkbox({ message: 'Parts?', choices: named(['Lint', 'Test']).map((each) => ({ ...each, name: each.name + 's' })) })
const key = await password({ message: 'Registry password?', mask: '*' })
const ok = await confirm({ message: 'Create it?' })
console.log(ok && key.length > 3 ? 'Created ' + kind + ' ' + name + ' with ' + parts.join('+') : 'Nothing')\n`,
  'lines.txt': Array.from({ length: 90 }, (_, at) => `${['fox', 'goose', 'bear'][at % 3]} ${at + 1}\n`).join(
    '',
  ),
  'ask.sh': `#!/bin/sh
printf 'User: '; read -r user
stty -echo; printf 'Password: '; read -r pw; stty echo; echo
if [ "$pw" = hunter2-Xq9 ]; then echo "Welcome $user, balance fine"; else echo "Go away"; exit 1; fi\n`,
  'pick.sh': '#!/bin/sh\nexec fzf < fruit.txt\n',
  'fruit.txt': 'apple\nbanana\ncherry\navocado\n',
}
