import { updatePolicy } from './update-policy.ts'

/**
 * Whether the program itself may be fuzzed: where the test or `TERMTAPE_LIVE` says so; else everywhere but on CI, where a run
 * is to give the same twice.
 */
export function mayFuzzLive(
  live: boolean | undefined,
  environment: NodeJS.ProcessEnv = process.env,
): boolean {
  const { TERMTAPE_LIVE } = environment
  if (TERMTAPE_LIVE !== undefined && TERMTAPE_LIVE !== '') return TERMTAPE_LIVE !== '0'
  return live ?? updatePolicy() !== 'none'
}
