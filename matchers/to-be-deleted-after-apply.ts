import { captureCallSite } from '../src/session/call-site.ts'
import { judgeReport } from './judge-report.ts'
import { type Judgement, later, type MatcherContext, type Verdict } from './judge.ts'
import { pathGiven } from './path-given.ts'

/** The manifest at a path is gone, now that the cluster holds it. A link in its place, even to nowhere, is not gone. */
export function toBeDeletedAfterApply(this: MatcherContext, received: unknown): Promise<Verdict> {
  const file = pathGiven(received, 'toBeDeletedAfterApply')
  return later(this, captureCallSite(toBeDeletedAfterApply), received, judge(file))
}

async function judge(file: string): Promise<Judgement> {
  const { checkSecretDeleted } = await import('../src/stores/secret-manifest/session-folder.ts')
  return judgeReport(
    'toBeDeletedAfterApply()',
    { who: file, to: 'be deleted' },
    await checkSecretDeleted(file),
  )
}
