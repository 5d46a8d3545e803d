/**
 * What help says of a command that should not be tried: it takes something away, puts something else in its place, ends or
 * breaks things, reaches out of the machine, or spends. Judged are words in the forms an imperative or a description has them,
 * as help of programs nobody has seen is written by people.
 */
export function harmfulWords(text: string): string | undefined {
  for (const pattern of patterns)
    for (const found of text.matchAll(pattern))
      if (!isThing(found[0], text.slice(0, found.index), text.slice(found.index + found[0].length)))
        return found[0].trim()
  return undefined
}

/**
 * What help says of a command that acts on something by a verb of which nobody knows what it does: "Banish a user". Help that
 * begins with a noun, as "extra functionality", is none of this.
 */
export function unknownVerb(text: string): string | undefined {
  const found = acting.exec(text)
  const verb = found?.[1]?.toLowerCase() ?? ''
  const forms = [verb, verb.replace(/s$/, ''), verb.replace(/es$/, ''), verb.replace(/ies$/, 'y')]
  return found === null || forms.some((each) => harmless.has(each)) ? undefined : found[0].trim()
}

const objects = String.raw`(?:an?|the|all|every|each|your|its|their|this|that|these|those|any|some|it|them|everything|everyone|everybody|itself)`
const acting = new RegExp(
  String.raw`^\W*([a-z]{2,})(?: (?:out|off|up|down|away|in|over|back|with|on|to|from|for))* ${objects}\b`,
  'i',
)

/** One word that names a thing or how it is, and nothing that is done: "the release notes", "Show deleted items". */
function isThing(found: string, before: string, behind: string): boolean {
  if (/\s/.test(found)) return false
  if (/\b(?:the|an?|this|that|of|output|date|number|no)\s+$/i.test(before)) return true
  const isDone = new RegExp(String.raw`^ ${objects}\b`, 'i').test(behind)
  return showing.test(before) && !isDone && !/(?:\b(?:and|then|or|but|also)|[,;]) (?:\w+ )?$/i.test(before)
}

const showing =
  /^\W*(?:shows?|lists?|prints?|displays?|counts?|describes?|tells?|says?|views?|finds?|search(?:es)?|explains?|looks?)\b/i

/** Verbs as they stand, and the rest of a form: `wip` of wipes, wiped, wiping; `eras` of erasure. */
const stems = {
  takesAway: `delet remov removal eras erasur destroy destruct wip purg truncat shred scrub unlink discard expung prun uninstall zap los
    forget empt clean drop clear dispos vanish obliterat annihilat demolish eliminat eradicat exterminat scrap trash bin reap burn incinerat
    unmak undo evict expir revok retir vacat drain strip rid rub sweep throw tidy flush free releas dump-core recycl squash cancel`,
  replaces: `overwrit format reset reinitiali[sz] initiali[sz] corrupt scrambl blank revert restor repartition relabel clobber zero garbl
    mangl randomi[sz] sabotag wreck ruin unreadabl smash break nuk`,
  ends: `kill crash abort terminat shut stop halt reboot restart die eat exhaust hang freez explod panic segfault deadlock bomb fail`,
  reachesOut: `upgrad install deploy publish upload push transmit mail e-?mail send submit commit execut spawn invok transfer migrat
    post tweet notif broadcast merg order pay charg bill buy purchas refund dial call-out text-message`,
}

const list = (text: string): string[] => text.split(/\s+/).filter(Boolean)

const ending = String.raw`(?:|e|es|s|ed|d|ing|t|ts|tting|pped|pping|bbed|bbing|nned|nning|tted|dding|ll|lls|lled|ly|y|ies|ied|roy|ion|ions|al|als|ment|ure|er|ers|tion|c|ck|wn|w|ws)`

