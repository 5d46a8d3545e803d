import { builtInLibrary, type PatternLibrary } from './library.ts'
import { lastLine, printedText } from './last-line.ts'

/** A program went into another mode, or out of one. */
export interface StateTransition {
  kind: 'enter' | 'leave'
  /** The state's name as the program says it, lower case; empty where it has none. */
  state: string
}

/**
 * The last change of state the output tells of: "Entering config mode", "switched to database shop", or a prompt that
 * carries a mode, such as `(config)# ` or `[admin]> `. A word in brackets at the start of a log line is none.
 */
export function detectStateTransition(
  output: string,
  library: Pick<PatternLibrary, 'find'> = builtInLibrary,
): StateTransition | undefined {
  const lines = printedText(output)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => !logLine.test(line))
  for (const line of [...lines].reverse()) {
    const found = library.find('state', line)
    if (found !== undefined)
      return {
        kind: found.entry.category === 'leave' ? 'leave' : 'enter',
        state: stateOf(found.match.groups),
      }
  }
  const mode = modePrompt.exec(lastLine(output))
  return mode === null ? undefined : { kind: 'enter', state: (mode[1] ?? mode[2] ?? '').toLowerCase() }
}

/** A pattern with several wordings has a group for each. */
function stateOf(groups: Readonly<Record<string, string | undefined>> = {}): string {
  return (groups['state'] ?? groups['state2'] ?? groups['state3'] ?? '').toLowerCase()
}

const logLine = /^\s*(?:\S+ ){0,3}[[(<]?(?:TRACE|DEBUG|INFO|NOTICE|WARN(?:ING)?|ERROR|FATAL)\b[\])>]?/

/** A mode in round or square brackets at the end of a prompt; a shell's `[user@host folder]$ ` is none. */
const modePrompt = /(?:\(([A-Za-z][\w-]*)\)|^\[([A-Za-z][\w-]*)\]) ?[>#$:] ?$/
