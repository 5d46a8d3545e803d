import { describe, expect, it } from 'vitest'
import { detectError, isErrorOutput } from '../../src/patterns/is-error-output.ts'

describe('an error', () => {
  it.each([
    ['bash: frobnicate: command not found', 'command_not_found'],
    ['sh: 1: frobnicate: not found', 'command_not_found'],
    ["git: 'frob' is not a git command. See 'git --help'.", 'command_not_found'],
    ['Unknown command: "frob". Enter ".help" for help', 'command_not_found'],
    ['cat: /etc/shadow: Permission denied', 'permission_denied'],
    ['ls: cannot open directory: Operation not permitted', 'permission_denied'],
    ['curl: (7) Failed to connect: Connection refused', 'connection_failed'],
    ['ssh: Could not resolve hostname nowhere: Name or service not known', 'connection_failed'],
    ['Login incorrect', 'authentication_failed'],
    ['fatal: Authentication failed for https://example.org/', 'authentication_failed'],
    ['cat: nothing: No such file or directory', 'file_not_found'],
    ['Parse error near line 1: near "selec": syntax error', 'syntax_error'],
    ['ls: invalid option -- z', 'syntax_error'],
    ['Segmentation fault (core dumped)', 'crash'],
    ['Traceback (most recent call last):\n  File "<stdin>"', 'crash'],
    ['panic: runtime error: index out of range', 'crash'],
    ['ZeroDivisionError: division by zero', 'error'],
    ['Uncaught ReferenceError: x is not defined', 'error'],
    ['error: something', 'error'],
    ['tool: error: something', 'error'],
    ['error[E0308]: mismatched types', 'error'],
    ['ERROR 1064 (42000) at line 1', 'error'],
    ['ERROR:  column "x" of relation', 'error'],
    ['[ERROR] it broke', 'error'],
    ['2 errors generated.', 'error'],
    ['3 passed, 1 failed', 'error'],
    ['errors: 3', 'error'],
    ['0 warnings, 2 errors', 'error'],
    ['\u001b[31mError\u001b[0m: no luck', 'error'],
    ['npm ERR! code E404', 'error'],
    ['Build failed.', 'error'],
    ["cp: missing destination file operand after 'a'", 'syntax_error'],
    ['Unit nothing.service could not be found.', 'file_not_found'],
    ["thread 'main' panicked at src/main.rs:2:5:", 'crash'],
    ['tar: x: Cannot write: No space left on device', 'crash'],
    ['tar: Exiting with failure status due to previous errors', 'error'],
    ['Job for x.service failed because the control process exited with error code.', 'error'],
    ["make: *** No rule to make target 'x'.  Stop.", 'error'],
    ['CONFLICT (content): Merge conflict in a', 'error'],
    ['Automatic merge failed; fix conflicts and then commit the result.', 'error'],
    ["src/a.ts(1,2): error TS2304: Cannot find name 'x'.", 'error'],
    ['CMake Error at CMakeLists.txt:1 (project):', 'error'],
    ['FAIL src/x.spec.ts', 'error'],
    ['all fine so far\r\nmake: *** [all] Error 2\r\nfailed to build', 'error'],
  ])('%j is %s', (text, category) => {
    expect(detectError(text)?.category).toBe(category)
    expect(isErrorOutput(text)).toBe(true)
  })

  it('is told with its line', () => {
    expect(detectError('one\r\n\u001b[1mcat: x: No such file or directory\u001b[0m\r\ntwo')).toEqual({
      category: 'file_not_found',
      text: 'cat: x: No such file or directory',
    })
  })
})

describe('no error', () => {
  it.each([
    '0 errors, all good',
    'Finished with 0 errors and 0 warnings',
    'no errors found',
    'No error',
    'errors: 0, warnings: 2',
    'failed: 0',
    '12 passed, 0 failed',
    'completed without errors',
    'finished without any failures',
    'zero test failures',
    'error-free since 1998',
    'the error rate is low',
    '  --fail-on-error   stop on error',
    '-e  exit immediately if a command fails',
    '  .bail on|off   Stop after hitting an error.  Default OFF',
    'on error, the program retries',
    '3 errors were fixed',
    'errors.log written',
    'PASS 12, FAIL 0',
    'FAIL: 0',
    'hello world',
    'the terror of mirrors',
    '',
  ])('%j', (text) => {
    expect(detectError(text)).toBeUndefined()
  })
})
