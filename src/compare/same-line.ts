import { createNormaliser } from '../match/normalise.ts'
import type { SettledLine } from './settled-line.ts'

/** Paths, volatile values and trailing line ends do not count. */
const normalise = createNormaliser()

/** Text in the form in which what a program says is compared: times, ids and temporary paths are equal, and so are a spinner's frames. */
export function comparable(text: string): string {
  return normalise(text).replace(spinnerFrame, '⠿')
}

/** Braille and quarter circles, as spinners use them; where one stops is chance. */
const spinnerFrame = /[⠁-⣿◐-◓◜-◟◴-◷]+/g

/** Whether two settled lines differ in nothing, or in volatile values only. */
export function sameLine(one: SettledLine, other: SettledLine): boolean {
  return (
    one.styles === other.styles &&
    one.switched === other.switched &&
    (one.text === other.text || comparable(one.text) === comparable(other.text))
  )
}

/** Whether `begun` may still become `whole`: it is its beginning, but for volatile values, of which the last may be cut off. */
export function mayBecome(begun: SettledLine, whole: SettledLine): boolean {
  if (whole.text.startsWith(begun.text)) return true
  const goal = comparable(whole.text)
  if (goal.startsWith(comparable(begun.text))) return true
  const cut = comparable(begun.text.replace(/[\w.:/@+-]+$/, ''))
  return goal.startsWith(cut) && volatileStart.test(goal.slice(cut.length))
}

const volatileStart = /^<\w+>/
