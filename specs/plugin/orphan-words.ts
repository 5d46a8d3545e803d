/** A spec of two tests that record. */
export function spec(word: string, test: string = 'test', check: string = word): string {
  return `
    import { expect, test } from 'termtape/fixtures'
    ${test}('says ${word}', async ({ terminal }) => {
      const sh = await terminal.spawn('sh', ['-c', 'echo ${word}'])
      await expect(sh).toPrint('${check}')
    })
    test('says more', async ({ terminal }) => {
      await expect(await terminal.spawn('sh', ['-c', 'echo more'])).toPrint('more')
    })
  `
}

export const ci: Readonly<Record<string, string>> = { CI: '1' }
/** A tape of a spec that is not there. */
export const orphan = 'tapes/sh/gone/says-gone.json5'
export const orphaned = '1 orphaned: no test uses it, so it may be removed'
export const fourNew = `
 Tapes
   4 new
     tapes/sh/one/says-more.json5
     tapes/sh/one/says-one.json5
     tapes/sh/two/says-more.json5
     tapes/sh/two/says-two.json5
`
