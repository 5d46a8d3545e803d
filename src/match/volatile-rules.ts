/** A kind of value that differs from run to run. */
export interface VolatileRule {
  id: string
  /** Needs the flag `g`. The group `value`, or all of the match, is the value. */
  pattern: RegExp
  /** `output`: a value that, when a person types it, is meant as it is (a duration, a time of day). Default: anywhere. */
  scope?: 'any' | 'output'
}

/**
 * The built-in kinds, in the order in which they are looked for: a UUID holds hex ids, a timestamp holds times of day and ports.
 * What is replaced reads `<id>`, which no rule matches, so normalising twice changes nothing.
 */
export const volatileRules: readonly VolatileRule[] = [
  {
    id: 'uuid',
    pattern: /(?<![\w-])[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}(?![\w-])/gi,
  },
  {
    id: 'time',
    pattern:
      /(?<![\w.-])\d{4}-[01]\d-[0-3]\d(?:[T ][0-2]\d:[0-5]\d(?::[0-5]\d(?:[.,]\d{1,9})?)?(?: ?(?:Z|UTC|[+-]\d{2}:?\d{2}))?)?(?![\w-])/g,
  },
  {
    id: 'time',
    pattern:
      /(?<!\w)(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),? )(?:[0-3]?\d )?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) (?:[ 0-3]?\d |\d{4} )[0-2]\d:[0-5]\d:[0-5]\d(?: (?:[A-Z]{3,4}|[+-]\d{4}))?(?: \d{4})?(?: [+-]\d{4})?/g,
  },
  {
    id: 'time',
    pattern:
      /(?<!\w)(?:[0-3]\d\/(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\/\d{4}:[0-2]\d:[0-5]\d:[0-5]\d(?: [+-]\d{4})?|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) [ 0-3]\d [0-2]\d:[0-5]\d(?::[0-5]\d)?)(?!\w)/g,
  },
  { id: 'clock', scope: 'output', pattern: /(?<![\w:.])[0-2]?\d:[0-5]\d:[0-5]\d(?:[.,]\d{1,9})?(?![\w:])/g },
  { id: 'epoch', pattern: /(?<![\w.-])1[5-9]\d{8}(?:\d{3}|\d{6}|\d{9}|\.\d{1,9})?(?![\w.-])/g },
  {
    id: 'tmp',
    pattern:
      /(?<![\w./-])(?:(?:\/private)?(?:\/tmp|\/var\/tmp|\/var\/folders\/\w\w\/\w+\/T|\/dev\/shm)|⟨tmp⟩)\/[\w.@+-]+/g,
  },
  { id: 'address', pattern: /(?<!\w)0x[0-9a-f]{6,16}(?!\w)/gi },
  // Letters and digits together: `feedbed` is a word, `1234567` a number, `1e10000` a measure.
  {
    id: 'hex',
    pattern: /(?<![\w-])(?!\d+e\d+(?!\w))(?=[0-9]*[a-f])(?=[a-f]*[0-9])[0-9a-f]{7,128}(?![\w-])/gi,
  },
  { id: 'pid', pattern: /(?<!\w)(?:pid|process|PID)[ =:#]{1,3}(?<value>\d{1,7})(?![\w.])/g },
  {
    id: 'pid',
    scope: 'output',
    // Each begins with the bracket: where there is none, there is nothing to look behind.
    pattern: /\[(?:(?<=\w\[)(?<value>\d{2,7})\](?=:)|(?<=^\[)\d{1,3}\] (?<job>\d{2,7})(?=\s*$))/gm,
  },
  {
    id: 'port',
    pattern:
      /(?:(?:localhost|127\.0\.0\.1|0\.0\.0\.0|\[::1?\]):|(?<!\w)port[ =:]{1,2})(?<value>\d{4,5})(?![\w.])/gi,
  },
  {
    id: 'duration',
    scope: 'output',
    pattern:
      /(?<![\w.:-])(?:\d+h ?)?(?:\d+m ?)?\d+(?:\.\d+)? ?(?:ms|µs|μs|us|ns|s|secs?|seconds?|mins?|minutes?)(?![\w-])/g,
  },
]
