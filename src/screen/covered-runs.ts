import type { Run } from './picture.ts'

/** The runs of a row with the glyphs that its covered text has. */
export function coveredRuns(runs: readonly Run[], shown: string): Run[] {
  let at = 0
  return runs.map((run) => ({
    ...run,
    glyphs: run.glyphs.map((glyph) => {
      const own = shown.slice(at, at + glyph.text.length)
      at += glyph.text.length
      return own === '' ? glyph : { ...glyph, text: own }
    }),
  }))
}
