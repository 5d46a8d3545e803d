/**
 * Every bound that a user can meet or a machine can run out of, by name and unit; those a user may change say how. A bound that
 * belongs to one algorithm alone stands beside it.
 */

// Sessions

/** How long an expect waits before it fails. Option `timeoutMs`. Source: the ClaudeControl data model. */
export const expectTimeoutMs = 30_000

/**
 * A world that is silent until spoken to fails a waiting expect after this grace, not after its whole timeout:
 * the caller may have begun to wait a moment before it sends.
 */
export const quietGraceMs = 50

/**
 * How long a replay holds back what a program said after another session of its test was told something, if there is no such
 * session: the test may open it yet, or be another test that plays the same tape.
 */
export const otherSessionMs = 1_000

/** How long output must pause before `settle` calls it settled. Option `quietMs`. */
export const settleQuietMs = 100

/** The same before a snapshot of a session is written. Option `settleMs`. */
export const snapshotSettleMs = 200

/** Pause between two looks at a terminal's mode, each of which costs a process. */
export const lineModePollMs = 20

/** Screen size of a new session. Options `cols` and `rows`. */
export const colsDefault = 80
export const rowsDefault = 24

/** Largest terminal side accepted; the kernel keeps a side in 16 bits. */
export const terminalSideMax = 65_535

/** Lines of output a session keeps for `output`, `recent` and failure scenes. Source: the ClaudeControl data model. */
export const retainedLinesMax = 10_000

/** Characters of output a session keeps, whatever their lines: a program may print no newline at all. */
export const retainedCharsMax = 8_388_608

/** How many characters before the newest output a RegExp may begin its match. Option `window`. */
export const regexWindowChars = 16_384

/** Lines of output an error shows. */
export const sceneLinesMax = 50

/** Of each of them, this much of its end. */
export const sceneLineCharsMax = 1_000

/** How much output they are looked for in. */
export const sceneCharsMax = 65_536

/** Past expects a session remembers in `history`. */
export const historyMax = 1_000

/** What was waited for in a session that the page of a failure tells: the last ones. */
export const diaryEntriesMax = 500

/** Inputs a session remembers in `given`. */
export const sentInputsMax = 1_000

/** Longest wait Node's timers take; a longer one would end at once. */
export const timerMsMax = 2_147_483_647

// Live programs

/** A terminal in canonical mode keeps this many bytes of a line and drops the rest without a word. */
export const canonicalLineBytesMax = 4_095

/** A full terminal is offered the rest of an input again after this long, doubling up to the second bound. */
export const writeRetryMsMin = 1
export const writeRetryMsMax = 10

/** Bytes offered to a terminal in one write, and in one turn of the event loop. */
export const writeSliceBytesMax = 65_536
export const writeTurnBytesMax = 1_048_576

/**
 * Bytes read from a terminal after its program ended. Linux holds at most about 70 KB of unread output, so this is
 * all of it; the bound only matters when a surviving background process floods the terminal meanwhile.
 */
export const exitDrainBytesMax = 1_048_576

/** How long a pipe's exit waits for background processes that still hold its output open. */
export const pipeHeldOpenMs = 200

/** Grace after the hang-up, and again after TERM, before the next stronger signal. */
export const hangupGraceMs = 200
export const termGraceMs = 500

/** After KILL, how long `close` looks for survivors before it reports them as leaked. */
export const killGraceMs = 2_000

/** Pause between two looks at a process tree that is being ended. */
export const treeScanMsMin = 1
export const treeScanMsMax = 20

/** How many process ids are tried one by one before all of the machine's processes are listed instead. */
export const triedIdsMax = 32

/** How long reading a terminal's mode may take. */
export const lineModeReadMs = 2_000

/** How long a program may take to say its version. */
export const versionAnswerMs = 5_000

/** How long git may take to say what it knows of a file. */
export const gitAnswerMs = 10_000

/** How many programs a "did you mean" names, and how far a name may be from what was asked for. */
export const suggestionsMax = 3
export const suggestionDistanceMax = 2

// Recording, and driving again what was recorded

/** Output closer together than one frame is one chunk on a tape. */
export const frameMs = 16

/** How long a program that reads single keys may take over one before the next is typed. */
export const keyDoneMs = 100

/** How long a key may take to reach a program on a busy machine, and how long the keys of one text are waited for that reach none. */
export const keyTakenMs = 100
export const keysUntakenMsMax = 250

