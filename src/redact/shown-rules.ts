import type { Rule } from './rule.ts'
import { secretWord, secretWordBeginnings } from './secret-words.ts'
import { generated, toldPassword } from './validators.ts'

/** What a shell, Python, Node, Ruby and IPython are typed at. */
const promptSign = String.raw`(?:^|\n)(?:[^\n]{0,80}?(?:[$#%❯➜»λ*]|(?<![=-])>)[ \t]|In \[\d{1,5}\]: )`

/** Commands that list names, or hashes of files. */
const listing =
  '(?:sudo )?(?:git|ls|ll|find|grep|rg|ag|fd|tree|sha\\d{0,3}sum|shasum|md5(?:sum)?|b2sum|cksum|which|type|wc|stat|docker|npm|yarn|pnpm|apt|pip|man|cd|mkdir|touch|vim?|nano)\\b'

/** A secret that a command or an expression was asked for by its name, alone on the line below. */
export const shownRules: readonly Rule[] = [
  {
    id: 'shown',
    category: 'password',
    keywords: secretWordBeginnings.filter((word) => /^[ -~]+$/.test(word)),
    begins: true,
    reach: 'lines',
    pattern: new RegExp(
      String.raw`${secretWord}[^\n]{0,80}\r{0,2}\n(?:=> |Out\[\d{1,5}\]: )?["']?(?=[^\s"']{6,4000}["']?[ \t]*(?:[\r\n]|$))(?<=${promptSign}(?!${listing})[^\n]{0,200}\n[^\n]{0,20})(?<secret>[^\s"']{6,4000})["']?[ \t]*(?=[\r\n]|$)`,
      'gi',
    ),
    accepts: (text) => (toldPassword(text) || generated(text)) && !fileLike.test(text),
  },
]

const fileLike = /^[\w.-]+\.[A-Za-z]{1,5}$|[/\\]/
