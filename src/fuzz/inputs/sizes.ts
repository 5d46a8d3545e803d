import fc, { type Arbitrary } from 'fast-check'
import type { Step } from '../step.ts'
import type { Inputs } from './inputs.ts'

/** Window sizes, those no window has included: 0, 1, 2 and 3 rows and columns. */
export function resizes(): Inputs {
  return { name: 'resizes', weight: 8, steps: () => sizes }
}

const side: Arbitrary<number> = fc.oneof(
  { weight: 5, arbitrary: fc.integer({ min: 0, max: 3 }) },
  { weight: 4, arbitrary: fc.integer({ min: 4, max: 300 }) },
  { weight: 1, arbitrary: fc.constantFrom(10, 24, 25, 80, 132, 512, 1_000, 4_096) },
)

const size: Arbitrary<Step> = fc.tuple(side, side).map(([cols, rows]) => ({ do: 'resize', cols, rows }))

const sizes: Arbitrary<readonly Step[]> = fc.oneof(
  { weight: 5, arbitrary: size.map((one) => [one]) },
  { weight: 1, arbitrary: fc.array(size, { minLength: 2, maxLength: 6, size: 'max' }) },
)
