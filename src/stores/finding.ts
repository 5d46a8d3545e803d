import { printable } from '../text/printable.ts'
import { findingPathCharsMax, findingsMax, repeatsShownMax } from '../limits.ts'

/**
 * How bad a finding is. `error`: the structure cannot be used. `warning`: its owner lives with it, yet it is
 * suspicious. `info`: unknown, probably newer than this version.
 */
export type Severity = 'error' | 'warning' | 'info'

/** Where in a file. `line` and `column` count from 1; `path` is the path inside the document, e.g. `message.role`. */
export interface StorePlace {
  line?: number
  column?: number
  path?: string
}

/** One thing to say about a file. Messages name shapes and sizes, never the values found. */
export interface StoreFinding extends StorePlace {
  /** Literal and stable; `docs/stores.md` lists them. */
  code: string
  severity: Severity
  file: string
  message: string
  /** What the reader can do about it. */
  hint: string
}

/** The rules of a validator: what each code weighs, and what to do about it. */
export type Rules = Readonly<Record<string, { readonly severity: Severity; readonly hint: string }>>

/** Where a check leaves what it found. A check asks only for the codes it uses. */
export interface Findings<Code extends string> {
  add(code: Code, file: string, message: string, place?: StorePlace): void
}

export interface ReportOptions {
  /** Warnings count as errors. Default false. */
  strict?: boolean
  /** Findings kept, the worst ones; the rest are counted in `dropped`. Default 1 000. */
  findingsMax?: number
}

export interface Report {
  /** No finding is an error. */
  valid: boolean
  findings: StoreFinding[]
  /** Findings beyond the bound, not kept. */
  dropped: number
  counts: Record<Severity, number>
}

/** Collects findings by the rules of one validator. */
export class FindingLog<R extends Rules> implements Findings<keyof R & string> {
  readonly #rules: R
  readonly #strict: boolean
  readonly #max: number
  /** By severity, each bounded by itself, so that no flood of hints hides an error. */
  readonly #kept: Record<Severity, Ranked[]> = { error: [], warning: [], info: [] }
  readonly #counts: Record<Severity, number> = { error: 0, warning: 0, info: 0 }

  constructor(rules: R, options: ReportOptions = {}) {
    this.#rules = rules
    this.#strict = options.strict ?? false
    this.#max = options.findingsMax ?? findingsMax
  }

  add(code: keyof R & string, file: string, message: string, place: StorePlace = {}): void {
    const rule = this.#rules[code]
    if (rule === undefined) return
    const severity = this.#strict && rule.severity === 'warning' ? 'error' : rule.severity
    this.#counts[severity] += 1
    const kept = this.#kept[severity]
    if (kept.length >= this.#max) return
    const where = place.path === undefined ? place : { ...place, path: printable(shorten(place.path)) }
    const { hint } = rule
    const finding = {
      code,
      severity,
      file: printable(file),
      ...where,
      message: printable(message),
      hint,
    }
    kept.push({ finding, nth: this.#count })
  }

  report(): Report {
    const { error, warning, info } = this.#kept
    const kept = [...error, ...warning, ...info].slice(0, this.#max)
    const findings = kept.sort((a, b) => a.nth - b.nth).map(({ finding }) => finding)
    const dropped = this.#count - findings.length
    return { valid: this.#counts.error === 0, findings, dropped, counts: { ...this.#counts } }
  }

  get #count(): number {
    return this.#counts.error + this.#counts.warning + this.#counts.info
  }
}

/** A finding, and the how-manieth it was. */
interface Ranked {
  finding: StoreFinding
  nth: number
}

/** A report as text, worst first: one line per finding and, under it, what to do. Empty when there is nothing to say. */
export function describeReport(report: Report): string {
  const rank: Record<Severity, number> = { error: 0, warning: 1, info: 2 }
  const sorted = [...report.findings].sort((a, b) => rank[a.severity] - rank[b.severity])
  const lines = groupsOf(sorted).flatMap((group) => {
    const [first] = group
    if (first === undefined) return []
    if (first.severity !== 'error' && group.length > repeatsShownMax)
      return [`${first.severity} ${repeated(group)}\n    ${first.hint}`]
    return group.map((each) => `${describeFinding(each)}\n    ${each.hint}`)
  })
  if (report.dropped > 0) lines.push(`and ${report.dropped} more`)
  return lines.join('\n')
}

/** Findings that say the same of one file, in the order of their first. */
function groupsOf(findings: readonly StoreFinding[]): StoreFinding[][] {
  const groups = new Map<string, StoreFinding[]>()
  for (const each of findings) {
    const key = JSON.stringify([each.code, each.file, each.message, each.severity])
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [each])
    else group.push(each)
  }
  return [...groups.values()]
}

/** `unknown-type ×1 200 projects/p/s.jsonl, first at line 1: …`. */
function repeated(group: readonly StoreFinding[]): string {
  const [{ code, file, line, message } = { code: '', file: '', line: undefined, message: '' }] = group
  const count = String(group.length).replace(/\B(?=(\d{3})+$)/g, ' ')
  return `${code} ×${count} ${file}${line === undefined ? '' : `, first at line ${line}`}: ${message}`
}

/** One finding on one line: `error torn-tail history.jsonl:3:17 …`. */
export function describeFinding(finding: StoreFinding): string {
  const line = finding.line === undefined ? '' : `:${finding.line}`
  const column = finding.column === undefined ? '' : `:${finding.column}`
  const path = finding.path === undefined || finding.path === '' ? '' : ` ${finding.path}:`
  return `${finding.severity} ${finding.code} ${finding.file}${line}${column}${path} ${finding.message}`
}

/** What a message may say of a value that could be secret: its kind and its size. */
export function redacted(value: unknown): string {
  if (typeof value === 'string') return `<redacted:${value.length} chars>`
  if (Array.isArray(value)) return 'an array'
  if (value === null) return 'null'
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`
}

function shorten(path: string): string {
  return path.length > findingPathCharsMax ? `${path.slice(0, findingPathCharsMax - 1)}…` : path
}
