import { staysInside } from '../files/sandbox/name.ts'
import { exchangeMsMax, terminalSideMax } from '../limits.ts'
import {
  base64Check,
  errorRateMax,
  exitCodeMax,
  instantCheck,
  modeCheck,
  notEmptyCheck,
  sandboxNameCheck,
  sha256Check,
  signalCheck,
  tapeVersion,
  unicodeCheck,
} from './fields.ts'
import {
  type ListFault,
  field,
  type Kind,
  list,
  nullable,
  object,
  type ObjectKind,
  optional,
} from './kinds.ts'
import type { Exchange, Tape, TapeData, TapedFile, TapeMeta, TapeSession } from './tape.ts'

/**
 * The one description of a tape: each field's name, kind, place in the order of printing, and what it holds. The guard,
 * the printer, the zod schema, `docs/tape.schema.json` and the table in `docs/tape-format.md` are made from it.
 *
 * A new field is optional and says since when; absent, it means what a tape meant before.
 */

const text: Kind = { is: 'string', check: notEmptyCheck }
const anyString: Kind = { is: 'string' }
const milliseconds: Kind = { is: 'amount', unit: 'milliseconds' }
const side: Kind = { is: 'whole', min: 1, max: terminalSideMax }
/** A program may be told of a window without rows or columns, and has to live with it. */
const resizedSide: Kind = { is: 'whole', min: 0, max: terminalSideMax }
const signal: Kind = { is: 'string', check: signalCheck }

const data = {
  dataText: field(nullable({ is: 'string', check: unicodeCheck }), 'what was sent, as text'),
  dataBytesB64: field(nullable({ is: 'string', check: base64Check }), 'what was sent, where it is not UTF-8'),
}

const kindOfInput = (...values: string[]): Kind =>
  values.length === 1 && values[0] !== undefined
    ? { is: 'literal', value: values[0] }
    : { is: 'one of', values }

const inputs: readonly ObjectKind[] = [
  object<{ kind: 'start' }>({
    kind: field(kindOfInput('start'), 'nothing: what follows is what the program said before anyone spoke'),
  }),
  object<{ kind: string } & TapeData>(
    {
      kind: field(
        kindOfInput('line', 'raw', 'keys', 'reply'),
        "`line`: text and the world's own line end · `raw`: sent as it is · `keys`: typed key by key · `reply`: the terminal's own answer to a query",
      ),
      ...data,
    },
    { rules: [{ exactlyOne: ['dataText', 'dataBytesB64'], lacking: null }] },
  ),
  object<{ kind: 'eof' }>({ kind: field(kindOfInput('eof'), 'end of file') }),
  object<{ kind: 'resize'; cols: number; rows: number }>({
    kind: field(kindOfInput('resize'), 'the terminal got another size'),
    cols: field(resizedSide, 'its width'),
    rows: field(resizedSide, 'its height'),
  }),
  object<{ kind: 'signal'; signal: string }>({
    kind: field(kindOfInput('signal'), 'a signal was sent'),
    signal: field(signal, 'its name'),
  }),
]

/** A piece of output. */
export const chunk: ObjectKind = object<{
  delay_ms: number
  stream?: 'stderr'
  after?: { session: number; told: number }
  text?: string[]
  dataB64?: string
}>(
  {
    delay_ms: field(milliseconds, 'wait before it'),
    stream: optional({ is: 'literal', value: 'stderr' }, 'there where it is standard error (pipes only)'),
    after: optional(
      object<{ session: number; told: number }>({
        session: field(
          { is: 'whole', min: 1, max: Number.MAX_SAFE_INTEGER },
          'which session of the test, in the order they are opened',
        ),
        told: field(
          { is: 'whole', min: 1, max: Number.MAX_SAFE_INTEGER },
          'how often it had been told something: its start, its inputs, its end',
        ),
      }),
      'there where another session of the test was told something before it came; a replay holds it back until then',
    ),
    text: optional(
      list({ is: 'string', check: unicodeCheck }),
      'lines, split after each line feed, of a long text stretches of lines, which joined are the bytes in UTF-8',
    ),
    dataB64: optional({ is: 'string', check: base64Check }, 'the bytes, where they are not valid UTF-8'),
  },
  { rules: [{ exactlyOne: ['text', 'dataB64'], lacking: undefined }] },
)

