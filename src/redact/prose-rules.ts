import type { Rule } from './rule.ts'
import { passwordWord, passwordWordBeginnings, secretWord, secretWordBeginnings } from './secret-words.ts'
import { generated, strongPassword, toldPassword, unmistakable } from './validators.ts'

/** What may stand behind a word that was the last of its sentence, its string or its element. */
const behind = String.raw`(?=$|[\r\n│|.,;&"'<>}\])]| {2,})`

const said = String.raw`(?:is|are|was|will be|has been set to|(?:re)?set to|changed to|(?:has been |was )?(?:re)?set to|(?<=hasło )to|=|:?=|ist|lautet|wurde auf|est|es|é|è|är|er|jest|je|(?<=salasana\S{0,4}[ \t])on|на|—|–)`

/** What programs say in sentences: what they ask for and were told, and what they have made up and print once. */
export const proseRules: readonly Rule[] = [
  prose({
    id: 'told',
    // "Your new API key is: x", "Token for bob is now x".
    source: String.raw`${secretWord}(?:[ \t]+[^\s:=<>"]{1,40}){0,6}?[ \t]+${said}(?:[ \t]+(?:now|set to))?[ \t]*:?[ \t]+(?:["'\x60“”„]|«[ \u00a0\u202f]?)?(?<secret>[^\s"'\x60“”»<>]{5,}[^\s"'\x60“”»<>.,;:)\]}])`,
    accepts: strongPassword,
  }),
  prose({
    id: 'told-password',
    keywords: passwordWordBeginnings,
    // "The password for bob is hunter2".
    source: String.raw`${passwordWord}(?:[ \t]+[^\s:=<>"]{1,40}){0,4}?[ \t]+${said}[ \t]*:?[ \t]+(?:["'\x60“”„]|«[ \u00a0\u202f]?)?(?<secret>[^\s"'\x60“”»<>]{5,}[^\s"'\x60“”»<>.,;:)\]}])(?=["'\x60“”.,; \u00a0»]*(?:$|[\r\n}\])<&\\]| [^\s]+ *(?:$|[\r\n])))`,
    accepts: toldPassword,
  }),
  prose({
    id: 'set-to',
    keywords: passwordWordBeginnings,
    // "I have set the password to x".
    source: String.raw`${passwordWord}(?:[ \t]+(?:of|for)[ \t]+\S{1,40})?[ \t]+to:?[ \t]+(?<=(?:set|chang(?:e|ed|ing)|reset|updated?|switched)[ \t][^\n.:]{0,120})["'\x60“”„]?(?<secret>[^\s"'\x60“”»<>]{5,}[^\s"'\x60“”»<>.,;:)\]}])`,
    accepts: toldPassword,
  }),
  prose({
    id: 'password-for',
    keywords: passwordWordBeginnings,
    // "Password for bob: x", "Password (made up): x".
    source: String.raw`${passwordWord}(?:[ \t]+(?:for|of|to|für|pour|para|per|voor|dla|för|для)[ \t]+[^\s:]{1,60}(?:[ \t][^\s:]{1,40})?|[ \t]*\([^()\n]{1,60}\)|[ \t]*[, ][^\n:]{0,60}(?:again|now|later|once))[ \t]*:[ \t]+["'\x60“”]?(?<secret>[^\s"'\x60“”│|<>]{5,}[^\s"'\x60“”│|:<>.,;)\]}])["'\x60“”]?[ \t]*(?=$|[\r\n│|.,;&"'<>)}\]]| {2,})`,
    accepts: toldPassword,
  }),
  prose({
    id: 'password-label',
    keywords: passwordWordBeginnings,
    // "Пароль: hunter2", "password ..... hunter2", "│ password │ hunter2 │".
    source: String.raw`${passwordWord}["']?[ \t\u00a0]{0,3}(?:[:：=](?![:=])|->|→|—|–|[:：]?[ \t]{0,40}[│|║┃]|\.{3,}[ \t]?:?|[ \t]{3})[ \t\u00a0]*["'\x60“«]?(?<secret>[^\s"'\x60“”│|║<>]{5,1000}[^\s"'\x60“”│|║:<>.,;)\]}])["'\x60”»]?[ \t]*(?=$|[\r\n│|║.,;&"'<>)}\]]| {2,})`,
    accepts: toldPassword,
  }),
  prose({
    id: 'password-quoted-in-text',
    keywords: [...passwordWordBeginnings, 'pwd', 'key', 'token', 'secret'],
    // "Trying password 'x'", `(def password "x")`, `#define WIFI_PASS "x"`
    source: String.raw`(?:${passwordWord}|(?<=(?:#define|set|def|defvar|setq)[ \t]{1,4}[\w-]{0,40})(?:pass|pwd|key|token|secret))\$?[ \t]+(?:"(?<quoted>[^"\s]{6,200})"|'(?<single>[^'\s]{6,200})'|\{(?<secret>[^\s{}]{6,200})\})`,
    accepts: toldPassword,
  }),
  prose({
    id: 'bracketed',
    keywords: passwordWordBeginnings,
    source: String.raw`${passwordWord}[ \t]*:?[ \t]*\[[ \t]?(?<secret>[^\s"'\][]{6,200})[ \t]?\](?!:)`,
    accepts: strongPassword,
  }),
  prose({
    id: 'quoted',
    // "created with password 'x'"
    source: String.raw`${secretWord}[ \t]+(?:"(?<quoted>[^"\s]{6,200})"|'(?<single>[^'\s]{6,200})'|\x60(?<secret>[^\x60\s]{6,200})\x60)`,
    accepts: strongPassword,
  }),
  prose({
    id: 'beside',
    // "Use the password x to log in", "Generated API key x".
    source: String.raw`${secretWord}[ \t]+(?<secret>(?:(?!&\w{1,30}=)[^\s"'\x60“”»<>|│,;]){9,200}[^\s"'\x60“”»<>|│.,;:)\]}])(?=[\s.,;)\]}"'<&]|$)`,
    accepts: unmistakable,
  }),
  prose({
    id: 'labelled',
    // "Unseal Key 1: x", "A temporary password is generated for root@localhost: x", up to the end of the line.
    source: String.raw`${secretWord}(?![\w-])(?:[^\n:：=|"]{0,90}?(?::[ \t]+|：[ \t]*|[ \t]=[ \t]|[ \t]?(?:->|→|—|–)[ \t]+|[ \t]?[│|][ \t]*)|:[ \t]*[│|║┃][ \t]*|[ \t]*\.{3,}:?[ \t]*|(?: (?:[A-Za-z'’()/#-]{1,20}|\d{1,3})){0,8}(?:[ \t]{2,}|\t))["'\x60“]?(?<secret>(?:(?!&\w{1,30}=)[^\s"'\x60“”|│:<>]){5,}(?::[^\s"'\x60“”|│:<>]+)*[^\s"'\x60“”|│:<>.,;)\]}])["'\x60”]?[ \t]*${behind}`,
    accepts: strongPassword,
  }),
  prose({
    id: 'below',
    reach: 'lines',
    // Made up and printed alone on one of the next lines, as Jenkins and Elasticsearch do.
    source: String.raw`${secretWord}[^\n]{0,120}?(?:[:：.]|-n \S{1,60}|login on a [^\n]{0,20}:)[ \t]*(?:[|>][+-]?[ \t]*)?(?:\r{0,2}\n[ \t]*){1,3}["'\x60]?(?<secret>[^\s"'\x60]{12,})["'\x60]?[ \t]*(?=[\r\n"'<&]|$)`,
    accepts: generated,
  }),
  {
    id: 'told-without-blanks',
    category: 'password',
    keywords: secretWordBeginnings.filter((word) => /[^\u0000-\u024f]/.test(word)),
    begins: true,
    // Chinese, Japanese, Korean.
    pattern: new RegExp(
      String.raw`(?:密码|密碼|口令|パスワード|暗証番号|비밀번호|암호)[^\n!-~]{0,12}?(?:是|为|為|は|：|:|는|은|가|이)[ \t:：「『"'“]{0,4}(?<secret>[!#-&(-~]{6,})`,
      'g',
    ),
    accepts: toldPassword,
  },
  {
    id: 'pin',
    category: 'password',
    keywords: ['pin', 'otp', 'code', 'passcode', 'one-time'],
    begins: true,
    pattern:
      /(?:(?<![A-Za-z0-9_])(?:pin|otp|passcode)|(?<=(?:verification|security|one-time|2fa|mfa|sms|confirmation|log-?in|auth(?:entication)?)[ -])(?:code|pin))(?![A-Za-z_-])(?:[ \t]+(?:is|code|number|now)){0,2}[ \t]*[:=]?[ \t]*["']?(?<secret>\d{4,8})(?![\w.:/-])/gi,
  },
  {
    id: 'one-time-code',
    category: 'password',
    keywords: ['code', 'pin'],
    begins: true,
    // "Enter code: 592377", "Your code is 592377."
    pattern:
      /(?<=(?:^|[\r\n])[^\n]{0,40}(?:your|enter|enter the|the|login|verification|security|confirmation)[ \t]+)(?:code|pin)(?:[ \t]+is[ \t]*:?|[ \t]*:)[ \t]+(?<secret>\d{4,8})(?=\.?[ \t]*(?:$|[\r\n"'<\\]))/gi,
  },
  {
    id: 'one-time-code-first',
    category: 'password',
    keywords: [' is your', ' as your'],
    // "592377 is your verification code", "Use 592377 as your login code"
    pattern:
      /(?<=(?:^|[\s:=>"'-]))(?<secret>\d{4,8})[ \t]+(?:is|as)[ \t]+your[ \t][^\n]{0,40}?(?:code|pin|otp|password)/gi,
  },
  {
    id: 'new-value',
    category: 'password',
    keywords: ['new value:', 'generated value:'],
    begins: true,
    pattern: /(?:new|generated) value:[ \t]+(?<secret>\S{8,})/gi,
    accepts: generated,
  },
]

interface Prose {
  id: string
  source: string
  accepts: (secret: string) => boolean
  keywords?: readonly string[]
  reach?: 'lines'
}

function prose({ source, ...rest }: Prose): Rule {
  return {
    category: 'password',
    keywords: secretWordBeginnings,
    begins: true,
    pattern: new RegExp(source, 'gim'),
    ...rest,
  }
}
