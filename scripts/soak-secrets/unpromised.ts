/** Why the docs do not promise to find a secret in this wording, when it comes in this way; undefined where they do. */
export function unpromised(text: string, way: string): string | undefined {
  if (text.includes('¶') || text.includes('\r\n')) {
    if (linesBreak.has(way))
      return 'a heading, a list or a phrase over several lines, in a way that breaks its lines apart'
  }
  return exceptions.find(({ texts, ways }) => texts.test(text) && (ways === undefined || ways.has(way)))?.why
}

interface Exception {
  why: string
  texts: RegExp
  /** Every way where absent. */
  ways?: ReadonlySet<string>
}

/** The ways in which a line does not begin where it was printed. */
const behindOthers = new Set(['after a log head', 'JSON string', 'JSON twice', 'URL', 'shell quoted', 'HTML'])

const exceptions: readonly Exception[] = [
  {
    why: 'beside no label and no sign, only what has digits amid its letters or a sign is told from a word',
    texts: /Use the password § to/,
  },
  {
    why: 'a row of two cells, in the middle of a line: `password,x` is a list of words there',
    texts: /^"?password"?,"?§/,
    ways: behindOthers,
  },
  {
    why: 'a name that says nothing, repeated without it and glued to other letters',
    texts: /user\/pass|Credentials: admin/,
    ways: new Set(['seen, then repeated']),
  },
  {
    why: 'a command of a protocol or of a router, in the middle of a line',
    texts:
      /^ *(?:auth |conn|a1? login|default login|telnet>|PASS |set |enable |password §|secret |IdentityFile|user )/i,
    ways: behindOthers,
  },
  {
    why: 'a command of a protocol or of a router, in the middle of a line',
    texts: /IdentityFile[^\n]*; password §/,
  },
  {
    why: 'a secret that is a word by itself, without a label',
    texts: /^(?:shared-secret|heroku:) §/,
  },
]

/** Passwords of everyday lines may have fewer than eight characters. */
export const glued = 'seen, then repeated'

export const shortChars = 8
export const shortReason: string =
  'fewer than eight characters, repeated in a failure where no words around them tell'

const linesBreak: ReadonlySet<string> = new Set([
  'after a log head',
  'indented',
  'JSON string',
  'JSON twice',
  'URL',
  'HTML',
  'shell quoted',
  'typed and echoed',
  'typed by key',
  'typed with mistakes',
])