/** The output of an exchange. */
export const output: ObjectKind = object<Exchange['output']>({
  chunks: field(list(chunk), 'what came until the next input'),
})

const file = object<TapedFile>({
  path: field(
    { is: 'string', check: sandboxNameCheck },
    "below the sandbox's working folder, or after `~/` below its home",
  ),
  mode: optional({ is: 'string', check: modeCheck }, 'permissions of a file or folder, in octal'),
  text: optional(
    list({ is: 'string', check: unicodeCheck }),
    'what a file holds, split after each line feed',
  ),
  dataB64: optional({ is: 'string', check: base64Check }, 'what a file holds that is not valid UTF-8'),
  hash: optional({ is: 'string', check: sha256Check }, 'SHA-256 of a file too large to be kept'),
  bytes: optional({ is: 'whole', min: 0, max: Number.MAX_SAFE_INTEGER }, 'its size'),
  link: optional(text, 'where a symbolic link leads, never out of the sandbox'),
  folder: optional({ is: 'literal', value: true }, 'there for a folder'),
  deleted: optional({ is: 'literal', value: true }, 'there for what is gone'),
})

/** An input and what the program answered. */
export const exchange: ObjectKind = object<Exchange>(
  {
    pre: field(
      object<Exchange['pre']>({
        prompt: field(
          nullable(anyString),
          'the settled last line when the input was sent, escapes stripped; null before any output',
        ),
        stateHash: field(nullable(anyString), 'null unless a state matcher is configured'),
        given: optional(
          { is: 'strings by name' },
          'what the spec put into the sandbox since the input before: a print of each file, by its path',
        ),
      }),
      'how things stood when the input was sent',
    ),
    input: field({ is: 'variants', tag: 'kind', of: inputs }, 'what was sent'),
    output: field(output, 'what the program answered'),
    files: optional(
      list(file, 1, fileFaults),
      'what the program left in the sandbox until the next input; put there when it is replayed',
    ),
    exit: field(
      nullable(
        object<NonNullable<Exchange['exit']>>(
          {
            code: field(
              nullable({ is: 'whole', min: 0, max: exitCodeMax }),
              'its exit code; null if a signal ended it',
            ),
            signal: field(nullable(signal), 'the signal that ended it, by name'),
          },
          { rules: [{ exactlyOne: ['code', 'signal'], lacking: null }] },
        ),
      ),
      'on the last exchange, if the program ended',
    ),
    dur_ms: field(
      { is: 'amount', unit: 'milliseconds', max: exchangeMsMax },
      'from the input to the last output before the next one, or to the exit',
    ),
    annotations: field({ is: 'free' }, 'free JSON, nested at most 64 deep'),
  },
  { layout: { open: true, rows: [['exit', 'dur_ms', 'annotations']] } },
)