/** While recording, an input waits until the program has nothing more to say for now, but never longer than this. */
export const settleBeforeInputMs = 1_000

/**
 * How long a program must be silent after an input to count as having answered where the kernel cannot say what it waits for, as
 * where it has a timer. An answer may come 200 ms and more after Enter.
 */
export const answerQuietMs = 300

/** How long a prompt that has answered a key must be silent before the screen is taken for painted. */
export const promptQuietMs = 50

/** How long a prompt that never rests, as under a spinner, is given to answer a key. */
export const promptRestMsMax = 2_000

/** How many keys `choose` and `check` press before they give up. */
export const promptKeysMax = 2_000

/** Pause between two looks at what a program waits for, right after an input. */
export const firstLookMs = 1

/** A program that looks idle is looked at again after this long: what it just wrote may still be inside the kernel. */
export const secondLookMs = 4

/** Most output one recording holds, in bytes. Of a program that prints for ever nobody could read the tape, nor wait for its redaction. */
export const recordedBytesMax = 16_777_216

/** A text of more characters than this stands on a tape in stretches of whole lines, about so many characters each, and not line by line. */
export const linesApartCharsMax = 65_536
export const stretchChars = 4_000

/** What is said of a tape that gets larger than this: nobody reads it, and it is in the repository for ever. A recording of so much output says that it is saved. */
export const largeTapeBytes = 1_048_576

/** How long the saving of a test's tapes may take: all output is redacted first, seconds for a megabyte of short lines. */
export const savingMs = 300_000

/** How far back a recorder looks for the line a prompt is on. */
export const promptBytesMax = 4_096

/**
 * How long a live program that is driven again may take to answer one recorded input: at least this, and this many times as long as it
 * took when it was recorded. Option `answerMs`.
 */
export const redriveAnswerMs = 10_000
export const redriveAnswerTimesMin = 4

/**
 * After output that differs from the recorded one, how long it must pause before the two are compared; longer where what differs is
 * painted over and over, and in any case this many times the longest pause of the recording.
 */
export const redriveQuietMs = 300
export const redrivePaintingQuietMs = 1_000
export const redriveQuietTimesMin = 2

// Tapes and other files

/** Longest an exchange of a tape may say it took: a day. A program that is driven again is waited for accordingly. */
export const exchangeMsMax = 86_400_000

/** Longest file name, in bytes, a tape gets; longer names are cut and end in a hash. */
export const tapeNameBytesMax = 120

/** Longest tape, in characters, that is read as JSON5, as people edit it; a longer one is JSON with comments on lines of their own. */
export const handEditedCharsMax = 4_194_304

/** Largest tape file read. A bigger file is refused by name. */
export const tapeBytesMax = 268_435_456

/** How often it is asked whether anything but sessions that were let go keeps Node running, in milliseconds. */
export const letGoPollMs = 50

/** How deep the annotations of an exchange may nest. */
export const tapeDepthMax = 64

/** Problems an error about a tape lists; the rest are counted. */
export const tapeProblemsMax = 20

/** Widest line of a tape that holds more than one value, in characters. */
export const tapeLineCharsMax = 100

/** Most rows of a screen that one derived comment of a tape shows, and the most bytes of output that are painted for it. */
export const derivedRowsMax = 60
export const derivedBytesMax: number = 4 * 1_024 * 1_024

/** Most tape files and folders below one folder of tapes, and how deep they may nest. */
export const tapeFilesMax = 100_000
export const tapeFolderDepthMax = 32

/** Tape files, or their folders, read in one turn of the event loop. */
export const tapeReadsPerTurnMax = 64

/** How many names, `a`, `a-2`, `a-3`, are tried for a new tape before it is an error. */
export const tapeNameTriesMax = 1_000

/** A lock older than this whose owner is gone is stale. */
export const fileLockStaleMs = 10_000

/** How long a writer waits for another writer of the same file. */
export const fileLockWaitMs = 10_000

// Sandboxes

/** Files, folders and links of a sandbox that are looked at, and how deep folders may nest. */
export const sandboxFilesMax = 10_000
export const sandboxFolderDepthMax = 64

/** Largest file a program left in a sandbox that is kept on its tape; of a larger one only the hash. */
export const sandboxFileBytesMax = 262_144

/** Bytes of files one recording keeps; beyond, only hashes. */
export const sandboxFilesBytesMax = 8_388_608

/** How much of a file is hashed; of a larger one, the size and this much of its beginning. */
export const sandboxFileHashedBytesMax = 67_108_864

