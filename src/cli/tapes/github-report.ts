import { safeLine } from '../frame/say.ts'
import { isDrift, notRunWords } from './not-run.ts'
import type { Verified } from './verified.ts'

/** Notes that GitHub shows at the tapes of a pull request: drift is an error, what is not known a warning. */
export function githubNotes(results: readonly Verified[]): string {
  return results
    .map((each) => {
      const { id, path, tier, notRun, error } = each
      if (notRun === null && !isDrift(each)) return ''
      const what =
        notRun === null ? `${id} drifted: ${tier ?? ''}` : `${id}: ${notRunWords(notRun)}. ${firstLine(error ?? '')}`
      const kind = notRun === null ? 'error' : 'warning'
      return `::${kind} file=${property(path)},title=termtape::${data(safeLine(what))}\n`
    })
    .join('')
}

/** A summary of the job, in Markdown. */
export function githubSummary(results: readonly Verified[]): string {
  const drifted = results.filter(isDrift)
  const notRun = results.filter((each) => each.notRun !== null)
  const totals = `${results.length - notRun.length} verified, ${drifted.length} with drift, ${notRun.length} not run or not judged.`
  return [
    `### Tapes against today's programs\n\n${totals}\n`,
    rowsOf('tier', drifted, ({ tier }) => tier ?? ''),
    rowsOf('not known', notRun, (each) => (each.notRun === null ? '' : notRunWords(each.notRun))),
  ].join('')
}

function rowsOf(head: string, shown: readonly Verified[], what: (each: Verified) => string): string {
  if (shown.length === 0) return ''
  const rows = shown.map((each) => {
    const { id, error, exchanges, page } = each
    const first = error ?? exchanges.find(({ diff }) => diff.length > 0)?.diff.join(' ') ?? ''
    const name = page === undefined ? `\`${cell(id)}\`` : `[${cell(id)}](${encodeURI(page)})`
    return `| ${name} | ${what(each)} | ${cell(firstLine(first)).slice(0, 200)} |\n`
  })
  return `\n| tape | ${head} | |\n|---|---|---|\n${rows.join('')}`
}

function firstLine(text: string): string {
  return text.split('\n')[0] ?? ''
}

/** No Markdown and no HTML of a tape takes effect. */
function cell(text: string): string {
  return safeLine(text).replace(/[\\`|[\]<>*_&]/g, (sign) => `&#${sign.charCodeAt(0)};`)
}

function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}
