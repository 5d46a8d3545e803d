import { readFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { AmbiguousSessionError, NoSuchSessionError } from '../../errors.ts'
import { errorCode } from '../../files/error-code.ts'
import { FindingLog } from '../finding.ts'
import { jsonlRules } from '../jsonl/jsonl-rules.ts'
import type { JsonlRecord } from '../jsonl/judge-line.ts'
import { scanJsonl } from '../jsonl/scan-jsonl.ts'
import { walkFiles } from '../walk-files.ts'
import { isLoginFailure, isRateLimit, messageText, rateLimitReset } from './api-error.ts'
import { buildConversation, isMain, isMessage } from './conversation.ts'
import { checkCredentials, type CredentialsOptions, type LoginState } from './credentials.ts'
import { describeSession, type StoredSessionSummary } from './describe-session.ts'
import { isProjectFolderOf } from './project-folder.ts'
import { readEnds } from './read-ends.ts'
import { checkSessionId } from '../session-id.ts'
import { storeEntry, type SessionFile } from './store-layout.ts'

export interface FoundSession extends SessionFile {
  /** Lines of the transcript whose message holds the keyword. */
  lines: number[]
}

export interface RateLimitedSession extends SessionFile {
  /** When the limit ends: the program's words, or milliseconds since 1970; undefined if it does not say. */
  resets: string | number | undefined
}

/** Reads the sessions of a folder such as `~/.claude`. Nothing is ever written. */
export class ClaudeStore {
  readonly folder: string

  /** @param folder  default: `CLAUDE_CONFIG_DIR`, else `~/.claude` */
  constructor(folder: string = process.env['CLAUDE_CONFIG_DIR'] ?? join(homedir(), '.claude')) {
    this.folder = folder
  }

  /** Every transcript whose name is a session id, in order of the paths. Sub-agents are no sessions. */
  async sessionFiles(): Promise<SessionFile[]> {
    const found: SessionFile[] = []
    for (const entry of await walkFiles(this.folder, { linksInside: true })) {
      const { path } = entry
      const what = storeEntry(path)
      if (entry.kind === 'file' && what.kind === 'transcript')
        found.push({ id: what.sessionId, project: what.project, file: join(this.folder, path) })
    }
    return found
  }

  /**
   * The sessions, latest first. A session that cannot be read or holds no message is left out and given to `skipped`;
   * it never breaks the list.
   */
  async listSessions(
    options: { skipped?: (session: SessionFile, why: string) => void } = {},
  ): Promise<StoredSessionSummary[]> {
    const sessions: StoredSessionSummary[] = []
    for (const session of await this.sessionFiles()) {
      try {
        const described = await describeSession(session)
        if (described !== undefined) sessions.push(described)
        else options.skipped?.(session, 'it holds no message')
      } catch (error) {
        options.skipped?.(session, `it cannot be read (${errorCode(error)})`)
      }
    }
    return sessions.sort((a, b) => b.lastActivity - a.lastActivity || (a.id < b.id ? -1 : 1))
  }

  /** Sessions in which a message holds the keyword, in any case. Tool output and thoughts are not searched. */
  async findSessions(keyword: string): Promise<FoundSession[]> {
    const wanted = keyword.toLowerCase()
    const found: FoundSession[] = []
    for (const session of await this.sessionFiles()) {
      const lines: number[] = []
      await scanJsonl(session.file, session.file, new FindingLog(jsonlRules), (record, { line }) => {
        if (isMessage(record) && messageText(record).toLowerCase().includes(wanted)) lines.push(line)
      })
      if (lines.length > 0) found.push({ ...session, lines })
    }
    return found
  }

  /** The latest session, of a working directory if one is given; undefined if there is none. */
  async currentSession(cwd?: string): Promise<StoredSessionSummary | undefined> {
    const sessions = await this.listSessions()
    // The folder name is lossy, so a session that says where it ran is asked.
    return sessions.find(
      (each) =>
        cwd === undefined ||
        (each.cwd ?? undefined) === cwd ||
        (each.cwd === undefined && isProjectFolderOf(each.project, cwd)),
    )
  }

  /** Sessions whose last message is the program's own word that the limit is reached. */
  async rateLimited(): Promise<RateLimitedSession[]> {
    const limited = await this.#endedBy(isRateLimit)
    return limited.map(({ session, last }) => ({ ...session, resets: rateLimitReset(last) }))
  }

  /** Sessions whose last message is the program's own word that its login is not accepted any more. */
  async loginFailed(): Promise<SessionFile[]> {
    return (await this.#endedBy(isLoginFailure)).map(({ session }) => session)
  }

  /** The life of the login: `none` without credentials, `active`, or `expired`. Tokens are not kept. */
  async loginState(options: CredentialsOptions = {}): Promise<LoginState> {
    const file = join(this.folder, '.credentials.json')
    const text = await readFile(file, 'utf8').catch(() => undefined)
    return text === undefined ? 'none' : checkCredentials(text, file, { add: () => {} }, options)
  }

  /**
   * The one session whose id begins with what is given, in any case. Throws a `NoSuchSessionError`, an
   * `AmbiguousSessionError` with the candidates, or an `OptionError` for what can be no id.
   */
  async resolve(idPrefix: string): Promise<SessionFile> {
    const prefix = checkSessionId(idPrefix).toLowerCase()
    const matches = (await this.sessionFiles()).filter((each) => each.id.toLowerCase().startsWith(prefix))
    const [first, second] = matches
    if (first === undefined)
      throw new NoSuchSessionError(idPrefix, {
        hint: 'List the sessions; transcripts are removed after 30 days.',
      })
    if (second === undefined) return first
    const candidates = matches.map((each) => `${each.project}/${each.id}`)
    throw new AmbiguousSessionError(idPrefix, candidates, { hint: 'Give more characters of the id.' })
  }

  /** The conversation of a session: its records from the first to the newest of the main chain. */
  async conversation(idPrefix: string): Promise<JsonlRecord[]> {
    const { file } = await this.resolve(idPrefix)
    const records: JsonlRecord[] = []
    await scanJsonl(file, file, new FindingLog(jsonlRules), (record) => records.push(record))
    return buildConversation(records)
  }

  async #endedBy(
    test: (record: JsonlRecord) => boolean,
  ): Promise<{ session: SessionFile; last: JsonlRecord }[]> {
    const found: { session: SessionFile; last: JsonlRecord }[] = []
    for (const session of await this.sessionFiles()) {
      const ends = await readEnds(session.file, {
        head: () => true,
        tail: (records) => records.some((each) => isMessage(each) && isMain(each)),
      }).catch(() => undefined)
      const last = ends?.tail.findLast((each) => isMessage(each) && isMain(each))
      if (last !== undefined && test(last)) found.push({ session, last })
    }
    return found
  }
}
