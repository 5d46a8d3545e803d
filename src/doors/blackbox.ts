export { BlackBoxTester, type BlackBoxOptions, blackBoxTests } from '../blackbox/black-box-tester.ts'
export type { BlackBoxLimits } from '../blackbox/limits-of.ts'
export type { TestType } from '../blackbox/verdict.ts'
export type { TestResultEntry } from '../control/storage/entities/test-result.ts'
