/** What runtimes print when a program dies of a fault, by language. */
interface FatalText {
  name: string
  text: RegExp
  /** What has to be there too, where that is found sooner. */
  hint?: RegExp
  /** Whether its last line says what happened, and the ones before only where. */
  endsWithReason?: boolean
  /** Counts although the program runs on. */
  evenAlive?: boolean
}

/**
 * Left out, because healthy programs print them too: "stack overflow" (an error message of Lua, CLISP and rc), "Killed",
 * "Aborted" without a core, "error:". A Python traceback counts only as the last word of a program that then ends: an
 * interpreter prints one and goes on. An interrupt that ends a Python program is an end, not a fault.
 */
const table: readonly FatalText[] = [
  {
    name: 'sanitizer',
    text: /(?:ERROR|SUMMARY): (?:Address|Thread|Memory|Leak|UndefinedBehavior)Sanitizer[^\n]*/,
    evenAlive: true,
  },
  { name: 'undefined behaviour', text: /:\d+:\d+: runtime error: [^\n]*/, evenAlive: true },
  { name: 'stack smashing', text: /\*\*\* (?:stack smashing|buffer overflow) detected \*\*\*/ },
  {
    name: 'heap corruption',
    text: /(?:double free or corruption|free\(\): (?:invalid|double)|malloc(?:\(\)|_consolidate\(\)): [a-z]|corrupted (?:size vs\. prev_size|double-linked list|unsorted chunks)|munmap_chunk\(\): invalid|realloc\(\): invalid)[^\n]*/,
  },
  {
    name: 'assertion',
    hint: /assert/i,
    text: /(?:Assertion ["'`“]?[^\n]{1,200}?["'`”]? ?failed|assertion failed[:!(][^\n]*|[\w./-]+:\d+: [^\n]{0,200}\bassert(?:ion)?\b[^\n]{0,80}fail)/i,
  },
  {
    name: 'segmentation fault',
    text: /\b(?:Segmentation fault|SIGSEGV|Bus error|SIGBUS|SIGABRT|SIGFPE|Floating point exception|Illegal instruction)\b/i,
  },
  { name: 'deadly signal', text: /[Cc]aught (?:deadly )?signal:? (?:SEGV|ABRT|BUS|FPE|ILL|11|6|7|8|4)\b/ },
  { name: 'core dump', text: /\(core dumped\)/ },
  {
    name: 'C++ terminate',
    text: /terminate called (?:after throwing|without an active)|pure virtual method called/,
  },
  {
    name: 'Go panic',
    text: /^panic: [^\n]*|^fatal error: [^\n]*\n[\s\S]*goroutine \d+ \[|^goroutine \d+ \[running\]/m,
  },
  { name: 'Rust panic', text: /thread '[^']*'(?: \(\d+\))? panicked at [^\n]*/ },
  {
    name: 'Python traceback',
    endsWithReason: true,
    text: /^Traceback \(most recent call last\):\r?\n(?:[ \t][^\n]*\n)+(?!KeyboardInterrupt|EOFError)\w[^\n]*/m,
  },
  { name: 'Fatal Python error', text: /^Fatal Python error: [^\n]*/m },
  { name: 'Node.js exception', text: /^Node\.js v\d+[^\n]*\s*$/m },
  { name: 'V8 out of memory', text: /^FATAL ERROR: [^\n]*/m },
  { name: 'Java exception', text: /Exception in thread "[^"]*" [^\n]*/ },
  { name: 'JVM fault', text: /A fatal error has been detected by the Java Runtime/ },
  { name: 'Ruby exception', text: /^\S+:\d+:in [`'][^\n]*\((?:\w|::)*(?:Error|Exception)\)|\[BUG\] [^\n]*/m },
  { name: 'Perl panic', text: /^panic: [^\n]* at \S+ line \d+|Attempt to free unreferenced scalar/m },
  { name: 'Lua traceback', text: /^(?:lua[\d.]*|luajit): [^\n]*\r?\nstack traceback:/m },
  { name: 'PHP fatal error', text: /PHP Fatal error: {2}[^\n]*|Fatal error: Uncaught [^\n]*/ },
  {
    name: 'Haskell exception',
    text: /\*\*\* Exception(?: \([^)]*\))?: [^\n]*|^\S+: (?:Prelude\.|Map\.!)[^\n]*/m,
  },
  { name: 'OCaml exception', text: /^Fatal error: exception [^\n]*/m },
  { name: '.NET exception', text: /Unhandled exception\. [^\n]*/ },
  { name: 'Swift trap', text: /Fatal error: [^\n]*: file [^\n]*, line \d+/ },
  {
    name: 'Lisp debugger',
    text: /debugger invoked on an? [^\n]*|Unhandled [A-Z-]+(?:ERROR|CONDITION)[^\n]*/,
  },
  { name: 'Erlang crash', text: /Crash dump is being written to/ },
  { name: 'Zig panic', text: /^thread \d+ panic: [^\n]*/m },
]

export interface Fatal {
  /** The kind, e.g. `Go panic`. */
  name: string
  /** The words themselves, or those that say what happened. */
  text: string
  /** Whether nothing was said after them. */
  isLast: boolean
}

/**
 * The fatal text in what a program said, unless it was there before or is what it was sent.
 *
 * @param known what it showed at its start, and what it was sent: neither is its own confession
 */
export function fatalTextIn(said: string, known: string, alive: boolean): Fatal | undefined {
  for (const { name, text, evenAlive, hint, endsWithReason } of table) {
    if ((alive && evenAlive !== true) || hint?.test(said) === false) continue
    const found = text.exec(said)?.[0]
    if (found !== undefined && !known.includes(found.slice(0, sameChars)))
      return {
        name,
        text: endsWithReason === true ? (found.split('\n').at(-1) ?? found) : found,
        isLast: said.trimEnd().endsWith(found.trimEnd()),
      }
  }
  return undefined
}

const sameChars = 12