/** Files that a program changed and that one exchange of a tape may hold. */
export const exchangeFilesMax = 2_000

// The screen

/** Most cells a screen may have: xterm allocates them all, and 65 535 × 65 535 would end the process. */
export const screenCellsMax = 4_194_304

/** Lines the screen keeps above its top edge. */
export const scrollbackLinesMax = 10_000

/** Output nobody has looked at that is kept for the screen; older bytes are dropped at a line start. */
export const screenBacklogBytesMax = 8_388_608

/** What one waiting chunk costs besides its bytes, so that a flood of tiny chunks is bounded too. */
export const screenChunkOverheadBytes = 128

/** Most characters of a cut-off escape sequence kept until its rest arrives. */
export const querySequenceCharsMax = 256

/**
 * Longest escape sequence that the emulator gets, mostly payloads of OSC and DCS: titles, links and capabilities are far
 * shorter; pictures are longer, and not shown.
 */
export const sequenceCharsMax = 65_536

/**
 * Cells that escape sequences may rewrite per character of output, and how many ahead of it. A full-screen program that
 * paints all of a screen earns eight times what clearing it costs; the head start is 16 000 clears of 80x24 with nothing between.
 */
export const screenCellsPerCharacter = 8
export const screenCellsAheadMax = 32_000_000

/** Short escape sequences a screen keeps ready as it bounded them: a flood repeats a few. */
export const sequencesKnownMax = 256

/** Most questions of one sequence that are answered: each makes the program read an answer. */
export const queriesPerSequenceMax = 256

/** Most names of unanswered queries a screen remembers. */
export const unansweredQueriesMax = 32

// Redaction and patterns

/** Longest `pattern_regex` of a redaction rule, in characters. */
export const redactionPatternCharsMax = 1_000

/** Most rules a `redaction-rules.json` may hold. */
export const redactionRulesMax = 500

/** How many characters are looked at while JSON is searched in a program's output. */
export const jsonScanCharsMax = 8_388_608

// Tests and their reports

/** How long before its test's own timeout a waiting expect gives up, so that it is the one to say why. */
export const testDeadlineMarginMs = 250

/** Exchanges a failure shows as the last ones. */
export const lastExchangesShownMax = 5

/** Longest line that shows an exchange in a failure's message, in characters. */
export const exchangeLineCharsMax = 100

/** Lines of output of one exchange that are attached to a failed test. */
export const exchangeLinesMax = 20

/** How much output is looked at for the last exchanges, in characters. */
export const exchangesCharsMax = 65_536

/** How much of what a program printed last is searched for secrets that a failure may quote, in characters. */
export const coveredCharsMax = 262_144

/** Sessions of a failed test whose screens are attached to it, the newest ones. */
export const attachedSessionsMax = 4

/** Sessions of a suite whose secrets are known when a hook behind them fails: the last ones. */
export const sessionsCoveredMax = 20

/** Largest page of a failed test, and most pages a run writes: a broken program may fail every test there is. */
export const failurePageBytesMax = 2_097_152
export const failurePagesMax = 200

/** Output a log of a session looks back to, in characters, to tell whether what was typed was shown. */
export const typedTurnsCharsMax = 65_536

/** Largest file `toHoldNoSecrets` looks into, most files of a folder, and how many secrets its failure names. */
export const searchedFileBytesMax = 33_554_432
export const searchedFilesMax = 10_000
export const secretsNamedMax = 20

/** A live session longer than this is named at the end of a run, and told of while it is recorded. */
export const slowLiveMs = 10_000

/** Items a line of the closing word about tapes lists; the rest are counted. */
export const reportedItemsMax = 10

/** Tapes a miss names at most that may be the missing one under an older name. */
export const leftTapesShownMax = 3

// Stores

/** Largest JSON or YAML file of a store that is read whole. */
export const storeDocumentBytesMax = 33_554_432

/** Entries a logger without a file keeps. */
export const loggedEntriesMax = 1_000

/** The same warning about one file is shown this often line by line; said more often it is one line with a count. */
export const repeatsShownMax = 3

/** Findings one report keeps; the rest are counted. Option `findingsMax`. */
export const findingsMax = 1_000

/** Longest path inside a document that a finding shows, in characters. */
export const findingPathCharsMax = 200

/** How much of a store file is read at a time. */
export const jsonlReadBytes = 1_048_576

/** Longest line of a JSONL file that is looked into; a longer one is a finding. Option `lineBytesMax`. */
export const jsonlLineBytesMax = 67_108_864

