/** Validates a transcript of the Claude store: `validate-transcript <path>`. Prints the time, and the memory the process took at most. */
import { FindingLog } from '../../src/stores/finding.ts'
import { claudeRules } from '../../src/stores/claude/claude-rules.ts'
import { validateTranscript } from '../../src/stores/claude/validate-transcript.ts'
import { jsonlRules } from '../../src/stores/jsonl/jsonl-rules.ts'
import { timed } from '../measure.ts'

const [path = ''] = process.argv.slice(2)
const log = new FindingLog({ ...jsonlRules, ...claudeRules })
const ms = await timed(() => validateTranscript(path, path, log))
const { valid, findings } = log.report()
if (!valid) throw new Error(findings[0]?.message)
console.log(JSON.stringify({ ms, megabytes: process.resourceUsage().maxRSS / 1024 }))
