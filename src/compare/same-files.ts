import { isDeepStrictEqual } from 'node:util'
import type { TapedFile } from '../tape/tape.ts'
import { sameShape } from './same-line.ts'

/** How far two lists of files that a program left lie apart: `cosmetic` where only volatile values in their text differ. */
export function compareFiles(
  one: readonly TapedFile[] = [],
  other: readonly TapedFile[] = [],
): 'same' | 'cosmetic' | 'different' {
  if (isDeepStrictEqual(one, other)) return 'same'
  const isCosmetic =
    one.length === other.length && one.every((file, index) => sameButVolatile(file, other[index]))
  return isCosmetic ? 'cosmetic' : 'different'
}

function sameButVolatile(
  { text, ...rest }: TapedFile,
  { text: counterpart, ...others }: Partial<TapedFile> = {},
): boolean {
  if (!isDeepStrictEqual(rest, others)) return false
  if (text === undefined || counterpart === undefined) return text === counterpart
  return sameShape(text.join(''), counterpart.join(''))
}

/** The names that differ, as a diff: `-` left when recorded, `+` left today. */
export function fileDiff(one: readonly TapedFile[] = [], other: readonly TapedFile[] = []): string[] {
  const side = (mark: string, files: readonly TapedFile[], others: readonly TapedFile[]): string[] =>
    files
      .filter(
        (file) =>
          compareFiles(
            [file],
            others.filter(({ path }) => path === file.path),
          ) === 'different',
      )
      .map((file) => `${mark} ${file.deleted === true ? 'no file' : 'file'} ${file.path}`)
  return [...side('-', one, other), ...side('+', other, one)]
}
