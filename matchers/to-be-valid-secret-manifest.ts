import { captureCallSite } from '../src/session/call-site.ts'
import type { SecretManifestOptions } from '../src/stores/secret-manifest/validate-secret-manifest.ts'
import { judgeReport } from './judge-report.ts'
import { type Judgement, later, type MatcherContext, type Verdict } from './judge.ts'
import { pathGiven } from './path-given.ts'

export interface ToBeValidSecretManifestOptions extends Omit<SecretManifestOptions, 'git'> {
  /** Whether git must ignore the file, too, and never have known it. Default false. */
  git?: boolean
}

/** The file at a path is a manifest that kubectl and the API server accept, and its Secret is as the options say. */
export function toBeValidSecretManifest(
  this: MatcherContext,
  received: unknown,
  options: ToBeValidSecretManifestOptions = {},
): Promise<Verdict> {
  const file = pathGiven(received, 'toBeValidSecretManifest')
  return later(this, captureCallSite(toBeValidSecretManifest), received, judge(file, options))
}

async function judge(
  file: string,
  { git = false, ...options }: ToBeValidSecretManifestOptions,
): Promise<Judgement> {
  const { validateSecretManifest } = await import('../src/stores/secret-manifest/validate-secret-manifest.ts')
  const runner = git ? { git: (await import('../src/live/run-git.ts')).runGit } : {}
  const report = await validateSecretManifest(file, { ...options, ...runner })
  const call = `toBeValidSecretManifest(${git || Object.keys(options).length > 0 ? '…' : ''})`
  return judgeReport(call, { who: file, to: 'be a valid Secret manifest' }, report)
}
