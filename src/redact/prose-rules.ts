import type { Rule } from './rule.ts'
import { generated, strongPassword } from './validators.ts'

const word = String.raw`(?:pass(?:word|phrase|code|wd)|token|secret|(?:api|access|secret|license|unseal|recovery|private|auth|master|encryption|root|signing|activation|account|product)[ _-]?(?:key|token|code)|credentials?|\bpin\b|\bpat\b|auth(?:entication)? code|passwort|kennwort|mot de passe|contraseña|senha|пароль|密码|密碼|パスワード)`

/** How `word` begins. */
const keywords = [
  'pass',
  'token',
  'secret',
  'api',
  'access',
  'license',
  'unseal',
  'recovery',
  'private',
  'auth',
  'master',
  'encryption',
  'root',
  'signing',
  'activation',
  'account',
  'product',
  'credential',
  'pin',
  'pat',
  'kennwort',
  'mot de passe',
  'contraseña',
  'senha',
  'пароль',
  '密码：',
  '密码:',
  '密码是',
  '密碼：',
  '密碼:',
  '密碼是',
  'パスワード',
]

/** What may stand behind a word that was the last of its sentence, its string or its element. */
const behind = String.raw`(?=$|[\r\n│|.,;&"'<>}\])]| {2,})`

/** What programs say in sentences: what they ask for and were told, and what they have made up and print once. */
export const proseRules: readonly Rule[] = [
  {
    id: 'told',
    category: 'password',
    keywords,
    begins: true,
    // "Your new API key is: x", "Token for bob is now x".
    pattern: new RegExp(
      String.raw`${word}(?:[ \t]+[\w'@.()-]{1,40}){0,6}?[ \t]+(?:is|are|was|will be|has been set to|set to|=|ist|est|es)(?:[ \t]+(?:now|set to))?[ \t]*:?[ \t]+["'\x60“”«]?(?<secret>[^\s"'\x60“”»<>]{6,})`,
      'giu',
    ),
    accepts: strongPassword,
  },
  {
    id: 'quoted',
    category: 'password',
    keywords,
    begins: true,
    // "created with password 'x'"
    pattern: new RegExp(
      String.raw`${word}[ \t]+(?:"(?<quoted>[^"\s]{6,200})"|'(?<single>[^'\s]{6,200})'|\x60(?<secret>[^\x60\s]{6,200})\x60)`,
      'giu',
    ),
    accepts: strongPassword,
  },
  {
    id: 'labelled',
    category: 'password',
    keywords,
    begins: true,
    // "Unseal Key 1: x", "A temporary password is generated for root@localhost: x", up to the end of the line.
    pattern: new RegExp(
      String.raw`${word}(?![\w-])(?:[^\n:：=|"]{0,90}?(?::[ \t]+|：[ \t]*|[ \t]=[ \t]|[ \t]?[│|][ \t]+)|(?: (?:[A-Za-z'’()/#-]{1,20}|\d{1,3})){0,8}(?:[ \t]{2,}|\t))["'\x60“]?(?<secret>(?:(?!&\w{1,30}=)[^\s"'\x60“”|│:<>]){6,}(?::[^\s"'\x60“”|│:<>]+)*)["'\x60”]?[ \t]*${behind}`,
      'gimu',
    ),
    accepts: strongPassword,
  },
  {
    id: 'below',
    category: 'password',
    keywords: [
      'password',
      'token',
      'secret',
      'api key',
      'passphrase',
      'access key',
      'recovery code',
      'license key',
    ],
    begins: true,
    reach: 'lines',
    // Made up and printed alone on one of the next lines, as Jenkins and Elasticsearch do.
    pattern: new RegExp(
      String.raw`${word}[^\n]{0,120}[:：.][ \t]*(?:\r{0,2}\n[ \t]*){1,3}["'\x60]?(?<secret>[^\s"'\x60]{12,})["'\x60]?[ \t]*(?=\r|\n|$)`,
      'giu',
    ),
    accepts: generated,
  },
]
