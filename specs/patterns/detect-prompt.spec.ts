import { describe, expect, it } from 'vitest'
import { detectPrompt } from '../../src/patterns/detect-prompt.ts'

describe('a prompt', () => {
  it.each([
    ['$ ', 'bash'],
    ['# ', 'bash'],
    ['user@host:~/src$ ', 'bash'],
    ['[user@host src]$ ', 'bash'],
    ['(venv) user@host:~$ ', 'bash'],
    ['bash-5.2# ', 'bash'],
    ['host% ', 'bash'],
    ['\u001b[01;32muser@host\u001b[00m:\u001b[01;34m~\u001b[00m$ ', 'bash'],
    ['>>> ', 'python'],
    ['... ', 'python'],
    ['In [12]: ', 'python'],
    ['(Pdb) ', 'python'],
    ['> ', 'node'],
    ['mysql> ', 'mysql'],
    ['    -> ', 'mysql'],
    ['MariaDB [shop]> ', 'mysql'],
    ['postgres=# ', 'postgres'],
    ['shop=> ', 'postgres'],
    ['shop-# ', 'postgres'],
    ['shop(# ', 'postgres'],
    ["user@host.example's password: ", 'ssh'],
    ["Enter passphrase for key '/home/u/.ssh/id_ed25519': ", 'ssh'],
    ['Are you sure you want to continue connecting (yes/no/[fingerprint])? ', 'ssh'],
    ['[sudo] password for user: ', 'sudo'],
    ["Username for 'https://example.org': ", 'git'],
    ['Stage this hunk [y,n,q,a,d,e,?]? ', 'git'],
    ['sqlite> ', 'sqlite'],
    ['   ...> ', 'sqlite'],
    ['(gdb) ', 'debugger'],
    ['Password: ', 'password'],
    ['Overwrite? [y/N] ', 'confirm'],
    ['--More--(40%)', 'pager'],
    ['(END)', 'pager'],
    ['Press any key to continue . . . ', 'pager'],
    ['ftp> ', 'unknown'],
    ['app(config)# ', 'unknown'],
    ['Name? ', 'unknown'],
    ['Enter the name of the file: ', 'unknown'],
    ['Enter a number (1-10): ', 'unknown'],
    ['λ> ', 'unknown'],
    ['C:\\Users> ', 'unknown'],
  ])('%j is one of %s', (text, category) => {
    expect(detectPrompt(`some output\r\n${text}`)?.category).toBe(category)
  })

  it('is the whole line the cursor is on', () => {
    expect(detectPrompt('\r\nuser@host:~$ ')).toEqual({ category: 'bash', text: 'user@host:~$ ' })
    expect(detectPrompt('10 %\rsqlite> ')).toEqual({ category: 'sqlite', text: 'sqlite> ' })
  })
})

describe('no prompt', () => {
  it.each([
    'Total: 5 (ok)',
    '-->',
    'Total: 5',
    'all done',
    'all done.',
    '',
    '$ \r\n',
    'sqlite> select 1;',
    '</html>',
    '<br>',
    'a -> ',
    'Downloading 40%',
    'Progress: 40 % ',
    `${'x'.repeat(400)}> `,
    'The total of all of the items in the cart was more than 30 $ ',
  ])('%j', (text) => {
    expect(detectPrompt(text)).toBeUndefined()
  })
})
