/** A mistake, or a program that changed, and what its failure has to say. */
export interface Staged {
  name: string
  /** The body of the test; `SECOND` is true when it is run again, on the tapes of the first run. */
  body: string
  /** What happened. */
  cause: RegExp
  /** What to do now. */
  next: RegExp
  /** Which run fails: the first, which records, or the second, on CI. Default the first. */
  run?: 1 | 2
  /** What happens to the tape between the runs. */
  tape?: (text: string) => string
}

const shell = `const sh = await terminal.spawn('sh', ['-i'], { env: { PS1: '$ ' }, timeoutMs: 300 })\nawait sh.expect('$ ')\n`
const cat = `const cat = await terminal.spawn('cat', [], { timeoutMs: 300 })\n`
const script = (text: string, options = ''): string =>
  `const sh = await terminal.spawn('sh', ['-c', ${JSON.stringify(text)}], { timeoutMs: 300${options} })\n`

/** Each as somebody meets it who knows nothing of the code. */
export const staged: readonly Staged[] = [
  {
    name: 'text that never comes',
    body: `${shell}await expect(sh).toShow('Welcome')`,
    cause: /Expected: the screen to show "Welcome"\nReceived: a screen without it/,
    next: /Waited: .*the time was up[^]*screen 80x24/,
  },
  {
    name: 'other letter case',
    body: `${script('echo Done; read x')}await expect(sh).toShow('done')`,
    cause: /Expected: the screen to show "done"/,
    next: /shown in a different letter case/,
  },
  {
    name: 'text that is wrapped',
    body: `${script('echo one two three four five six; read x', ', cols: 20')}await expect(sh).toShow('three four five')`,
    cause: /wrapped it over two rows/,
    next: /make the terminal wider/,
  },
  {
    name: 'an expect that times out',
    body: `${shell}await sh.expect('ready>')`,
    cause: /Timed out after .* waiting for "ready>"/,
    next: /│ \$/,
  },
  {
    name: 'a program that ended',
    body: `${script('echo boom; exit 3')}await sh.expect('ready')`,
    cause: /sh ended with exit code 3 while "ready" was awaited/,
    next: /boom/,
  },
  {
    name: 'a program that is not installed',
    body: `await terminal.spawn('no-such-program-x')`,
    cause: /no-such-program-x/,
    next: /PATH/,
  },
  {
    name: 'no await at spawn',
    body: `const sh = terminal.spawn('cat')\nawait sh.expect('x')`,
    cause: /promise/i,
    next: /await/,
  },
  {
    name: 'a wrong key',
    body: `${cat}await cat.press('Entr')`,
    cause: /"Entr"/,
    next: /Did you mean "?Enter/,
  },
  {
    name: 'a wrong option',
    body: `${cat}await cat.expect('x', { timeout: 5 })`,
    cause: /timeout/,
    next: /Did you mean timeoutMs/,
  },
  {
    name: 'a signal by half its name',
    body: `${cat}await cat.signal('TERM')`,
    cause: /"TERM"/,
    next: /Did you mean SIGTERM/,
  },
  {
    name: 'an end by half its name',
    body: `${cat}await cat.signal('SIGTERM')\nawait expect(cat).toExitWith({ signal: 'TERM' })`,
    cause: /TERM/,
    next: /SIGTERM/,
  },
  {
    name: 'a wrong subject',
    body: `await expect({ user: 'me' }).toShow('x')`,
    cause: /an object/,
    next: /session/,
  },
  {
    name: 'a dollar in a RegExp',
    body: `${shell}await sh.sendLine('echo cost: $5')\nawait expect(sh).toShow(/price: $5/)`,
    cause: /Expected: the screen to show \/price: \$5\//,
    next: /\$|without it/,
  },
  {
    name: 'a dollar that would match as text',
    body: `${script("echo 'total $5'; read x")}await sh.expect(/total $5/)`,
    cause: /\/total \$5\//,
    next: /escape|\\\$/i,
  },
  {
    name: 'the echo was consumed',
    body: `${cat}await cat.sendLine('hello')\nawait cat.expect('hello')\nawait cat.expect('hello')`,
    cause: /waiting for "hello"/,
    next: /already|consumed/i,
  },
  {
    name: 'the echo alone',
    body: `${script('stty echo; read x; read y')}await sh.sendLine('hello')\nawait sh.expect('hello')`,
    cause: /waiting for "hello"/,
    next: /echo/,
  },
  {
    name: 'a wrong exit code',
    body: `${script('exit 3')}await expect(sh).toExitWith(0)`,
    cause: /Expected: .*exit code 0[^]*Received: exit code 3/,
    next: /screen 80x24/,
  },
  {
    name: 'what must not be there',
    body: `${script('echo error; read x')}await expect(sh).not.toShow('error')`,
    cause: /Expected: the screen not to show "error"\nReceived: a screen that shows it/,
    next: /┆ \^\^\^\^\^/,
  },
  {
    name: 'a locator in two places',
    body: `${script('echo Save Save; read x')}await expect(sh).toShow('Save')\nawait sh.getByText('Save').click()`,
    cause: /getByText\("Save"\) stands in 2 places/,
    next: /nth: 0/,
  },
  {
    name: 'a locator of nothing',
    body: `${script('echo Save; read x')}await sh.getByText('Open').click()`,
    cause: /waiting for getByText\("Open"\)/,
    next: /Compare the text with the screen/,
  },
  {
    name: 'a program without a mouse',
    body: `${script('echo Save; read x')}await sh.mouse.click(0, 0)`,
    cause: /mouse/,
    next: /ask/,
  },
  {
    name: 'an option that is not there',
    body: `${script('printf "1) Vue\\n2) React\\nWhich? "; read k')}await sh.choose('Which?', 'Svelte')`,
    cause: /Svelte/,
    next: /Vue[^]*React/,
  },
  {
    name: 'a question that is not asked',
    body: `${script('printf "Name: "; read k')}await sh.answer('Town:', 'x')`,
    cause: /Town:/,
    next: /Name:/,
  },
  {
    name: 'a snapshot that was taken too early',
    body: `const node = await terminal.spawn('node', ['-e', "process.stdin.resume(); console.log('half'); setTimeout(() => console.log('whole'), 700)"], { timeoutMs: 3_000 })
await node.expect('half')
await expect(node).toMatchScreen()
await node.pause(900)
await node.sendLine('x')`,
    cause: /took the screen too early/,
    next: /settleMs/,
  },
  {
    name: 'a session that is over',
    body: `${cat}await cat.close()\nawait cat.sendLine('x')`,
    cause: /session is closed/,
    next: /await|fileTerminal/,
  },
  {
    name: 'a long line to a program that reads lines',
    body: `${cat}await cat.sendLine('x'.repeat(5000))`,
    cause: /5000 bytes does not fit|4095|4 095/,
    next: /shorter lines/,
  },
  {
    name: 'an assertion of one’s own',
    body: `${shell}expect(sh.screen.text).toBe('nothing')`,
    cause: /expected '\$' to be 'nothing'/,
    next: /Page: /,
  },
  // On a tape.
  {
    name: 'no tape',
    run: 2,
    body: `if (SECOND) await terminal.spawn('cat', [], { tapeName: 'never-recorded' })`,
    cause: /never-recorded/,
    next: /npx vitest run .* -u/,
  },
  {
    name: 'another input',
    run: 2,
    body: `${cat}await cat.sendLine(SECOND ? 'two' : 'one')\nawait cat.sendEof()\nawait expect(cat).toExitWith(0)`,
    cause: /"one"[^]*"two"/,
    next: /npx vitest run .* -u/,
  },
  {
    name: 'another text that is typed',
    run: 2,
    body: `${cat}await cat.type(SECOND ? 'two\\n' : 'one\\n')\nawait cat.sendEof()\nawait expect(cat).toExitWith(0)`,
    cause: /"one"[^]*"two"/,
    next: /npx vitest run .* -u/,
  },
  {
    name: 'one input more',
    run: 2,
    body: `${cat}await cat.sendLine('one')\nif (SECOND) await cat.sendLine('more')\nawait cat.sendEof()\nawait expect(cat).toExitWith(0)`,
    cause: /"more"/,
    next: /npx vitest run .* -u/,
  },
  {
    name: 'one input less',
    run: 2,
    body: `${cat}await cat.sendLine('one')\nif (SECOND) return\nawait cat.sendEof()\nawait expect(cat).toExitWith(0)`,
    cause: /was never sent/,
    next: /-u|strict/,
  },
  {
    name: 'other arguments',
    run: 2,
    body: `const sh = await terminal.spawn('sh', ['-c', 'true', SECOND ? 'b' : 'a'])\nawait expect(sh).toExitWith(0)`,
    cause: /"b"[^]*"a"|'b'[^]*'a'|b[^]*a/,
    next: /npx vitest run .* -u/,
  },
  {
    name: 'another variable',
    run: 2,
    body: `const sh = await terminal.spawn('sh', ['-c', 'true'], { env: { MODE: SECOND ? 'fast' : 'slow' } })\nawait expect(sh).toExitWith(0)`,
    cause: /MODE/,
    next: /npx vitest run .* -u/,
  },
  {
    name: 'a wrong expectation on a tape',
    run: 2,
    body: `${script('echo "= 9"; read x')}await expect(sh).toPrint(SECOND ? '= 10' : '= 9')\nawait sh.sendLine('')\nawait expect(sh).toExitWith(0)`,
    cause: /= 10[^]*= 9/,
    next: /-u|Hint/,
  },
  {
    name: 'a tape of a newer version',
    run: 2,
    tape: (text) => text.replace('"version": 1', '"version": 2'),
    body: `const sh = await terminal.spawn('true')\nawait expect(sh).toExitWith(0)`,
    cause: /version 2|newer/,
    next: /[Uu]pdate termtape/,
  },
  {
    name: 'a tape with conflict marks',
    run: 2,
    tape: (text) => `<<<<<<< HEAD\n${text}=======\n${text}>>>>>>> other\n`,
    body: `const sh = await terminal.spawn('true')\nawait expect(sh).toExitWith(0)`,
    cause: /conflict/,
    next: /[Rr]esolve|record/,
  },
  {
    name: 'a tape that is cut off',
    run: 2,
    tape: (text) => text.slice(0, text.length / 2),
    body: `const sh = await terminal.spawn('true')\nawait expect(sh).toExitWith(0)`,
    cause: /cut off/,
    next: /-u|[Rr]ecord|git/,
  },
  {
    name: 'no snapshot on CI',
    run: 2,
    body: `${script('echo hi; read x')}await sh.expect('hi')\nif (SECOND) await expect(sh).toMatchScreen('new one')\nawait sh.sendLine('')\nawait expect(sh).toExitWith(0)`,
    cause: /no snapshot is stored/,
    next: /[Rr]un the test on your machine/,
  },
]
