import { type VolatileRule, volatileRules } from '../match/volatile-rules.ts'
import { rerecordClocks, rerecordTimes } from './rerecord-times.ts'

/**
 * What varies from run to run by its shape, beside what may vary in a match: times in words and in file names, rates and sizes with a
 * unit, ids. Only what a program says is compared so, and only to tell whether it says the same again; what is typed is compared
 * exactly. A word, and a whole number without a unit that no id has for a name, count as they are.
 */
export const rerecordRules: readonly VolatileRule[] = [
  // `up  6:33, 0 user, load average: 6.99, 6.81, 4.85`
  { id: 'duration', pattern: /(?<= up +)(?:\d+ days?, +)?(?:\d{1,2}:\d\d|\d+ min)(?=,)/g },
  { id: 'rate', pattern: /(?<=load averages?: )\d+\.\d\d,? \d+\.\d\d,? \d+\.\d\d/g },
  // Java's `Object@5b618620`
  { id: 'address', pattern: /(?<=[\w$;\]]@)[0-9a-f]{5,8}(?![\w.-])/g },
  // curl's table, whose head is its last column as well
  {
    id: 'rate',
    pattern: /(?<value>\d+[kMG]? +\d+[kMG]? +(?:[-\d]+:[-\d]{2}:[-\d]{2} +){3}\d+[kMG]?)(?!\w)/g,
  },
  ...rerecordTimes,
  ...volatileRules,
  ...rerecordClocks,
  // `duration_ms 191.01`, `elapsed: 0.52`, `user 0.000031 sys 0.000000`, `responseTime":59.8`, `rt=0.036`, `running for 2.959`
  {
    id: 'duration',
    pattern:
      /(?<!\w)(?:\w*(?:duration|elapsed|latency|took)\w*|\w+_(?:ms|us|ns|secs?|seconds|time)|[a-z]+(?:Time|Ms)|real|user|sys(?:tem)?|rt|uct|uht|urt|running for)"?(?: ?[=:] ?"?|\s+)(?<value>\d+\.\d{1,12})(?![\w.])/gi,
  },
  {
    id: 'rate',
    pattern:
      /(?<![\w.-])\d+(?:[.,]\d+)? ?(?:(?:[kKMGT]i?)?(?:B|b|bit|bits|bytes?)|it|iter|ops|req|rows?|requests|files|lines)(?:\/s(?:ec|s{0,3})?|ps)(?!\w)/g,
  },
  { id: 'rate', pattern: /(?<!\w)(?:fps= *(?<value>\d+(?:\.\d+)?)|speed= *(?<job>\d+(?:\.\d+)?)x)(?!\w)/g },
  { id: 'rate', pattern: /(?<![\w.])\d+\.\d\d \d+\.\d\d \d+\.\d\d \d+\/\d+ \d+(?![\w.])/g },
  // How far git can pack what holds times: `138 bytes | 9.00 KiB/s`
  { id: 'size', pattern: /(?<![\w.])\d+(?:\.\d+)? (?:bytes|[KMG]iB)(?= \| )/g },
  // A bar that is painted over itself leaves the end of a longer one: `1ss`.
  { id: 'duration', pattern: /(?<![\w.:-])\d+(?:\.\d+)?s{2,3}(?!\w)/g },
  { id: 'size', pattern: /(?<![\w.-])\d+(?:[.,]\d+)? ?[kKMGT](?:i?B|bytes?)(?![\w/])/g },
  {
    id: 'pid',
    pattern:
      /(?<![A-Za-z])(?:[pt]id|ppid|pgid|thread|process|proc|job|worker)"?(?:[=#-]|: ?| [<([]?)(?<value>\d{4,10})(?![\w.]|-\w)/gi,
  },
  // A log of Redis
  { id: 'pid', pattern: /^(?<value>\d+)(?=:[A-Z](?: |:))|^(?<job>\d+)(?=:signal-handler )/gm },
  { id: 'inode', pattern: /(?<=\b[Ii]node: ?)\d+/g },
  { id: 'terminal', pattern: /(?<!\w)(?:(?:\/dev\/)?pts\/\d+|ttys\d{3})(?!\w)/g },
  // `127.0.0.1:39411...`, `('127.0.0.1', 43858)`, `127.0.0.1 port 8080`
  {
    id: 'port',
    pattern:
      /(?<![\w.])(?:\d{1,3}(?:\.\d{1,3}){3}|localhost|\[?::1?\]?)(?:(?:["']?(?:, | port |:)|\) port )(?<value>\d{4,5}))(?!\w|\.\d)/g,
  },
  { id: 'address', pattern: /(?<!\w)0x[0-9a-f]{5,16}(?!\w)/gi },
  // Of git's short hashes one in thirty is a number.
  {
    id: 'hex',
    pattern:
      /(?:(?<!\w)(?:commit|index|HEAD is now at) |\[[\w./-]+ (?:\(root-commit\) )?)(?<value>[0-9a-f]{7,40})(?=[\]\s]|$)/gm,
  },
  // A fingerprint, the address of a network card, and the picture that ssh-keygen draws of a key
  { id: 'hex', pattern: /(?<![\w:])(?:[0-9a-f]{2}:){5,63}[0-9a-f]{2}(?![\w:])/gi },
  { id: 'hex', pattern: /(?<=^\|)[ .o+=*BOX@%&#/^SE]{17}(?=\|\r?$)/gm },
  // `run-f80214`: beside a name six digits are enough.
  { id: 'hex', pattern: /(?<=[a-z][-_])(?=\d*[a-f])(?=[a-f]*\d)[0-9a-f]{6,40}(?![\w-])/g },
  // A pod of Kubernetes: `web-34aa0cdd69-52bkr`
  { id: 'id', pattern: /(?<=[a-z0-9]-)(?=[a-f]*\d)[0-9a-f]{8,10}-[a-z0-9]{5}(?![\w-])/g },
  // A ULID, a nanoid, and others of their kind: capitals, small letters and digits all over.
  { id: 'id', pattern: /(?<![\w-])[0-7](?=[A-Z]*\d)[0-9A-HJKMNP-TV-Z]{25}(?![\w-])/g },
  {
    id: 'id',
    pattern: /(?<![\w-])(?=[\w-]*[A-Z])(?=[\w-]*[a-z])(?=[\w-]*\d)[\w-]{21}(?![\w-])/g,
  },
  {
    id: 'id',
    pattern: /(?<![\w-])(?=\w*[A-Z])(?=\w*[a-z])(?=[A-Za-z]*\d+[A-Za-z]+\d)[A-Za-z0-9]{16,64}(?![\w-])/g,
  },
]
