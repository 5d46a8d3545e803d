import { describe, expect, it } from 'vitest'
import { type Turn, typedSecrets } from '../../src/session/typed-secrets.ts'

const size = { cols: 60, rows: 12 }
const bytes = (text: string): Uint8Array => Buffer.from(text)
const line = (text: string, ...output: string[]): Turn => ({
  input: { kind: 'line', data: bytes(text) },
  output: output.map(bytes),
})
const raw = (text: string, ...output: string[]): Turn => ({
  input: { kind: 'raw', data: bytes(text) },
  output: output.map(bytes),
})
const typing = (text: string, ...output: string[]): Turn => ({
  input: { kind: 'keys', data: bytes(text) },
  output: output.map(bytes),
})
const opening = (text: string): Turn => ({ input: undefined, output: [bytes(text)] })

/** Key by key, each answered alike, then Enter. */
function keys(text: string, answer: (typed: string, key: string) => string, end = '\r\nok\r\n'): Turn[] {
  let typed = ''
  return [
    ...Array.from(text, (key) => {
      typed += key
      return raw(key, answer(typed, key))
    }),
    raw('\r', end),
  ]
}

function found(...turns: Turn[]): (string | { unsure: string })[] {
  return typedSecrets(turns, size).map(({ text, certain }) => (certain ? text : { unsure: text }))
}

const repaint = (question: string, mask: string) => (typed: string) =>
  `\r\u001b[2K${question}${mask.repeat(Array.from(typed).length)}`

describe('a line that was not shown is a secret', () => {
  it.each([
    ['stars, key by key', 'Login: ', keys('hunter2', () => '*')],
    ['bullets, repainted', '? Key ', keys('hunter2', repaint('? Key ', '•'))],
    ['a letter for a mask', '? Key ', keys('hunter2', repaint('? Key ', 'x'))],
    ['a hash', '? Key ', keys('hunter2', repaint('? Key ', '#'))],
    ['nothing, where a password is asked for', 'Password: ', keys('hunter2', () => '')],
    ['nothing, where a PIN is asked for', 'Enter PIN: ', keys('12', () => '')],
    ['nothing, behind an angle', 'Passphrase> ', keys('abc', () => '')],
    ['nothing, in German', 'Kennwort: ', keys('hunter2', () => '')],
    ['nothing, in Japanese', 'パスワード: ', keys('hunter2', () => '')],
    [
      'something that turns',
      'Token: ',
      keys('hunter2', (typed) => `\r\u001b[2KToken: ${'-\\|/'[typed.length % 4]}`),
    ],
    ['two stars for a key', 'Token: ', keys('hunter2', () => '**')],
    ['in one write', 'Password: ', [line('hunter2', '*******\r\nok\r\n')]],
    ['of three letters, stars', 'Password: ', keys('abc', () => '*')],
    ['of one letter, a star', 'Password: ', keys('a', () => '*')],
    ['of wide letters', 'Password: ', keys('密码', () => '*')],
    ['with blanks', 'Password: ', keys('correct horse', () => '*')],
  ])('%s', (_, question, turns) => {
    const text = turns
      .map(({ input }) => (input !== undefined && 'data' in input ? String(Buffer.from(input.data)) : ''))
      .join('')
      .replace('\r', '')
    expect(found(opening(question), ...turns)).toEqual([text])
  })

  it('also when the program prints it back at once', () => {
    expect(found(opening('Token: '), line('abcd-1234', '\r\nabcd-1234 is not valid\r\n'))).toEqual([
      'abcd-1234',
    ])
    const asked = '◇ Enter your API key\r\n│ '
    expect(found(opening(asked), line('abcd-1234', '\r\nsaved abcd-1234\r\n'))).toEqual(['abcd-1234'])
  })

  it('also below its question, masked by any sign', () => {
    const turns = keys('abc', (typed) => `\u001b[2K\r│  ${'-'.repeat(typed.length)}_\u001b[G`, '\r\n')
    expect(found(opening('◆  Your token\r\n│  _\u001b[G'), ...turns)).toEqual(['abc'])
  })

  it('as it was meant, when it was corrected', () => {
    const turns = [
      ...['h', 'X'].map((key) => raw(key, '*')),
      raw('\u007f', '\b \b'),
      ...Array.from('unter2', (key) => raw(key, '*')),
      raw('\r', '\r\n'),
    ]
    expect(found(opening('Password: '), ...turns)).toEqual(['hunter2'])
  })

  it('each time it is asked for', () => {
    const once = (text: string): Turn[] => keys(text, () => '*', '\r\nPassword: ')
    expect(found(opening('Password: '), ...once('wrong-1'), ...once('right-1'))).toEqual([
      'wrong-1',
      'right-1',
    ])
  })
})