/** Guidance for a Claude store, beyond which a store is slow and resuming fails. */
export const transcriptBytesAdvised = 52_428_800
export const sessionsPerProjectAdvisedMax = 500
export const sessionsAdvisedMax = 5_000

/** Records with a uuid seen before that are compared with the first one byte by byte; beyond, they only count. */
export const recordCopiesComparedMax = 10_000

/** Bytes read at each end of a transcript to describe its session; grows when no message lies within. */
export const sessionEndBytes = 65_536

/** Seconds without activity after which a session of the session manager is over. Source: the ClaudeControl data model. */
export const sessionTimeoutSecondsDefault = 3_600

/** How often a store file is tried again, and after how long. Options `maxRetries` and `retryDelayMs`. Source: the ClaudeControl data model. */
export const storeRetriesMax = 3
export const storeRetryDelayMs = 100

/** Rotated log files that are kept. Option `keep`. */
export const rotatedLogsMax = 5

/** Age after which a shared billing that calls itself fresh is stale: the cooldown of its fetch. */
export const sharedBillingFreshMs = 120_000

/** Size at which the daemon rotates its log. */
export const daemonLogBytesAdvised = 204_800

/** Decoded bytes all values of a Secret may hold. Source: kubernetes `MaxSecretSize`. */
export const secretDataBytesMax = 1_048_576

/** Bytes all annotations of an object may hold. Source: kubernetes `TotalAnnotationSizeLimitB`. */
export const annotationBytesMax = 262_144

/** Nodes of a manifest that are read once aliases are expanded. */
export const manifestNodesMax = 100_000

// Helpers

/** Output of a command that `run` and its like keep, in characters; a command that prints more is ended. */
export const commandOutputCharsMax = 134_217_728

/** How long `watchProcess` watches. Option `timeoutMs`. */
export const watchTimeoutMs = 300_000

/** Commands `parallelCommands` runs at the same time. Option `concurrency`. */
export const parallelCommandsMax = 10

/** Lines of a REPL's terminal: what fits on the screen, no pager holds back. Option `rows`. */
export const replRowsDefault = 1_000

/** How long a REPL may take to come back after Ctrl+C. */
export const replInterruptMs = 2_000

/** How long a session that is resumed in the background may run. Option `runMs`. */
export const resumeMs = 30_000

/** Between the starts of two of them, so as not to run into the limit again. Option `pauseMs`. */
export const resumePauseMs = 2_000

// Controlled sessions

/** Sessions that may be alive at once. Setting `max_sessions`. Source: the ClaudeControl data model. */
export const sessionsMax = 20

/** How long a session may be neither spoken to, nor speak, nor be waited for. Setting `session_timeout`, in seconds. Source: the ClaudeControl data model. */
export const sessionIdleMsMax = 300_000

/** How long a session may live. Setting `max_runtime`, in seconds. Source: the ClaudeControl data model. */
export const sessionRuntimeMsMax = 3_600_000

/** Size at which a session's log is rotated; one older log is kept. Setting `log_bytes_max`. Source: the ClaudeControl data model. */
export const logBytesMax = 10_485_760

/** A log entry is written when the program paused this long, or said this much. */
export const logPauseMs = 250
export const logEntryCharsMax = 65_536

/** Age after which what a dead session left on disk is removed by a cleanup. Source: the ClaudeControl data model. */
export const cleanupAgeMs = 3_600_000

/** Longest name of a session or a program's configuration. */
export const idCharsMax = 128

/** Largest state or configuration file that is read. */
export const controlDocumentBytesMax = 4_194_304

/** Longest line of a named pipe: what the kernel writes whole or not at all (PIPE_BUF on Linux). macOS promises 512. */
export const pipeLineBytesMax: number = process.platform === 'linux' ? 4_096 : 512

// The host

/** Longest message between a client and the host, in bytes. */
export const hostMessageBytesMax = 1_048_576

/** A longer input goes to the host in several messages; a byte takes up to six characters in one. */
export const hostInputBytesMax = 131_072

/** Characters of output in one message of the host. */
export const hostOutputCharsMax = 65_536

/** What a client may leave unread before the host lets go of it. */
export const hostUnreadBytesMax = 16_777_216

/** What was printed before a client attached, as far as it is told it. */
export const hostSnapshotCharsMax = 1_048_576

/** The host ends when it held no session and no client for this long. Setting `host_idle`, in seconds. */
export const hostIdleMs = 60_000

