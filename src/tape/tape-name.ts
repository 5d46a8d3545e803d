import { tapeNameBytesMax } from '../limits.ts'
import { isReserved, slug } from './slug.ts'

export interface TapeOccasion {
  /** The spec file, relative to the project root. */
  specFile: string
  /** Names of the enclosing describes, then of the test. */
  testPath: readonly string[]
  /** Which session of its program within the test, from 1. */
  ordinal: number
  /** The project's name, where several projects of one root run the same specs. */
  project?: string | undefined
}

/**
 * The name a tape gets by itself, `<spec>/<test>`: `specs/live/pty.spec.ts` and `when idle > answers` give
 * `specs--live--pty/when-idle--answers`, and `-2` follows for the second session. `a.test.ts` gives
 * `a.test/`, `a.spec.jsx` gives `a.jsx/`. No two tests share a name, but those that differ only in hyphens for blanks.
 */
export function tapeName({ specFile, testPath, ordinal, project }: TapeOccasion): string {
  const [, stem = specFile, kind = '', language = ''] =
    /^(.*?)(?:(\.spec|\.test)(\.[cm]?[jt]sx?))?$/s.exec(specFile) ?? []
  // What is usual goes unsaid; a slug has no dot, so nothing else is named so.
  const of =
    project === undefined
      ? ''
      : `@${slug([project], { original: project, clean: /^[a-z0-9]+(?:-[a-z0-9]+)*$/, bytesMax: projectBytesMax })}`
  const mark = kind.replace('.spec', '') + language.replace(/^\.ts$/, '') + of
  const spec = slug(stem.split('/'), {
    original: specFile,
    clean: /^[a-z0-9]+(?:-[a-z0-9]+)*$/,
    bytesMax: tapeNameBytesMax - Buffer.byteLength(mark),
  })
  const suffix = ordinal > 1 ? `-${ordinal}` : ''
  const test = slug(testPath, {
    original: JSON.stringify(testPath),
    // `create-vite` is a plain name too; a test called `create vite` beside it fails when it is recorded.
    clean: /^[a-z0-9]+(?:[ -][a-z0-9]+)*$/,
    bytesMax: tapeNameBytesMax - suffix.length - extensionBytes,
  })
  return `${spec}${mark}/${test}${suffix}`
}

/**
 * The folder a program's tapes are in: the basename of its command, without the extension Windows adds, and changed
 * only where it is no safe name for a file.
 */
export function programName(command: string): string {
  const base = (command.split(/[/\\]/).findLast((part) => part !== '') ?? '').replace(
    /\.(?:exe|cmd|bat)$/i,
    '',
  )
  const isSafe = /^[a-z0-9](?:[a-z0-9._+-]*[a-z0-9_+-])?$/.test(base) && !isReserved(base)
  if (isSafe && base.length <= tapeNameBytesMax) return base
  return slug([base], { original: base, clean: /(?!)/, bytesMax: tapeNameBytesMax })
}

const extensionBytes = '.json5'.length

const projectBytesMax = 40
