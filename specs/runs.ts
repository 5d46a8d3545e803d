/**
 * How often a property is tried: all of `full` with TERMTAPE_RUNS=1, as CI does; a fifth of it in `npm test`; more at night.
 */
export function runs(full: number): number {
  return Math.ceil(full * Number(process.env['TERMTAPE_RUNS'] ?? 0.2))
}
