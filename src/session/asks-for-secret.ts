/** Whether lines of a screen ask for a secret. */
export function asksForSecret(lines: readonly string[]): boolean {
  return words.test(lines.join('\n'))
}

/** Whether a line is a question for a password, so that even an answer it shows is one. */
export function asksOpenly(line: string): boolean {
  return /(?:pass(?:word|phrase|code)|pass phrase|passwort|mot de passe|contraseña|senha|пароль|密码|パスワード)(?!['’]?s?[ _-](?:manager|store|vault|name|hint|length|policy|field|file|type|provider|rule|expiry|age))[^:：?>\n]{0,60}[:：?>]\s*$/iu.test(
    line,
  )
}

/** Whether a question lists what may be answered, as in `Revoke the token? (y/N)`. */
export function offersAnswers(line: string): boolean {
  return /[([]\s*(?:y(?:es)?\s*[/|,]\s*no?|n(?:o)?\s*[/|,]\s*y(?:es)?)\s*[)\]]\W*$/i.test(line)
}

/** What prompts call a secret, in the languages programs are translated to most. */
const words = new RegExp(
  [
    String.raw`pass(?:word|wd|phrase|code|key)|\bpass\b|pass phrase|\bpin\b|\btoken\b|\bsecret\b|credential|\botp\b|one[- ]time (?:code|password)`,
    String.raw`api[ _-]?key|access[ _-]?key|private key|(?:unseal|master|encryption|license|recovery|secret) key|(?:verification|security|recovery|auth(?:entication)?|2fa|mfa) code|\b(?:seed|mnemonic|cvc|cvv)\b|(?:recovery|backup) (?:phrase|words)|(?:access|backup|unlock) code|signing key`,
    'passwort|kennwort|passphrase|geheim|mot de passe|phrase secr|jeton|contrase(?:ñ|n)a|clave|frase de|senha|parola|password:|codice',
    'wachtwoord|lösenord|adgangskode|passord|salasana|hasło|haslo|heslo|jelszó|geslo|lozinka|şifre|parolă|slaptažod|parool',
    'пароль|пароля|секрет|κωδικ|סיסמ|كلمة (?:ال)?(?:مرور|سر)|密码|密碼|口令|パスワード|暗証|비밀번호|암호|mật khẩu|kata sandi|รหัสผ่าน|पासवर्ड',
  ].join('|'),
  'iu',
)
