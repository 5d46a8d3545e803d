import { captureCallSite } from '../src/session/call-site.ts'
import type { ClaudeStoreOptions } from '../src/stores/claude/validate-claude-store.ts'
import type { PromptOutcome } from '../src/stores/secret-manifest/session-folder.ts'
import type { SessionStoreKind } from '../src/stores/validate-session-store.ts'
import { judgeReport, together } from './judge-report.ts'
import { type Judgement, later, type MatcherContext, type Verdict } from './judge.ts'
import { pathGiven } from './path-given.ts'

export interface ToBeValidSessionStoreOptions extends ClaudeStoreOptions {
  /** What a test prompt such as `claude -p "Say 'auth test successful'"` did; without it the login is judged by its file. */
  testPrompt?: PromptOutcome
}

/** The folder at a path is a session store of a kind, with no error in it; with `strict` no warning either. */
export function toBeValidSessionStore(
  this: MatcherContext,
  received: unknown,
  kind: SessionStoreKind,
  options: ToBeValidSessionStoreOptions = {},
): Promise<Verdict> {
  const folder = pathGiven(received, 'toBeValidSessionStore')
  return later(this, captureCallSite(toBeValidSessionStore), received, judge(folder, kind, options))
}

async function judge(
  folder: string,
  kind: SessionStoreKind,
  { testPrompt, ...options }: ToBeValidSessionStoreOptions,
): Promise<Judgement> {
  const { validateSessionStore } = await import('../src/stores/validate-session-store.ts')
  const report = await validateSessionStore(kind, folder, options)
  const asked = testPrompt !== undefined || Object.keys(options).length > 0 ? ', …' : ''
  const call = `toBeValidSessionStore(${JSON.stringify(kind)}${asked})`
  const expected = { who: folder, to: `be a valid ${kind} store` }
  if (testPrompt === undefined) return judgeReport(call, expected, report)
  const { checkTestPrompt } = await import('../src/stores/secret-manifest/session-folder.ts')
  return judgeReport(call, expected, together(report, checkTestPrompt(testPrompt, undefined, options)))
}
