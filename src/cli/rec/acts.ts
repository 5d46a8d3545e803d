import { colsDefault, rowsDefault } from '../../limits.ts'
import { fromTape } from '../../session/taped-input.ts'
import { keysOf } from '../../session/keys-of.ts'
import { keyAt } from '../../session/key-at.ts'
import type { Exchange, Tape, TapeInput } from '../../tape/tape.ts'
import { AnswerWatch } from './answer-watch.ts'
import type { Telling } from './telling.ts'

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
  | Telling
  | { do: 'exits'; code: number | null; signal: string | null }

/** What a tape's user did, with what to wait for before each input: a text that appeared since the one before. */
export function actsOf({ meta, exchanges }: Tape): Act[] {
  const watch = new AnswerWatch(meta.pty ?? { cols: colsDefault, rows: rowsDefault })
  const acts: Act[] = []
  const waits = (): void => {
    const telling = watch.telling()
    if (telling !== undefined) acts.push(telling)
  }
  for (const exchange of exchanges) {
    const act = actOf(exchange)
    if (act !== undefined) {
      waits()
      acts.push(act)
      watch.did('text' in act ? act.text : '', act.do === 'line' || isEnter(act))
    }
    watch.feed(exchange)
    if (exchange.exit !== null) {
      watch.ended()
      waits()
      acts.push({ do: 'exits', ...exchange.exit })
    }
  }
  if (exchanges.at(-1)?.exit === null) waits()
  return acts
}

function isEnter(act: Act): boolean {
  return act.do === 'press' && act.keys.at(-1) === 'Enter'
}

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
  // Several lines at once nobody types.
  if (lines.test(text)) return { do: 'paste', text: text.replaceAll('\r', '\n') }
  const mouse = mouseAct(text)
  if (mouse !== undefined) return mouse
  const keys = keysOf(text).map((key) => {
    const found = keyAt(key, 0)
    if (found === undefined) return key === ' ' ? 'Space' : key
    return found.length === key.length && !/ at /.test(found.name) ? found.name : undefined
  })
  const named = keys.filter((key) => key !== undefined && pressable.test(key))
  const isPress =
    named.length === keys.length &&
    (keys.length === 1 || named.every((key) => key !== undefined && key.length > 1))
  return isPress && text !== ''
    ? { do: 'press', keys: named.flatMap((key) => key ?? []) }
    : { do: 'send', text }
}

/** A name that `press` takes: one character, a key, or a key with others held. */
const pressable = /^(?:(?:Ctrl|Alt|Shift)\+)*(?:\S|[A-Z]\w+)$/su

const lines = /^[^\u0000-\u001f\u007f]+\r[^\u0000-\u001f\u007f]+(?:\r[^\u0000-\u001f\u007f]*)*$/

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
