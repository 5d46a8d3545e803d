/**
 * YAML that cannot be taken for lines of `key: value`: it is nested, has list items with keys, or text set off by `|`, or says so
 * by `---`. A list of plain values counts too; a sentence behind each dash is prose.
 */
export function isYaml(text: string, lines: readonly string[]): boolean {
  if (lines.length < 2) return false
  if (lines.every((line) => /^- ["']?[\w./@-]+(?: [\w./@-]+){0,3}["']?$/.test(line))) return true
  let shaped = 0
  let keys = 0
  let nested = text.startsWith('---') && lines.length > 1
  let opened: { indent: number; kind: 'block' | 'key' | 'value' } | undefined
  for (const line of lines) {
    const indent = line.search(/\S/)
    if (/^\s*#/.test(line) || /^(?:---|\.\.\.)(?:\s|$)/.test(line)) {
      shaped++
      continue
    }
    // Text set off by `|` or `>`, and the rest of a value that goes on below.
    if (opened?.kind === 'block' && indent > opened.indent) {
      shaped++
      continue
    }
    const found = keyed.exec(line)
    if (found === null) {
      if (/^\s*-(?: \S|$)/.test(line)) {
        if (opened?.kind === 'key' && indent >= opened.indent) nested = true
        shaped++
        opened = { indent, kind: 'value' }
      } else if (opened !== undefined && indent > opened.indent) shaped += goesOn
      else if (/^\s*[\]}],?$/.test(line)) shaped++
      continue
    }
    keys++
    shaped++
    if (found.groups?.['dash'] !== undefined || (opened?.kind === 'key' && indent > opened.indent))
      nested = true
    const value = found.groups?.['value'] ?? ''
    if (/^[|>][-+]?\d?$/.test(value)) nested = true
    opened = { indent, kind: /^[|>][-+]?\d?$/.test(value) ? 'block' : value === '' ? 'key' : 'value' }
  }
  return nested && keys > 0 && shaped >= lines.length * shapedShare
}

const keyed = /^\s*(?<dash>(?:- )+)?(?:[$\w./@<][\w./@$<-]*|"[^"]+"|'[^']+')\s*:(?:\s+(?<value>.*))?$/

const shapedShare = 0.9
/** A line that only goes on says less than one with a shape. */
const goesOn = 0.8
