import type { CommandRow } from '../patterns/command-row.ts'

/**
 * Why a command is not run in safe mode; undefined for one that may be. Its name is judged, and what its help says of it: one
 * that deletes, overwrites, formats, sends, installs, ends things or starts others is left alone, and so is one of which nothing
 * is known at all.
 */
export function danger({ name, aliases, args, description }: CommandRow): string | undefined {
  const words = [name, ...aliases]
  const named = words
    .flatMap((each) => each.toLowerCase().split(/[^a-z]+/))
    .find((word) => harmfulNames.has(word))
  if (named !== undefined) return `its name says "${named}"`
  const said = harmful.exec(description)
  if (said !== null) return `its help says "${said[0].trim()}"`
  const given = /\b(?:command|cmd|shell|program|script)\b/i.exec(args)
  if (given !== null && !/help|topic/i.test(name)) return `it takes a ${given[0].toLowerCase()}`
  if (words.some((each) => each === '!' || each.startsWith('!'))) return 'it starts another program'
  if (description === '' && !words.some((each) => harmlessNames.has(bare(each))))
    return 'nothing says what it does'
  return undefined
}

/** Whether a question, or a help, speaks of something that should not be tried. */
export function isHarmful(words: string): boolean {
  return harmful.test(words)
}

/** Whether a command is there to leave the program, or the mode it is in. */
export function leaves({ name, aliases, description }: CommandRow): boolean {
  return [name, ...aliases].some((each) => leavingNames.has(bare(each))) || leaving.test(description)
}

export function bare(name: string): string {
  return name.replace(/^[.:\\/,#]+|[()]+$/g, '').toLowerCase()
}

const list = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/))

const leavingNames = list('quit exit q bye logout end back return leave')
const leaving =
  /^(?:quit|exit|leave|bye|log ?out|end (?:the )?(?:session|program)|return to|go back|back to|terminate (?:the )?(?:session|program|gdb)|back$)/i

const harmlessNames = list(
  'help h ? status version show list ls info pwd whoami about uptime date time echo print display history commands menu stats jobs config',
)

const harmfulNames = list(
  `delete del rm remove rmdir unlink erase destroy wipe purge drop truncate format mkfs mklabel mktable mkpart kill shutdown
  reboot halt poweroff crash abort panic flush reset clear zap nuke trash discard expunge prune uninstall install upgrade update
  write save overwrite put upload push send mail publish deploy commit exec execute system shell sh spawn fork source script
  restore recover rescue import truncate mdelete mput mrm mv move rename chmod chown attach connect open telnet ssh ftp load
  sleep wait loop reply forward resend respond compose bounce`,
)

/**
 * What help says of a command that should not be tried. Words are taken in the forms an imperative or a description has them.
 */
const harmful = new RegExp(
  [
    String.raw`\b(?:delet|remov|eras|destroy|wip|purg|truncat|overwrit|kill|crash|abort|shred|scrub|nuk|unlink|discard|expung|prun|uninstall|zap|los|forget|throw away|empt|clean|drop|format|clear|reset|terminat|shut|stop|halt|reboot|restart|upgrad|install|deploy|publish|upload|push|transmit|mail|send|submit|commit|execut|spawn|invok|transfer|migrat|reinitiali[sz]|initiali[sz]|corrupt|break)(?:|e|es|s|ed|ing|t|ting|ped|ping|ll|y|ies|roy|ion|ions)\b`,
    String.raw`\b(?:writes?|saves?|stores?|flush(?:es)?) (?:\w+ ){0,4}(?:to )?(?:disk|file|table|changes?|partition|database|data)\b`,
    String.raw`\b(?:data|file|disk)s? (?:loss|is lost|are lost|will be lost|are gone|is gone|disappears?)\b`,
    String.raw`\b(?:cannot be undone|irreversibl[ey]|for good|permanently|dangerous|destructive|at your own risk|no way back|careful|caution|warning)\b`,
    String.raw`\b(?:moves?|renames?|swaps?|chang(?:es?|ing) (?:the )?(?:owner|permission|partition|label|password))\b`,
    String.raw`\b(?:runs?|starts?|launch(?:es)?|calls?) (?:an? |the )?(?:\w+ )?(?:command|shell|program|script|sub-?shell|editor|process|browser)\b`,
    String.raw`\bshell (?:escape|command)\b`,
    String.raw`\b(?:segfault|segmentation|core dump|infinite loop|hangs?|forever|out of memory|fork bomb|division by zero|null pointer)\b`,
    String.raw`\bget(?:s|ting)? rid of\b|\btidy(?:ing)?\b.*\b(?:away|up)\b|\bmakes? room\b|\bstart(?:s)? (?:over|afresh|from scratch)\b|\b(?:from|off) (?:the )?disk\b`,
    String.raw`\bnew (?:empty )?(?:\w+ )?(?:partition|disk|label|filesystem|file system)\b|\bcreates? (?:an? )?(?:new )?(?:empty )?(?:\w+ )?(?:partition|label|filesystem)\b`,
    String.raw`\b(?:connects?|opens? (?:an? )?connection|downloads?|uploads?)\b`,
    String.raw`\b(?:with|to) zero(?:e?s)?\b|\bzero(?:e?s)? (?:out|the|all)\b|\breplac(?:es?|ing) (?:the |all |every )?(?:content|data|file)`,
  ].join('|'),
  'i',
)