const patterns: readonly RegExp[] = [
  new RegExp(String.raw`\b(?:${Object.values(stems).flatMap(list).join('|')})${ending}\b`, 'gi'),
  /\b(?:writes?|saves?|stores?|flush(?:es)?) (?:\w+ ){0,4}(?:to )?(?:disk|file|table|changes?|partition|database|data)\b/gi,
  /\b(?:write|fill)s? (?:\w+ ){0,3}(?:zeros?|zeroes|ones|random|garbage|noise|nothing)\b|\bfill(?:s|ing)? (?:\w+ ){0,3}with\b/gi,
  /\b(?:data|file|disk)s? (?:loss|is lost|are lost|will be lost|are gone|is gone|disappears?)\b|\bdisappears?\b/gi,
  /\b(?:cannot be undone|irreversibl[ey]|for good|permanently|dangerous|destructive|at your own risk|no way back|no longer|careful|caution|warning)\b/gi,
  /\bnothing (?:\w+ ){0,3}left\b|\bsays? good-?bye\b|\blets? (?:\w+ ){1,4}go\b|\bnever (?:comes?|returns?)\b|\buntil (?:it is )?killed\b|\bwithout asking\b/gi,
  /\b(?:initial|original|factory|default|empty) (?:state|settings|condition)\b|\bfactory\b|\bto (?:zero|nothing|0)\b/gi,
  /\bmoves?\b(?! (?:the )?(?:cursor|pointer|selection|view|focus|point|caret)\b| (?:one |to the |to |a )?(?:next|previous|first|last|start|beginning|end|up|down|left|right|forwards?|backwards?|line|page|word|top|bottom|level)\b)|\b(?:renames?|swaps?|chang(?:es?|ing) (?:the )?(?:owner|permission|partition|label|password))\b/gi,
  /\b(?:runs?|starts?|launch(?:es)?|calls?) (?:an? |the )?(?:\w+ )?(?:command|shell|program|script|sub-?shell|editor|process|browser)\b/gi,
  /\bshell (?:escape|command)\b/gi,
  /\b(?:with(?:out)?|an?) (?:an? )?(?:saving|empty \w+)|\bgarbage[- ]collect|\bdetonat\w*|\bgiv(?:e|es|ing) up\b|\b(?:turn|switch|shut)(?:s|es)? (?:the |this |your )?(?:machine|computer|system|host|server|device|power)(?: \w+)? off\b/gi,
  /\bflash(?:es)? (?:an? |the )?(?:new )?(?:firmware|image|rom|bios|memory)|\bkeep(?:s|ing)? only\b|\b(?:make|place)s? (?:a |an )?(?:call|order|purchase|payment)\b|\bspends?\b|\binto the shredder\b|\boffline\b/gi,
  /\b(?:segfaults?|segmentation|core dump|infinite loop|for ?ever|out of memory|fork bomb|divi(?:de|sion) by zero|null pointer)\b/gi,
  /\bmakes? room\b|\bstart(?:s)? (?:over|afresh|anew|from scratch)\b|\b(?:from|off) (?:the )?disk\b|\b(?:tears?|takes?|brings?|goes) (?:\w+ ){0,3}down\b|\bpowers? off\b|\bdown the (?:server|machine)\b/gi,
  /\bnew (?:empty )?(?:\w+ )?(?:partition|disk|label|filesystem|file system)\b|\bcreates? (?:an? )?(?:new )?(?:empty )?(?:\w+ )?(?:partition|label|filesystem)\b/gi,
  /\b(?:connects?|opens? (?:an? )?connection|downloads?|uploads?)\b/gi,
  /\breplac(?:es?|ing) (?:the |all |every )?(?:content|data|file)|\b(?:in|to|into) the (?:bin|trash)\b|\bmoney\b|\bdo(?:es)? away\b|\bforks? (?:until|for)\b/gi,
]

/** What may be tried on a copy. */
const harmless: ReadonlySet<string> = new Set(
  list(`hash move ping zoom about access activate add adjust allow analyse analyze answer apply ask assign be begin browse build calculate call change check
    choose close collapse compare complete compute configure construct consult continue control convert copy count create cycle debug declare define demangle
    demangle describe determine diff disable disassemble display do document draw dump echo edit enable enter enumerate estimate evaluate examine expand
    explain explore export extract fetch filter find finish follow generate get give go group handle have help highlight identify ignore
    import indicate inspect interpret invert is join jump keep label leave let limit list load look make manage mark match measure
    mention modify monitor name navigate new note offer open order output parse pass pause peek perform pick play plot preview print
    process produce profile prompt provide put query quit quote re-read read recall recompute record redisplay redo reload remember repeat
    report request return review rotate sample save say scan scroll search see select set show skip sort specify split start step
    summarize summarise switch tag take tell test toggle trace track translate traverse treat try turn type undelete unmark unset update
    use validate verify view visit wait walk watch weigh work`),
)
