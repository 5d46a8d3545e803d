import { describe, expect, it } from 'vitest'
import { loaderFlags, loaderOptions } from '../../../src/control/host/loader-flags.ts'

describe('the flags of Node a host is started with', () => {
  it.each([
    [['-e', 'connectHost()'], []],
    [['--eval', '--import'], []],
    [['-p', '1'], []],
    [
      ['-pe', '--require', '--import', 'tsx'],
      ['--import', 'tsx'],
    ],
    [['--input-type=module', '--eval=1'], []],
    [['--inspect', '--inspect-brk=0', '--cpu-prof', '--heap-prof', '--prof', '--watch', '--test'], []],
    [
      ['--import', 'tsx', '--inspect=9229'],
      ['--import', 'tsx'],
    ],
    [['--require=/a b.cjs'], ['--require=/a b.cjs']],
    [
      ['-r', 'x', '-C', 'termtape-source', '--conditions=y'],
      ['-r', 'x', '-C', 'termtape-source', '--conditions=y'],
    ],
    [
      ['--enable-source-maps', '--max-old-space-size=90', '--no-warnings'],
      ['--enable-source-maps', '--no-warnings'],
    ],
    [['--title', '--no-warnings'], []],
    [['--import'], []],
  ])('of %j are %j', (given, kept) => {
    expect(loaderFlags(given)).toEqual(kept)
  })

  it.each([
    [undefined, undefined],
    ['', undefined],
    ['--inspect --cpu-prof', undefined],
    ['--inspect --import tsx  --cpu-prof', '--import tsx'],
    ['--require "/with blank/x.cjs" --inspect', '--require "/with blank/x.cjs"'],
  ])('of NODE_OPTIONS=%j is left %j', (given, kept) => {
    expect(loaderOptions(given)).toBe(kept)
  })
})