describe('a field is a secret wherever it begins and ends', () => {
  const star = (text: string): Turn[] => Array.from(text, (key) => raw(key, '*'))

  it.each([
    ['stars', 'Login: ', star('hunter2')],
    ['a run that was typed in one', 'Login: ', [typing('hunter2', '*******')]],
    ['nothing, where a password is asked for', 'Password: ', [typing('hunter2', '')]],
    ['bullets, repainted', '? Key ', keys('hunter2', repaint('? Key ', '•')).slice(0, -1)],
  ])('before Enter was pressed: %s', (_, question, turns) => {
    expect(found(opening(question), ...turns)).toEqual(['hunter2'])
  })

  it('when Enter came before the last masks were painted', () => {
    const turns = [typing('hunter2', '\u001b[G│  •••••_\u001b[G'), raw('\r', '│  •••••••_\u001b[G\r\nok\r\n')]
    expect(found(opening('◆  Key\r\n│  _\u001b[G'), ...turns)).toEqual(['hunter2'])
  })

  it.each([
    ['and its question', 'y\r\nPassword: ', keys('hunter2', () => '*')],
    ['without a question', '\r\n', keys('hunter2', () => '*')],
    ['that did nothing', '', keys('hunter2', () => '*')],
    ['and a question that is painted anew', '\r\n? Key ', keys('hunter2', repaint('? Key ', '▪'))],
    ['and a question for one that is not shown', '\r\nPassword: ', keys('hunter2', () => '')],
  ])('behind a hot key %s', (_, answer, turns) => {
    expect(found(opening('Go on? '), raw('y', answer), ...turns)).toEqual(['hunter2'])
  })

  it('behind a key that leads to it', () => {
    const form = '\u001b[?1049h\u001b[2;1H│ User:      │\u001b[3;1H│ Pass:      │\u001b[2;9H'
    const user = keys('bob', (_, key) => key).slice(0, -1)
    expect(
      found(opening(form), ...user, raw('\u001b[B', '\u001b[3;9H'), ...star('hun'), raw('\r', '')),
    ).toEqual(['hun'])
    expect(found(opening(form), ...user, raw('\t', '\u001b[3;9H'), ...star('hunter2'))).toEqual(['hunter2'])
  })

  it('on the alternate screen, as it was meant', () => {
    const turns = [...star('huX'), raw('\u007f', '\b \b'), ...star('nter2'), raw('\r', '\u001b[H\u001b[2J')]
    expect(found(opening('\u001b[?1049h\u001b[HLogin\r\nUnlock: '), ...turns)).toEqual(['hunter2'])
  })
})

it('a line sent at once on the alternate screen is a secret where each key was answered by a mask', () => {
  const login = opening('\u001b[?1049h\u001b[HLogin\r\nPassword: ')
  expect(found(login, line('hunter2', '*******\u001b[H\u001b[2JWelcome'))).toEqual(['hunter2'])
  expect(found(login, line('hunter2', '*', '*', '*****', '\u001b[H\u001b[2JWelcome'))).toEqual(['hunter2'])
  expect(found(opening('\u001b[?1049h\u001b[H:'), line('search', 'search\u001b[Hfound'))).toEqual([])
})

describe('on the alternate screen', () => {
  const pane = '\u001b[?1049h\u001b[H\u001b[2J\u001b[12;1H[0] 0:bash\u001b[HPassword: '

  it.each([
    ['sent at once', [line('kumquat20', '\r\n\u001b[2;1Hlen 9')]],
    ['sent at once and printed back', [line('kumquat20', '\r\n\u001b[2;1Hkumquat20 is wrong')]],
    ['typed, then Enter', [typing('kumquat20', ''), raw('\r', '\r\nlen 9')]],
    ['typed beside a clock', [typing('kumquat20', '\u001b7\u001b[12;50H10:41\u001b8'), raw('\r', '')]],
    ['typed key by key', keys('kumquat20', () => '')],
    ['without Enter', [typing('kumquat20', '')]],
  ])('what a question in the cursor’s own row did not show is a secret: %s', (_, turns) => {
    expect(found(opening(pane), ...turns)).toEqual(['kumquat20'])
  })

  it.each([
    ['an answer that was shown', pane, [line('kumquat20', 'kumquat20\r\nok')]],
    ['text in an editor', pane, [typing('kumquat20', 'kumquat20'), raw('\r', '\r\n')]],
    ['text in an editor, key by key', pane, keys('kumquat20', (_, key) => key)],
    ['a command of an editor', pane, [line(':wq!!', '\u001b[12;1H:wq!!\u001b[H')]],
    ['keys that move the cursor', pane, Array.from('jjjjj', (key) => raw(key, '\u001b[B'))],
    [
      'keys on the last character',
      '\u001b[?1049h\u001b[HPassword:\u001b[1;9H',
      [typing('dwdwdw', ''), raw('\r', '')],
    ],
    [
      'keys in the middle of a line',
      '\u001b[?1049h\u001b[HPassword: abc\u001b[1;11H',
      [typing('ywywyw', ''), raw('\r', '')],
    ],
    ['what a pager was told', '\u001b[?1049h\u001b[HPassword: abc\r\n:', [typing('search', '')]],
    ['an offered answer', '\u001b[?1049h\u001b[HRevoke the token? (yes/no) ', [line('nope', '\r\n')]],
  ])('%s is none', (_, screen, turns) => {
    expect(found(opening(screen), ...turns)).toEqual([])
  })

  it('what was typed ahead of a dialog’s box is one, before Enter too', () => {
    const box = '\u001b[2;1H│ Password   │\u001b[3;1H│            │\u001b[3;3H'
    const begun = opening('\u001b[?1049h\u001b[2;1H│ Password')
    expect(found(begun, typing('kumquat20', box))).toEqual(['kumquat20'])
    const others = Array.from('umquat20', (key) => raw(key, ''))
    expect(found(begun, raw('k', box), ...others)).toEqual(['kumquat20'])
    expect(found(begun, typing('kumquat20', `${box}kumquat20`))).toEqual([])
  })
})

