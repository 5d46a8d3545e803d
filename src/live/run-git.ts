import { execFile } from 'node:child_process'
import { gitAnswerMs } from '../limits.ts'
import type { GitRunner } from '../stores/secret-manifest/git-exposure.ts'

/**
 * Runs the user's git. The repository a command is about is the one its arguments name: a hook we may run in has set
 * `GIT_DIR` and its like for another. Code null: git is not there, or did not answer in time.
 */
export const runGit: GitRunner = (args) => {
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_')))
  return new Promise((resolve) => {
    const child = execFile(
      'git',
      // A repository may name a program that git would run to learn what has changed.
      ['-c', 'core.fsmonitor=false', ...args],
      { env, timeout: gitAnswerMs },
      (_, stdout) => resolve({ code: child.exitCode, stdout }),
    )
  })
}
