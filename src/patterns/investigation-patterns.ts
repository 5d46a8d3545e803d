import { commandRowShapes } from './command-row.ts'

/** What an investigation of an unknown program looks for. */
export const INVESTIGATION_PATTERNS: {
  readonly help_indicators: readonly RegExp[]
  /** The shapes a line of help may have that names a command, in the order they are tried. */
  readonly command_patterns: Readonly<Record<string, RegExp>>
  readonly prompt_endings: readonly RegExp[]
  readonly state_transitions: Readonly<Record<'enter' | 'leave', readonly RegExp[]>>
  readonly data_formats: Readonly<Record<DataFormat, readonly RegExp[]>>
  /** Words that make a line worth a closer look; `isErrorOutput` is that look. */
  readonly error_indicators: readonly RegExp[]
} = {
  help_indicators: [
    /^usage:/im,
    /^(?:\w+ )?(?:sub)?commands?(?: are| include|\b[^:\n]{0,40}):/im,
    /^(?:available|supported|valid|common|basic|main|other) \w*\s?commands\b/im,
    /^options:/im,
    /\b(?:type|enter|try|use|see) ['"`]?[:.\\/]?(?:help|\?)['"`]?/i,
    /^ *-\w, --\w+/m,
  ],
  command_patterns: commandRowShapes,
  prompt_endings: [
    /[\p{L}\w)\]}~\\?]> ?$/u,
    /[\p{L}\w)\]}~] > $/u,
    /^>{1,3} ?$/,
    /^[\w.-]{1,40}<\d+> ?$/,
    /^\([\w.:@/%-]{1,60}\) $/,
    /^\[[A-Za-z][\w.:@/-]{0,60}\] $/,
    /^(?:[&;+*?.@]|;;) ?$/,
    /^ {1,4}\d{1,3} {2}$/,
    /\$ $/,
    /# $/,
    /[A-Za-z]% $/,
    /[\p{L}\w)\]"']: {1,2}$/u,
    /\p{L} : $/u,
    /\p{L}：$/u,
    /\? $/,
    /[❯➜»λ] ?$/,
  ],
  state_transitions: {
    enter: [
      /\b(?:entering|entered|switch(?:ed|ing) to|chang(?:ed|ing) to|now in|starting) (?:the )?['"]?(?<state>[\w-]+(?: [\w-]+)?)['"]? (?:mode|state|menu|shell|context|view|screen)\b/i,
      /\b(?:you are )?now connected to (?:database )?['"]?(?<state>[\w.-]+)/i,
      /\bswitched to (?:a new )?(?:database|branch|db|context|namespace|directory|user) ['"]?(?<state>[\w./-]+)/i,
      /^(?<state>Database) changed\b/m,
      /^(?:-- )?(?<state>INSERT|VISUAL|REPLACE)(?: --)?$/m,
      /\b(?:mode|state)(?: is)?(?: now)?(?: changed to| set to|:| =) ?['"]?(?<state>[A-Za-z][\w-]*)/i,
      /\blogged in as ['"]?(?<state>[\w.@-]+)/i,
    ],
    leave: [
      /\b(?:leaving|left|exiting|exited|quitting|ending) (?:the )?['"]?(?<state>[\w-]+(?: [\w-]+)?)['"]? (?:mode|state|menu|shell|context|view|screen)\b/i,
      /\b(?:returning|returned|back) to (?:the )?['"]?(?<state>[\w-]+(?: [\w-]+)?)['"]? ?(?:mode|state|menu|shell|prompt)\b/i,
      /\b(?<state>logged out|disconnected)\b/i,
    ],
  },
  data_formats: {
    json: [/^\s*[[{]/m],
    xml: [/^\s*<(?:\?xml|[A-Za-z][\w:.-]*[\s>/])/],
    yaml: [/^---(?:\s|$)/m, /^\s*- \S/m, /^[\w.-]+:\s*$/m],
    ini: [/^\s*\[[^\]\n]+\]\s*$/m],
    csv: [/^[^,;\t\n]*[,;\t][^\n]*$/m],
    table: [/^\s*\+[-=+]{3,}\+?\s*$/m, /[│┃║]/, /^\s*[-=]{2,}(?:[ |+]+[-=]{2,})+\s*$/m, / {2,}\S/],
    key_value: [/^\s*[\w .-]+\s*[:=]\s*\S/m],
  },
  error_indicators: [
    /\b(?:error|fail(?:ed|ure)?|fatal|exception|denied|invalid|unknown|cannot|not found)\b/i,
  ],
}

export type DataFormat = 'json' | 'xml' | 'yaml' | 'ini' | 'csv' | 'table' | 'key_value'
