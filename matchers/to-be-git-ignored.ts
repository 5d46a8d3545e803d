import { captureCallSite } from '../src/session/call-site.ts'
import { judgeReport } from './judge-report.ts'
import { type Judgement, later, type MatcherContext, type Verdict } from './judge.ts'
import { pathGiven } from './path-given.ts'

/**
 * Git ignores the file at a path, does not track it, and holds it in no commit. The file need not be there. Where git
 * cannot tell, this fails, and so does its negation.
 */
export function toBeGitIgnored(this: MatcherContext, received: unknown): Promise<Verdict> {
  const file = pathGiven(received, 'toBeGitIgnored')
  return later(this, captureCallSite(toBeGitIgnored), received, judge(file, this.isNot === true))
}

async function judge(file: string, isNot: boolean): Promise<Judgement> {
  const [{ runGit }, { FindingLog }, { checkGitExposure }, { secretRules }] = await Promise.all([
    import('../src/live/run-git.ts'),
    import('../src/stores/finding.ts'),
    import('../src/stores/secret-manifest/git-exposure.ts'),
    import('../src/stores/secret-manifest/secret-rules.ts'),
  ])
  const log = new FindingLog(secretRules)
  await checkGitExposure(file, runGit, log)
  const report = log.report()
  const judgement = await judgeReport('toBeGitIgnored()', { who: file, to: 'be kept out of git' }, report)
  const unknown = report.findings.every(({ code }) => code === 'git-unknown') && !judgement.pass
  return unknown ? { ...judgement, pass: isNot } : judgement
}
