import { commandRowShapes } from './command-row.ts'

/** What a program calls a mode by, and what it calls modes. */
const named = String.raw`(?<state>[\w-]+(?: [\w-]+)?)['"]?`
const places = '(?:mode|state|menu|submenu|shell|context|view|screen|editor|console|level|prompt|session)'

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
      new RegExp(
        String.raw`^(?:note: )?(?:now |you (?:are|have) (?:now )?)?(?:entering|entered|switch(?:ed|ing)(?: over)? to|chang(?:ed|ing) to|in|starting|inside) (?:the |a |an )?(?:new |first )?(?!.*\b(?:directory|folder)\b)['"]?${named} ${places}\b`,
        'i',
      ),
      /\b(?:entering|entered|switch(?:ed|ing) to|chang(?:ed|ing) to|now in|starting) (?:the )?['"]?(?<state>[\w-]+(?: [\w-]+)?)['"]? (?:mode|menu|shell|context|view|screen)\b/i,
      /\b(?:you are )?now connected to (?:database )?['"]?(?<state>[\w.-]+)/i,
      // Switched to branch 'x' · Switched to workspace "x" · Switching context from a to b
      /^(?:note: )?switch(?:ed|ing) (?:\w+ )?(?:from \S+ )?to (?:and reset )?(?:a new |the )?(?:(?:database|branch|db|context|namespace|directory|user|workspace|account|profile|project|environment|version|window|session|schema|tenant|org(?:anization)?) )?['"]?(?<state>[\w./@-]+)['"]?[.:]?$/i,
      /^switch(?:ed|ing) to (?:user|branch|database|context|namespace|workspace) ['"]?(?<state>[\w./@-]+)/i,
      /^(?:current|active|default) (?:context|project|database|workspace|namespace|profile|schema|directory|mode|state)(?: is)?(?: now| set to|:)+ ['"]?(?<state>[\w./@-]+)['"]?\.?$/i,
      /^(?:you are )?now (?:in|on|at|using|editing|inside)(?: the)?(?: (?:directory|folder|database|schema|context|branch|profile|environment|server context|group|node|entry|file|mode))*:? ['"]?(?<state>[\w./~@-]+)['"]?(?: \([^)]*\))?[.:]?$/i,
      /^using (?:database|schema|profile|context|environment|workspace|project|index|collection) ['"]?(?<state>[\w./-]+)['"]?\.?$/i,
      /^chang(?:ed|ing) (?:to )?(?:directory|folder|working directory)(?: to)? ['"]?(?<state>[\w./~-]+)/i,
      /^(?<state>Database) changed\b/m,
      /^(?:-- )?(?:\((?:insert|replace)\) )?(?<state>INSERT|VISUAL(?: LINE| BLOCK)?|REPLACE|SELECT|TERMINAL|Insert|Visual|Replace|Command|Normal)(?: --| mode(?! is)\.?$)/m,
      /^(?:\w+ ){0,2}?(?<state>[\w-]+)(?: mode)(?: is)?(?: now)? (?:on|enabled|active|activated|set)(?: in current buffer)?[.!]?(?: \([^)]*\))?[.!]?$/i,
      /^(?:the )?(?:current )?(?:mode|state)(?: is)? (?:now|changed to|set to)(?: to)?:? ['"]?(?<state>[A-Za-z][\w-]*)['"]?[.!]?$/i,
      /^(?:the )?(?:current )?mode: (?<state>[A-Za-z][\w-]*)$/i,
      /^(?:you are |successfully )?logged in(?: to \S+)?(?: as ['"]?(?<state>[\w.@-]*[\w@-])['"]?)?[.!]?$|^230\b.{0,60}\blogged in\b|^log-?in (?:successful|succeeded|ok)[.!]?$/i,
      /\blogged in as ['"]?(?<state>[\w.@-]+)/i,
      /^welcome to (?:the )?(?<state>[\w-]+) (?:mode|menu|shell)\b|^you (?:are (?:now )?in|have entered)(?: the)? (?<state2>[\w-]+) (?:mode|menu|shell|state)\b/i,
      /^(?:enter(?:ing|ed)) (?:the )?(?<state>sandbox|shell|menu|editor|debugger|console|configuration|setup|expert|rescue|chroot)\b[^:]{0,40}$/i,
      // Cisco, Junos, redis, a terminal handed over, Python's debugger
      /^Enter (?<state>\w+) commands, one per line\b|^\[(?<state2>edit)(?: [^\]]{1,60})?\]$|^Reading messages\.\.\. \(press Ctrl-C|^Escape character is\b|^\*(?<state3>interactive)\*$/i,
    ],
    leave: [
      new RegExp(
        String.raw`\b(?:leaving|left|exiting|exited|quitting|ending|exit from|out of) (?:the )?['"]?${named} ${places}\b`,
        'i',
      ),
      /^(?:now )?(?:returning|returned|back) (?:to|in) (?:the |your )?['"]?(?<state>[\w-]+(?: [\w-]+){0,2}?)['"]? ?(?:mode|state|menu|shell|prompt|level|screen)?[.!]?(?: of \S+)?$/i,
      /^(?:leaving|left|exited|closing) ['"](?<state>[\w. -]{1,40})['"][.!]?$|^you (?:have )?left (?:the )?(?<state2>[\w-]+(?: [\w-]+)?)[.!]?$/i,
      /^(?:\w+ ){0,2}?(?<state>[\w-]+) mode(?: is)?(?: now)? (?:off|disabled|deactivated)[.!]?$/i,
      /^(?<state>logged out|disconnected)\b(?! (?:devices|users|clients|from \d))|\b(?<state2>logged out)[.!]?$|^(?<state3>logout)$/i,
      /^connection (?:to \S+ )?closed\b|^closing connection\b|^221\b|^\[(?:detached|exited|terminated)\b[^\]]*\]$|^deactivated \w+$/i,
      /^(?:(?:mode|table|pager|expert|interactive|passive|debug) )+(?:is )?off[.!]?$/i,
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
