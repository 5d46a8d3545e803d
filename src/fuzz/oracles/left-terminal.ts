import type { BareExit } from '../../live/bare-terminal.ts'

/** How a program that ended left its terminal, in words; undefined where as it found it. */
export function leftBehind(exit: BareExit, answers: readonly Buffer[]): string | undefined {
  const modes = lastingModes(answers)
  const left = [
    ...(exit.sane === false ? ['in raw mode'] : []),
    ...([...modes].some((mode) => alternates.has(mode)) ? ['in the alternate screen'] : []),
    ...([...modes].some((mode) => mouseModes.has(mode)) ? ['with mouse reports on'] : []),
  ]
  return left.length === 0 ? undefined : left.join(' and ')
}

const alternates: ReadonlySet<string> = new Set(['47', '1047', '1049'])
const mouseModes: ReadonlySet<string> = new Set(['9', '1000', '1002', '1003'])

/** Private modes that were switched on and never off. */
function lastingModes(answers: readonly Buffer[]): Set<string> {
  const on = new Set<string>()
  for (const answer of answers)
    for (const [all, modes = '', set] of answer
      .toString('latin1')
      .matchAll(/\u001b\[\?([\d;]+)([hl])|\u001bc/g))
      for (const mode of all === '\u001bc' ? [...on] : modes.split(';'))
        if (set === 'h') on.add(mode)
        else on.delete(mode)
  return on
}
