/**
 * Prompts of programs people drive, by program. Each is tried on the line the cursor is on, with escape sequences
 * removed; programs whose prompts are unmistakable come first, the bare `$ ` and `> ` last.
 */
export const COMMON_PROMPTS: Readonly<Record<PromptCategory, readonly RegExp[]>> = {
  sudo: [/^\[sudo\] [^\n]{1,100}[:：] ?$/i],
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
  php: [/^php [>{('"] $/],
  prolog: [/^(?:\[[\w, ]{1,40}\] *)?(?:\d+ )?\?- ?$/, /^\|[: ] {0,4}$/],
  perl: [/^ {0,4}DB<{1,3}\d+>{1,3} ?$/],
  ruby: [/^(?:irb|\[\d+\] pry|pry)\([^)\n]{1,40}\)(?::\d+){0,2}[>*"'\]] ?$/],
  lisp: [/^(?:\d+ ?\]=?>?|\[\d+\]>|Break \d+ (?:[\w-]+)?\[\d+\]>|\* ?) ?$/],
  maxima: [/^\(%[a-z]+\d+\) ?$/],
  haskell: [/^(?:ghci|Prelude(?: [\w. *]{1,80})?|\*?[A-Z][\w.]{0,60})[|>] ?$/],
  network: [
    /^<[A-Z][\w.-]{0,62}>$/,
    /^\[[~*]?[A-Z][\w./-]{0,62}\]$/,
    /^[A-Za-z][\w.-]{0,62}(?:\([\w-]{1,40}\))?[#>]$/,
  ],
  python: [/^>>> ?$/, /^In \[\d+\]: ?$/, /^ {3,}\.\.\.: ?$/, /^\.\.\. ?$/, /^\(Pdb(?:\+\+)?\) ?$/],
  sqlite: [/^sqlite> ?$/, /^ {3}\.\.\.> ?$/],
  debugger: [/^\((?:gdb|lldb|dlv|jdb|bashdb)\) ?$/],
  pager: [
    /^-{2,3} ?(?:More|Type <re?t(?:urn)?>)[^\n]{0,80}-{2,3} ?$/i,
    /^[^\n]{1,200} \(END\)$/,
    /^(?:--More--[^\n]{0,40}|byte \d+|\(END\)|:|lines \d+-\d+[^\n]{0,40}|Manual page [^\n]{1,120}\(press h for help or q to quit\))$/,
    /^(?:Press|Hit) (?:any key|RETURN|ENTER)\b[^\n]{0,60}$/i,
  ],
  password: [
    /\b(?:pass ?(?:word|phrase|code)|PIN|OTP)\b[^:\n]{0,60}: ?$/i,
    // The same in other languages, which word boundaries of ASCII do not see.
    /(?:Passwort|Kennwort|mot de passe|contraseña|contrasenya|senha|palavra-passe|wachtwoord|lösenord|passord|adgangskode|kodeord|salasana|parola?|şifre|jelszó|has[lł]o|heslo|geslo|lozinka|slaptažodis|parole|kata sandi|mật khẩu|пароль|парола|лозинка|κωδικός|סיסמה|كلمة (?:المرور|السر)|रहस्यशब्द|पासवर्ड|รหัสผ่าน|密码|密碼|口令|パスワード|비밀번호|암호)[^:：\n]{0,60}[:：] ?$/iu,
    /(?:^|\s)(?:password|passphrase|passcode|PIN)(?: for [^\n:]{1,100})? ?(?:\([^)\n]{1,40}\))?: ?$/i,
  ],
  confirm: [/[[(](?:y|yes)\/(?:n|no)(?:\/[^)\]\n]{1,20})?[\])] ?[?:]? ?$/i, /\b(?:y\/n)\?? ?$/i],
  question: [
    // npm, inquirer, clack: a question with its default or its hint behind it.
    /^[?◆◇] [^\n]{1,200}$/,
    /^[\p{L}][^\n]{0,100}[:?] \([^()\n]{0,80}\) $/u,
    /^[\p{L}][^\n]{0,200}\[[^\]\n]{0,80}\] ?[:?] ?$/u,
    // A question with its default behind it: `Proceed? [yes] `.
    /^[\p{L}][^\n]{0,200}[?:] \[[^\]\n]{1,80}\] $/u,
  ],
  bash: [
    /^➜ {1,2}\S[^\n]{0,200}$/,
    /^(?:~|\/[\w./-]{0,200}) [$#%] $/,
    /^(?:\([\w.-]{1,40}\) )?(?:\[[^\]\n]{1,80}\] ?|[\w.+-]{1,64}@[\w.-]{1,64}(?:[: ][^\n]{0,200}?)?|(?:ba|da|k|z|a|mk)?sh-\d[\d.]{0,12})?[$#%] ?$/,
    /^[\w.-]{1,64}[$#] $/,
    /^[A-Za-z][\w.-]{0,63}% $/,
  ],
  node: [/^> ?$/, /^(?:\.{3,}|\||[+*]>) $/],
}

export type PromptCategory =
  | 'php'
  | 'prolog'
  | 'perl'
  | 'ruby'
  | 'lisp'
  | 'maxima'
  | 'haskell'
  | 'network'
  | 'question'
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
