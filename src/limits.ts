/**
 * Every bound of the engine, by name and unit. Those a user may change say how.
 */

/** How long an expect waits before it fails. Option `timeoutMs`. Source: seed contract. */
export const expectTimeoutMs = 30_000

/** Lines of output a session keeps for `output`, `recent` and failure scenes. Source: seed contract. */
export const retainedLinesMax = 10_000

/** Characters of output a session keeps, whatever their lines: a program may print no newline at all. */
export const retainedCharsMax = 8_388_608

/** How many characters before the newest output a RegExp may begin its match. Option `window`. */
export const regexWindowChars = 16_384

/** Lines of output an error shows. */
export const sceneLinesMax = 50

/** Output closer together than one frame is one chunk on a tape. */
export const frameMs = 16

/** While recording, an input waits for one quiet frame, but never longer than this. */
export const settleBeforeInputMs = 250

/**
 * A world that is silent until spoken to fails a waiting expect after this grace, not after its whole timeout:
 * the caller may have begun to wait a moment before it sends.
 */
export const quietGraceMs = 50

/** Screen size of a new session. Options `cols` and `rows`. */
export const colsDefault = 80
export const rowsDefault = 24

/** Largest terminal side accepted; the kernel keeps a side in 16 bits. */
export const terminalSideMax = 65_535

/** A terminal in canonical mode keeps this many bytes of a line and drops the rest without a word. */
export const canonicalLineBytesMax = 4_095

/** Grace after the hang-up, and again after TERM, before the next stronger signal. */
export const hangupGraceMs = 200
export const termGraceMs = 500

/** After KILL, how long `close` looks for survivors before it reports them as leaked. */
export const killGraceMs = 2_000

/** Output nobody has looked at that is kept for the screen; older bytes are dropped at a line start. */
export const screenBacklogBytesMax = 8_388_608

/** Lines the screen keeps above its top edge. */
export const scrollbackLinesMax = 10_000

/** Longest file name, in bytes, a tape gets; longer names are cut and end in a hash. */
export const tapeNameBytesMax = 120

/** Largest tape file read. A bigger file is refused by name. */
export const tapeBytesMax = 268_435_456

/** A lock older than this whose owner is gone is stale. */
export const tapeLockStaleMs = 10_000

/** How long a writer waits for another writer of the same tape. */
export const tapeLockWaitMs = 10_000

/** Longest `pattern_regex` of a redaction rule, in characters. */
export const redactionPatternCharsMax = 1_000

/** Most rules a `redaction-rules.json` may hold. */
export const redactionRulesMax = 500
