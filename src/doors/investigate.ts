export { investigate } from '../investigate/investigate.ts'
export type { InvestigateOptions } from '../investigate/options.ts'
export type { InquiryOptions } from '../investigate/open-world.ts'
export { InvestigationReport } from '../investigate/report.ts'
export { loadReport, saveReport } from '../investigate/save-report.ts'
export { ProgramInvestigator } from '../investigate/program-investigator.ts'
export { learnFromInteraction } from '../investigate/learn.ts'
export { mapProgramStates, probeInterface, quickProbe, type Probe } from '../investigate/probes.ts'
export { programConfigOf } from '../investigate/program-config.ts'
export { scaffold, type Scaffold, type ScaffoldOptions } from '../investigate/scaffold/scaffold.ts'
export type {
  InvestigationReportFile,
  ProgramStateEntry,
} from '../control/storage/entities/investigation-report.ts'
