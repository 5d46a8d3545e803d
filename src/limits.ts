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

/** How much of a store file is read at a time. */
export const jsonlReadBytes = 1_048_576

/** Longest line of a JSONL file that is looked into; a longer one is a finding. Option `lineBytesMax`. */
export const jsonlLineBytesMax = 67_108_864

/** Findings one report keeps; the rest are counted. Option `findingsMax`. */
export const findingsMax = 1_000

/** Largest JSON or YAML file of a store that is read whole. */
export const storeDocumentBytesMax = 33_554_432

/** Longest path inside a document that a finding shows, in characters. */
export const findingPathCharsMax = 200

/** A lock on a store file older than this whose owner is gone is stale. */
export const storeLockStaleMs = 10_000

/** How long a writer waits for another writer of the same store file. */
export const storeLockWaitMs = 10_000

/** How long a writer that found a store file locked waits before it looks again. */
export const storeLockPollMs = 5

/** Decoded bytes all values of a Secret may hold. Source: kubernetes `MaxSecretSize`. */
export const secretDataBytesMax = 1_048_576

/** Bytes all annotations of an object may hold. Source: kubernetes `TotalAnnotationSizeLimitB`. */
export const lastAppliedBytesMax = 262_144

/** Nodes of a manifest that are read once aliases are expanded. */
export const manifestNodesMax = 100_000

/** Guidance for a Claude store, beyond which a store is slow and resuming fails. */
export const transcriptBytesAdvised = 52_428_800
export const sessionsPerProjectAdvised = 500
export const sessionsAdvised = 5_000

/** Records with a uuid seen before that are compared with the first one byte by byte; beyond, they only count. */
export const recordCopiesCompared = 10_000

/** Bytes read at each end of a transcript to describe its session; grows when no message lies within. */
export const sessionEndBytes = 65_536

/** Seconds without activity after which a session of the session manager is over. Source: seed contract. */
export const sessionTimeoutSecondsDefault = 3_600

/** How often a store file is tried again, and after how long. Options `maxRetries` and `retryDelayMs`. Source: seed contract. */
export const storeRetriesMax = 3
export const storeRetryDelayMs = 100

/** Rotated log files that are kept. Option `keep`. */
export const rotatedLogsKept = 5

/** Age after which a shared billing that calls itself fresh is stale: the cooldown of its fetch. */
export const sharedBillingFreshMs = 120_000

/** Size at which the daemon rotates its log. */
export const daemonLogBytesAdvised = 204_800
