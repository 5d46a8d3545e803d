/** What a password is called in the languages programs are translated to most, as the source of a pattern. */
const passwords = [
  'pass(?:word|phrase|code|wd|key)',
  'pass phrase',
  'passwort',
  'kennwort',
  'mot de passe',
  'contraseñ?a',
  'clave',
  'palavra-passe',
  'senha',
  'parola(?:nız|n)?',
  'wachtwoord',
  'lösenord(?:et)?',
  'adgangskoden?',
  'passord(?:et)?',
  'salasana(?:si|nne|n)?',
  'hasł[oa]',
  'heslo',
  'jelsz(?:ó|ava|avad)',
  'geslo',
  'lozinka',
  'şifre(?:niz|n)?',
  'parolă',
  'slaptažodis',
  'пароль',
  'парол(?:я|ем|ю)',
  'лозинка',
  'κωδικός',
  'סיסמה',
  'سیسما',
  'كلمة المرور',
  'كلمة السر',
  '密码',
  '密碼',
  '口令',
  'パスワード',
  '暗証番号',
  '비밀번호',
  '암호',
  'mật khẩu',
  'kata sandi',
  'รหัสผ่าน',
  'पासवर्ड',
]

/** Other secrets that sentences and labels name. */
const others = [
  'token',
  'secret',
  '(?:api|access|secret|license|unseal|recovery|private|auth|master|encryption|root|signing|activation|account|product|service|setup|deploy|security|authenticator|consumer|client|join|network|preshared|pre-shared)[ _-]?(?:key|token|code|secret)',
  'credentials?',
  String.raw`\bpin\b`,
  String.raw`\bpat\b`,
  String.raw`\bpsk\b`,
  String.raw`\bwif\b`,
  'auth(?:entication)? code',
  'key content',
  '(?:this|the|your|following|manual(?: entry)?) (?:secret )?key',
  'secret[_ -]id',
  'schlüssel',
  'jeton',
]

/** What a password is called. */
export const passwordWord: string = `(?:${passwords.join('|')})`

/** The name of a secret in a sentence, a label or a heading. */
export const secretWord: string = `(?:${[...passwords, ...others].join('|')})`

/** How these names begin, in lower case, three characters at least. */
export const passwordWordBeginnings: readonly string[] = [
  'pass',
  ...passwords
    .filter((word) => !word.startsWith('pass') && word.length > 2)
    .map((word) => word.replace(/.\?.*|\[.*|\(\?:.*/, '')),
  'contraseñ',
  ...['密码', '密碼', '口令', '암호'].flatMap((word) =>
    Array.from('：: 是】"|│为為', (behind) => word + behind),
  ),
].map((word) => word.toLowerCase())

/** How all of them begin. */
export const secretWordBeginnings: readonly string[] = [
  ...passwordWordBeginnings,
  'token',
  'secret',
  ...'api access license unseal recovery private auth master encryption root signing activation account product service setup'.split(
    ' ',
  ),
  ...'deploy security authenticator consumer client join network preshared pre-shared credential pin pat psk wif schlüssel jeton'.split(
    ' ',
  ),
  'key content',
  'this key',
  'the key',
  'your key',
  'your secret',
  'the secret',
  'this secret',
  'following key',
  'manual',
].map((word) => word.toLowerCase())