it('masks that were wiped in the same write are masks', () => {
  const wipe = '\u001b[H\u001b[2J'
  expect(found(opening('Code word: '), line('kumquat20', `*********\r\n${wipe}Welcome`))).toEqual([
    'kumquat20',
  ])
  expect(found(opening('Code word: '), line('kumquat20', `*********${wipe}kumquat20, well`))).toEqual([
    'kumquat20',
  ])
  const painted = Array.from('kumquat20', (_, at) => `\r\u001b[2KCode word: ${'•'.repeat(at + 1)}`).join('')
  expect(found(opening('Code word: '), line('kumquat20', painted + wipe))).toEqual(['kumquat20'])
  expect(found(opening('Title: '), line('kumquat20', `kumquat20\r\n*********\r\n`))).toEqual([])
  expect(found(opening('Stars: '), line('*****', `*****${wipe}`))).toEqual([])
})

describe('a line that was shown, or is no text, is none', () => {
  it.each([
    [
      'keys of a menu',
      'Kind of token\r\n> one\r\n  two',
      Array.from('jkjkjk', (key) => raw(key, '\r\u001b[K> two')),
    ],
    ['a text in an editor', '\u001b[?1049h\u001b[H', Array.from('****', (key) => raw(key, key))],
    [
      'a game of stars',
      '\u001b[?1049h\u001b[H',
      Array.from('abab', (key) => raw(key, '*\u001b[9;9H+\u001b[H')),
    ],
    ['a search', '\u001b[?1049h\u001b[H/', Array.from('robert', (key) => raw(key, key))],
    ['three keys that print stars', 'Rate: ', Array.from('abc', (key) => raw(key, '*\r\n'))],
    ['an answer', 'Token name: ', Array.from('robert', (key) => raw(key, key))],
  ])('so far: %s', (_, question, turns) => {
    expect(found(opening(question), ...turns)).toEqual([])
  })

  it.each([
    ['an answer, key by key', 'Name: ', keys('robert', (_, key) => key)],
    ['an answer, repainted', '? Name: ', keys('robert', (typed) => `\r\u001b[2K? Name: ${typed}`)],
    [
      'an answer with another sign before it',
      '? Token name: ',
      keys('robert', (typed) => `\r\u001b[2K✔ Token name: ${typed}`),
    ],
    ['an answer of one letter only', 'Name: ', keys('aaaa', (_, key) => key)],
    ['a line of dashes', 'Rule: ', keys('----', (_, key) => key)],
    ['an answer behind one for a password', 'Password: ****\r\nUser: ', keys('robert', (_, key) => key)],
    [
      'a choice that is offered',
      'Revoke the token? (y/N) ',
      [raw('y', '\r\u001b[2KRevoked.\r\n'), raw('\r', '')],
    ],
    ['yes, in a line', 'Revoke the token? [yes/no] ', [line('yes', '\r\u001b[2KRevoked.\r\n')]],
    [
      'keys that move in a menu',
      'Kind of token\r\n> one\r\n  two\r\n',
      [raw('j', '\u001b[3A\r\n  one\r\n> two\r\n'), raw('\r', '\r\n')],
    ],
    ['a command at a shell', 'Password: ok\r\n$ ', keys('robert', (_, key) => key)],
  ])('%s', (_, question, turns) => {
    expect(found(opening(question), ...turns)).toEqual([])
  })

  it('a search in the alternate screen', () => {
    const turns = keys('password', () => '', '\u001b[5;1Hfound')
    expect(found(opening('\u001b[?1049hsome text\r\n:'), ...turns)).toEqual([])
  })

  it('a hot key', () => {
    expect(found(opening('Password safe, q quits\r\n'), raw('q', 'bye\r\n'))).toEqual([])
  })

  it('or nobody can tell', () => {
    expect(found(opening('Ready.\r\n'), line('hunter2', 'ok\r\n'))).toEqual([{ unsure: 'hunter2' }])
  })
})