/** How long a client waits for a host it started. */
export const hostStartMs = 15_000

/** Pause between two looks for a host that is starting. */
export const hostPollMs = 20

/** Longest path of a socket the system takes, with its final NUL (sun_path: 108 on Linux, 104 on macOS). */
export const socketPathBytesMax = 104

// Fuzzing

/** How long a terminal whose program just ended may take to show whether it still echoes. */
export const exitModeProbeMs = 20

/** How long a program may take to come to its first prompt. */
export const fuzzStartMs = 10_000

/** How long a step waits for the program to be ready for the next one, at a paced case. */
export const fuzzStepMs = 25

/** Pause between two keys of a slow case: about what a person's fingers do at their fastest. */
export const fuzzSlowKeyMs = 20

/** How long a program that does not read its terminal is left in peace before it is probed. */
export const fuzzPatienceMs = 400

/** How long a probed program may take to answer, and how much processor time it may use meanwhile, before it hangs or spins. */
export const fuzzHangMs = 2_500
export const fuzzSpinCpuMs = 700

/** How long a program may outlive its terminal. */
export const fuzzHangUpMs = 250

/** Output without an input in between that is a flood; a program may paint its screen anew for each key of the input. */
export const fuzzFloodBytes = 1_048_576
export const fuzzFloodBytesPerKey = 8_192

/** Output kept of one step, at either end, and the steps kept of one case. */
export const fuzzOutputBytesMax = 65_536

/** Longest case that is made, in steps, and longest one given by hand. */
export const fuzzStepsMax = 400

/** Memory a program under test may come to hold; beyond it, that is a finding. Option `memoryBytesMax`. */
export const fuzzMemoryBytesMax = 1_073_741_824

/** Growth per repetition of a case that makes a leak, in memory and in descriptors. */
export const fuzzLeakBytesMin = 262_144
export const fuzzLeakDescriptorsMin = 4

/** How often a finding is run again. Option `confirm`. */
export const fuzzConfirmationsDefault = 5

/** Executions one finding may cost while it is made smaller. */
export const fuzzShrinkRunsMax = 1_500

/** Sessions and time of a campaign that was given no budget. */
export const fuzzBudgetMsDefault = 60_000

/** Processes, bytes of one file, and files a program under test may have. */
export const fuzzProcessesMax = 512
export const fuzzFileBytesMax = 16_777_216

/** How long making one finding smaller may take. */
export const fuzzShrinkMsMax = 45_000

// Inquiries: investigations and black-box tests

/** How long a program's answer may take before it counts as hanging. Option `timeoutMs`. */
export const inquiryPatienceMs = 5_000

/** The same for getting started: some load for seconds. */
export const inquiryStartPatienceMs = 20_000

/** Characters of one answer after which a program that does not stop counts as flooding. */
export const inquiryFloodChars = 2_000_000

/** What an investigation may spend. Option `budget`. */
export const inquiryBudgetMs = 60_000
export const inquiryCommandsMax = 200

/** How many states deep an investigation goes. Option `depth`. */
export const inquiryDepthMax = 5

/** Largest folder that is copied for a program to work on. */
export const inquiryCopyBytesMax = 268_435_456
export const inquiryCopyFilesMax = 20_000

/** How long a line of a starter spec is tried while it is written. */
export const scaffoldPatienceMs = 5_000

/** Largest file of the project that a starter spec copies into its sandbox. */
export const scaffoldFileBytesMax = 16_777_216

/** Terminal of an inquiry: so wide and tall that no line wraps and no pager stops. */
export const inquiryCols = 160
export const inquiryRows = 1_000

// The command line

/** How long a command works before it says how far it is. */
export const progressAfterMs = 1_000

/** How long Vitest may take to list the tests of a project. */
export const testListMs = 120_000

// Pages

/** Screens a page works out of one tape; of a longer one, every so many-th chunk has one. */
export const pageFramesMax = 4_000

/** Screens an animated picture has; of a longer tape, only the last of an exchange. */
export const filmFramesMax = 400

/** A key of a line that is typed in an animated picture. */
export const filmKeyMs = 70

/** How long an animated picture waits before a line is typed, and how long at most for output. */
export const filmPauseMsMax = 900

/** How long an animated picture shows its last screen before it begins again. */
export const filmEndMs = 5_000

/** Bytes of tapes a page holds; what is beyond is named and left out. */
export const pageBytesMax = 67_108_864