const meta = object<TapeMeta>(
  {
    program: field(text, 'basename of the command'),
    path: optional(
      text,
      'where it was, as for `cwd`, where the spec asked for it by a path that PATH does not lead to',
    ),
    args: field(list(anyString), 'its arguments'),
    env: field({ is: 'strings by name' }, 'allow-listed variables and those the spec set'),
    unset: optional(list(anyString), 'variables every program gets that the spec removed'),
    cwd: field(
      text,
      'working folder relative to the project root, with `/`; `.` is the root, one elsewhere is `⟨sandbox⟩/work`, `⟨tmp⟩/x` or absolute',
    ),
    pty: field(
      nullable(
        object<NonNullable<TapeMeta['pty']>>({
          rows: field(side, 'height of the terminal'),
          cols: field(side, 'its width'),
        }),
      ),
      'size of the terminal; null for a program on pipes',
    ),
    createdAt: field({ is: 'string', check: instantCheck }, 'when it was recorded, ISO 8601 in UTC'),
    tag: field(nullable(anyString), 'a label of yours'),
    latency: field({ is: 'range' }, 'extra delay per chunk on replay; a range is drawn from'),
    errorRate: field(
      { is: 'amount', unit: 'percent', max: errorRateMax },
      'chance of an injected fault per exchange on replay',
    ),
    seed: field(
      { is: 'whole', min: Number.MIN_SAFE_INTEGER, max: Number.MAX_SAFE_INTEGER },
      'seeds every random choice of a replay',
    ),
    literal: optional(
      list(anyString),
      'those of `/tmp` and `/root` that are meant literally: TMPDIR and the home folder were elsewhere',
    ),
    values: optional({ is: 'strings by name' }, 'what the spec made by `tape.value`, as JSON'),
    secrets: optional(
      { is: 'strings by name' },
      'the shapes of masked values that were shown, by placeholder: a replay without the value shows a stand-in of this shape',
    ),
  },
  {
    layout: {
      open: true,
      rows: [
        ['program', 'path', 'args', 'env', 'unset'],
        ['cwd', 'pty', 'createdAt', 'tag'],
        ['latency', 'errorRate', 'seed'],
        ['literal'],
        ['values'],
        ['secrets'],
      ],
    },
  },
)

export const description: ObjectKind = object<Tape>(
  {
    version: field(
      { is: 'literal', value: tapeVersion },
      'a higher one was written by a newer termtape and is refused',
    ),
    meta: field(meta, 'what was started, and how it is replayed'),
    session: field(
      object<TapeSession>({
        platform: field(text, 'where it was recorded'),
        recorder: field(text, 'who recorded it'),
        programVersion: field(nullable(anyString), 'what the program says of its version'),
        named: optional(
          { is: 'literal', value: 'tapeName' },
          'there where a spec gave the tape its name; else it is named after its test',
        ),
      }),
      'where it comes from',
    ),
    exchanges: field(
      list(exchange, 1, conversationFaults),
      'the first, and only the first, is of kind `start`',
    ),
  },
  { layout: { open: true } },
)

/** One start, at the beginning; one exit, at the end. */
function conversationFaults(exchanges: readonly unknown[]): ListFault[] {
  const faults: ListFault[] = []
  for (let index = 0; index < exchanges.length; index++) {
    const each = exchanges[index]
    if (!isRecord(each)) continue
    const { input, exit } = each
    const isStart = isRecord(input) && input['kind'] === 'start'
    if (isStart !== (index === 0)) {
      const message = isStart
        ? 'only the first exchange is a start'
        : 'the first exchange must be of kind start'
      faults.push({ path: [index, 'input', 'kind'], message })
    }
    if (exit !== null && index !== exchanges.length - 1)
      faults.push({ path: [index, 'exit'], message: 'only the last exchange has an exit' })
  }
  return faults
}

const fileKinds = ['text', 'dataB64', 'hash', 'link', 'folder', 'deleted'] as const

/** Each file is one thing, stands there once, and leads nowhere else. */
function fileFaults(files: readonly unknown[]): ListFault[] {
  const faults: ListFault[] = []
  const paths = new Set<unknown>()
  for (const [index, each] of files.entries()) {
    if (!isRecord(each)) continue
    const { path, link, mode } = each
    const kinds = fileKinds.filter((kind) => each[kind] !== undefined)
    if (kinds.length !== 1)
      faults.push({ path: [index], message: `exactly one of ${fileKinds.join(', ')} must be there` })
    else if ((mode === undefined) !== (kinds[0] === 'link' || kinds[0] === 'deleted'))
      faults.push({
        path: [index, 'mode'],
        message: 'is required for files and folders, and not allowed for anything else',
      })
    if ((each['bytes'] === undefined) !== (each['hash'] === undefined))
      faults.push({ path: [index, 'bytes'], message: 'is required with a hash, and not allowed without one' })
    if (typeof link === 'string' && typeof path === 'string' && !staysInside(path, link))
      faults.push({ path: [index, 'link'], message: 'leads out of the sandbox' })
    if (paths.has(path)) faults.push({ path: [index, 'path'], message: 'appears twice' })
    paths.add(path)
  }
  return faults
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
