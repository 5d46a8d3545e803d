import { basename, dirname, resolve } from 'node:path'
import type { Findings } from '../finding.ts'

/** Runs git with these arguments and gives back its exit code and what it printed. The caller starts processes; we do not. */
export type GitRunner = (args: readonly string[]) => Promise<{ code: number | null; stdout: string }>

/**
 * A file with secrets must be ignored by git, and not be tracked, and not be in any commit. An ignore rule alone does
 * not help a file that is tracked already.
 */
export async function checkGitExposure(
  file: string,
  git: GitRunner,
  findings: Findings<'secret-exposed' | 'git-unknown'>,
): Promise<void> {
  const name = `./${basename(file)}`
  const folder = dirname(resolve(file))
  // A file name may hold what git would take for a pattern; check-ignore takes names only and knows no such switch.
  const literally = (...args: string[]): ReturnType<GitRunner> =>
    git(['--literal-pathspecs', '-C', folder, ...args])
  const ignored = await git(['-C', folder, 'check-ignore', '-q', '--', name])
  const tracked = await literally('ls-files', '--error-unmatch', '--', name)
  if (![0, 1].includes(ignored.code ?? -1) || ![0, 1].includes(tracked.code ?? -1)) {
    findings.add(
      'git-unknown',
      file,
      'cannot determine: the file is in no repository, or git is not installed',
    )
    return
  }
  if (tracked.code === 0) findings.add('secret-exposed', file, 'Secret exposed in git: the file is tracked')
  else if (ignored.code === 1)
    findings.add('secret-exposed', file, 'Secret exposed in git: no rule ignores the file')
  const history = await literally('log', '--all', '--max-count=1', '--format=%H', '--', name)
  if (history.code === 0 && history.stdout.trim() !== '')
    findings.add('secret-exposed', file, 'Secret exposed in git: a commit holds the file')
  else if (history.code !== 0)
    findings.add('git-unknown', file, 'cannot determine whether a commit contains the file')
}
