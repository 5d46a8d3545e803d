import { investigate } from './investigate.ts'
import type { InvestigateOptions } from './options.ts'
import { type Probe, quickProbe } from './probes.ts'
import type { InvestigationReport } from './report.ts'

/** An investigator of one program, under the name and in the shape other implementations of the data model have. */
export class ProgramInvestigator {
  readonly program: string
  readonly args: readonly string[]
  readonly options: InvestigateOptions
  #report: InvestigationReport | undefined

  constructor(program: string, args: readonly string[] = [], options: InvestigateOptions = {}) {
    this.program = program
    this.args = args
    this.options = options
  }

  /** The report of the last {@link investigate}. */
  get report(): InvestigationReport | undefined {
    return this.#report
  }

  async investigate(): Promise<InvestigationReport> {
    this.#report = await investigate(this.program, this.args, this.options)
    return this.#report
  }

  quickProbe(): Promise<Probe> {
    return quickProbe(this.program, this.args, this.options)
  }
}
