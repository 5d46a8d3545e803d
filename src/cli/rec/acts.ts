import { fromTape } from '../../session/taped-input.ts'
import { keysOf } from '../../session/keys-of.ts'
import { keyAt } from '../../session/key-at.ts'
import { Screen } from '../../screen/screen.ts'
import { bytesOfChunk } from '../../tape/data.ts'
import type { Exchange, Tape, TapeInput } from '../../tape/tape.ts'
import { promptIn, type Rows, tellingText } from './telling.ts'

/** One thing a spec does. */
export type Act =
  | { do: 'line' | 'type'; text: string; secret: boolean }
  | { do: 'press'; keys: string[] }
  | { do: 'paste'; text: string }
  | { do: 'click'; row: number; col: number; button: 'left' | 'middle' | 'right' }
  | { do: 'wheel'; row: number; col: number; direction: 'up' | 'down' }
  | { do: 'eof' }
  | { do: 'resize'; cols: number; rows: number }
  | { do: 'send'; text: string }
  | { do: 'shows' | 'prompts'; text: string }
  | { do: 'exits'; code: number | null; signal: string | null }

/** What a tape's user did, with what to wait for before each input: a text that appeared since the one before. */
export function actsOf({ meta, exchanges }: Tape): Act[] {
  const screen = new Screen(meta.pty ?? { cols: 80, rows: 24 })
  const acts: Act[] = []
  let before: Rows = []
  let echo = ''
  let said = ''
  /** Whether what came last answered a line, or nobody yet, and so may end with a prompt. */
  let byLines = true
  const waits = (): void => {
    const rows = screen.lines.map((line) => line.trimEnd())
    const text = tellingText(before, rows, echo)
    const prompt = byLines ? promptIn(said) : undefined
    if (text !== undefined) acts.push({ do: 'shows', text })
    else if (prompt !== undefined) acts.push({ do: 'prompts', text: prompt })
    before = rows
    said = ''
  }
  for (const exchange of exchanges) {
    const { input, output, exit } = exchange
    if (input.kind === 'resize') screen.resize(input.cols, input.rows)
    const act = actOf(exchange)
    if (act !== undefined) {
      waits()
      acts.push(act)
      echo = 'text' in act ? act.text : ''
      byLines = act.do === 'line'
    }
    for (const chunk of output.chunks) {
      const bytes = bytesOfChunk(chunk)
      screen.feed(bytes)
      said = (said + Buffer.from(bytes).toString('utf8')).slice(-saidCharsMax)
    }
    if (exit !== null) {
      byLines = false
      waits()
      acts.push({ do: 'exits', ...exit })
    }
  }
  if (exchanges.at(-1)?.exit === null) waits()
  return acts
}

/** How much of an answer is kept to find its prompt. */
const saidCharsMax = 4_096

function actOf({ input, annotations }: Exchange): Act | undefined {
  switch (input.kind) {
    case 'start':
    case 'reply':
    case 'signal':
      return undefined
    case 'eof':
      return { do: 'eof' }
    case 'resize':
      return { do: 'resize', cols: input.cols, rows: input.rows }
    case 'line':
      return { do: 'line', text: textOf(input), secret: annotations['hidden'] === true }
    case 'keys':
      return { do: 'type', text: textOf(input), secret: annotations['hidden'] === true }
    case 'raw':
      return keysAct(textOf(input))
  }
}

function textOf(input: TapeInput): string {
  const given = fromTape(input)
  return given !== undefined && 'data' in given ? Buffer.from(given.data).toString('utf8') : ''
}

function keysAct(text: string): Act {
  const pasted = /^\u001b\[200~([\s\S]*)\u001b\[201~$/.exec(text)?.[1]
  if (pasted !== undefined) return { do: 'paste', text: pasted.replaceAll('\r', '\n') }
  const mouse = mouseAct(text)
  if (mouse !== undefined) return mouse
  const keys = keysOf(text).map((key) => {
    const found = keyAt(key, 0)
    if (found === undefined) return key
    return found.length === key.length && !/ at /.test(found.name) ? found.name : undefined
  })
  const named = keys.filter((key) => key !== undefined && pressable.test(key))
  return named.length === keys.length && text !== ''
    ? { do: 'press', keys: named.flatMap((key) => key ?? []) }
    : { do: 'send', text }
}

/** A name that `press` takes: one character, a key, or a key with others held. */
const pressable = /^(?:(?:Ctrl|Alt|Shift)\+)*(?:\S|[A-Z]\w+)$/su

function mouseAct(text: string): Act | undefined {
  const [, code = '', col = '', row = '', end = ''] =
    /^\u001b\[<(\d+);(\d+);(\d+)(M(?:\u001b\[<\1;\2;\3m)?)$/.exec(text) ?? []
  if (end === '') return undefined
  const place = { row: Number(row) - 1, col: Number(col) - 1 }
  if (code === '64' || code === '65')
    return { do: 'wheel', ...place, direction: code === '64' ? 'up' : 'down' }
  const button = (['left', 'middle', 'right'] as const)[Number(code)]
  return button === undefined || end === 'M' ? undefined : { do: 'click', ...place, button }
}
