import { safeLine } from '../frame/say.ts'
import type { Verified } from './verified.ts'

/** Notes that GitHub shows at the tapes of a pull request. */
export function githubNotes(drifted: readonly Verified[]): string {
  return drifted
    .map(({ id, path, tier, error }) => {
      const what = error === null ? `${id} drifted: ${tier ?? ''}` : `${id} could not be verified: ${firstLine(error)}`
      return `::error file=${property(path)},title=termtape::${data(safeLine(what))}\n`
    })
    .join('')
}

/** A summary of the job, in Markdown. */
export function githubSummary(results: readonly Verified[], isDrift: (each: Verified) => boolean): string {
  const drifted = results.filter(isDrift)
  const rows = drifted.map(({ id, tier, error, exchanges, page }) => {
    const first = error ?? exchanges.find(({ diff }) => diff.length > 0)?.diff.join(' ') ?? ''
    const name = page === undefined ? `\`${cell(id)}\`` : `[${cell(id)}](${encodeURI(page)})`
    return `| ${name} | ${tier ?? 'not run'} | ${cell(firstLine(first)).slice(0, 200)} |\n`
  })
  const table = rows.length === 0 ? '' : `\n| tape | tier | |\n|---|---|---|\n${rows.join('')}`
  return `### Tapes against today's programs\n\n${results.length} verified, ${drifted.length} with drift.\n${table}`
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
