/**
 * The folder below `projects/` that belongs to a working directory: every character but letters and digits becomes
 * `-`, so the way back is not certain. A longer name is cut and gets a suffix on which programs disagree; then only
 * the beginning is known, and `exact` is false.
 *
 * Source: the agent SDK's session reader.
 */
export function projectFolder(cwd: string): { name: string; exact: boolean } {
  const name = cwd.normalize('NFC').replace(/[^a-zA-Z0-9]/g, '-')
  return name.length <= projectNameCharsMax
    ? { name, exact: true }
    : { name: `${name.slice(0, projectNameCharsMax)}-`, exact: false }
}

/** Whether a folder name below `projects/` may belong to a working directory. */
export function isProjectFolderOf(folder: string, cwd: string): boolean {
  const { name, exact } = projectFolder(cwd)
  return exact ? folder === name : folder.startsWith(name)
}

const projectNameCharsMax = 200
