/** How characters are painted at one moment, as text: equal texts are equal styles. */
export type Style = string

/** The style before the first SGR sequence. */
export const plainStyle: Style = ''

/** The style after `CSI params m`. Source: ECMA-48 8.3.117, and the colours of xterm. */
export function styleAfter(style: Style, params: string): Style {
  const key = `${style}\0${params}`
  const known = memory.get(key)
  if (known !== undefined) return known
  const after = applied(style, params)
  // True colours may be as many as there are characters.
  if (memory.size >= memoryMax) memory.clear()
  memory.set(key, after)
  return after
}

const memory = new Map<string, Style>()
const memoryMax = 4_096

function applied(style: Style, params: string): Style {
  const slots = new Map(style === '' ? [] : style.split(' ').map((each) => splitAt(each)))
  const codes = params === '' ? ['0'] : params.split(';')
  for (let at = 0; at < codes.length; at++) {
    const code = codes[at] === '' ? '0' : (codes[at] ?? '0')
    const number = Number.parseInt(code, 10)
    if (number === 0) slots.clear()
    else if (number === 38 || number === 48 || number === 58) {
      // `38:2::r:g:b` is one parameter, `38;2;r;g;b` five, `38;5;n` three.
      const length = code.includes(':') ? 1 : codes[at + 1] === '2' ? 5 : 3
      slots.set(String(number), codes.slice(at, at + length).join(':'))
      at += length - 1
    } else put(slots, number, code)
  }
  return [...slots]
    .map(([slot, value]) => `${slot}=${value}`)
    .sort()
    .join(' ')
}

/** The style behind a stretch of output, whatever else it holds. */
export function styleBehind(output: string, before: Style): Style {
  if (!output.includes('\u001b[')) return before
  const reset = Math.max(output.lastIndexOf('\u001b[0m'), output.lastIndexOf('\u001b[m'))
  let style = reset === -1 ? before : plainStyle
  for (const { groups } of output.slice(Math.max(0, reset)).matchAll(sgr))
    style = styleAfter(style, groups?.['params'] ?? '')
  return style
}

// oxlint-disable-next-line no-control-regex -- An escape sequence begins with it.
const sgr = /\u001b\[(?<params>[\d:;]*)m/g

function put(slots: Map<string, string>, number: number, code: string): void {
  const off = offs[number]
  if (off !== undefined) for (const slot of off) slots.delete(slot)
  else if ((number >= 30 && number <= 37) || (number >= 90 && number <= 97)) slots.set('38', code)
  else if ((number >= 40 && number <= 47) || (number >= 100 && number <= 107)) slots.set('48', code)
  else slots.set(number === 21 ? '4' : String(number), code)
}

/** What each code that switches off switches off. */
const offs: Readonly<Record<number, readonly string[]>> = {
  22: ['1', '2'],
  23: ['3'],
  24: ['4'],
  25: ['5', '6'],
  27: ['7'],
  28: ['8'],
  29: ['9'],
  39: ['38'],
  49: ['48'],
  55: ['53'],
  59: ['58'],
}

function splitAt(slot: string): [string, string] {
  const at = slot.indexOf('=')
  return [slot.slice(0, at), slot.slice(at + 1)]
}
