import { OptionError } from '../src/errors.ts'
import type { MatcherContext, Verdict } from './judge.ts'
import { askScreen } from './on-screen.ts'
import { checkWaiting, type WaitOptions } from './patience.ts'
import { screenOf } from './subject.ts'

/** The cursor stands on this cell, now or soon, shown or hidden. Rows and columns count from 0, negative ones from the end. */
export function toHaveCursorAt(
  this: MatcherContext,
  received: unknown,
  row: number,
  col: number,
  options: WaitOptions = {},
): Verdict | Promise<Verdict> {
  for (const [name, value] of [
    ['row', row],
    ['col', col],
  ] as const)
    if (!Number.isInteger(value)) throw new OptionError(name, value, 'a whole number')
  checkWaiting(options)
  return askScreen(
    this,
    toHaveCursorAt,
    received,
    (subject) => screenOf(subject, 'toHaveCursorAt'),
    {
      call: `toHaveCursorAt(${row}, ${col})`,
      expected: { who: 'the cursor', to: `be at row ${row}, column ${col}` },
      holds: ({ cursor, size }) =>
        cursor.row === (row < 0 ? row + size.rows : row) && cursor.col === (col < 0 ? col + size.cols : col),
      explain: ({ cursor, size }, isNot) => ({
        received: `the cursor at row ${cursor.row}, column ${cursor.col}${cursor.visible ? '' : ', hidden'}`,
        marks: [
          { row: cursor.row, col: cursor.col, width: 1, note: 'cursor' },
          ...(isNot || row < 0 || col < 0 || row >= size.rows || col >= size.cols
            ? []
            : [{ row, col, width: 1, note: 'expected' }]),
        ],
        ...(row < size.rows && col < size.cols
          ? {}
          : {
              hint: `The screen has no such cell: rows count from 0 to ${size.rows - 1}, columns to ${size.cols - 1}.`,
            }),
        diff: { expected: { row, col }, actual: { row: cursor.row, col: cursor.col } },
      }),
    },
    options,
  )
}
