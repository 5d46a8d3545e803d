/**
 * Prompts of programs people drive, by program. Each is tried on the line the cursor is on, with escape sequences
 * removed; programs whose prompts are unmistakable come first, the bare `$ ` and `> ` last.
 */
export const COMMON_PROMPTS: Readonly<Record<PromptCategory, readonly RegExp[]>> = {
  sudo: [/^\[sudo\] (?:password|Passwort|mot de passe)[^\n]{0,100}: ?$/i],
  ssh: [
    /^\(?[^\s@()]+@[^\s@]+'s password: ?$/,
    /^\([^\s@()]+@[^\s()]+\) [^\n]{0,100}: ?$/,
    /^Enter passphrase for (?:key )?[^\n]{1,300}: ?$/,
    /\(yes\/no(?:\/\[fingerprint\])?\)\? ?$/,
    /^Please type 'yes', 'no' or the fingerprint: ?$/,
  ],
  git: [
    /^(?:Username|Password) for '[^'\n]{1,300}': ?$/,
    /^(?:Stage|Unstage|Discard|Apply|Stash|Remove) [^\n]{1,100}\[[a-zA-Z,/?]+\]\? ?$/,
  ],
  mysql: [/^(?:mysql|MariaDB \[[^\]\n]{0,64}\])> ?$/, /^ {4}(?:->|'>|">|`>|\/\*>) ?$/],
  postgres: [/^\w[\w.-]{0,63}[=\-('"$*!^~@][>#] ?$/],
  python: [/^>>> ?$/, /^In \[\d+\]: ?$/, /^ {3,}\.\.\.: ?$/, /^\.\.\. ?$/, /^\(Pdb(?:\+\+)?\) ?$/],
  sqlite: [/^sqlite> ?$/, /^ {3}\.\.\.> ?$/],
  debugger: [/^\((?:gdb|lldb|dlv|jdb|bashdb)\) ?$/],
  pager: [
    /^(?:--More--[^\n]{0,40}|\(END\)|:|lines \d+-\d+[^\n]{0,40}|Manual page [^\n]{1,120}\(press h for help or q to quit\))$/,
    /^(?:Press|Hit) (?:any key|RETURN|ENTER)\b[^\n]{0,60}$/i,
  ],
  password: [
    /(?:^|\s)(?:password|passphrase|passcode|PIN)(?: for [^\n:]{1,100})? ?(?:\([^)\n]{1,40}\))?: ?$/i,
  ],
  confirm: [/[[(](?:y|yes)\/(?:n|no)(?:\/[^)\]\n]{1,20})?[\])] ?[?:]? ?$/i, /\b(?:y\/n)\?? ?$/i],
  bash: [
    /^(?:\([\w.-]{1,40}\) )?(?:\[[^\]\n]{1,80}\] ?|[\w.+-]{1,64}@[\w.-]{1,64}(?:[: ][^\n]{0,200}?)?|(?:ba|da|k|z|a|mk)?sh-\d[\d.]{0,12})?[$#%] ?$/,
    /^[\w.-]{1,64}[$#] $/,
    /^[A-Za-z][\w.-]{0,63}% $/,
  ],
  node: [/^> ?$/, /^(?:\.{3,}|\|) $/],
}

export type PromptCategory =
  | 'bash'
  | 'python'
  | 'node'
  | 'mysql'
  | 'postgres'
  | 'ssh'
  | 'sudo'
  | 'git'
  | 'sqlite'
  | 'debugger'
  | 'pager'
  | 'password'
  | 'confirm'
