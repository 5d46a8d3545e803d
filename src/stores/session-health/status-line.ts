import { printable } from '../../text/printable.ts'
import { columnsOf } from '../../text/columns.ts'
import type { AuthProfile, Billing, SessionEntry } from './runtime-state.ts'

export interface StatusLineOptions {
  /** Begin with the login the session uses; default false. */
  showAuthProfile?: boolean
  /** Columns there are; what matters least is left out until the rest fits. Default: no limit. */
  width?: number
  /** What is shown, by name; default all. */
  components?: Partial<Record<StatusComponent, boolean>>
}

/** The parts of a status line. */
export type StatusComponent = 'model' | 'context' | 'git' | 'cost' | 'budget' | 'alerts' | 'health'

/**
 * A session on one line, as a prompt shows it: model, context, branch, cost of its login, and what is wrong. No value can break the
 * line or the terminal.
 */
export function formatStatusLine(
  session: SessionEntry,
  profile: AuthProfile | undefined,
  { showAuthProfile = false, width = Number.POSITIVE_INFINITY, components = {} }: StatusLineOptions = {},
): string {
  const all: [StatusComponent | 'profile', string][] = [
    ['profile', showAuthProfile && profile !== undefined ? `👤:${profile.profileId}` : ''],
    ['model', session.model.value],
    ['context', contextOf(session)],
    ['git', gitOf(session)],
    ['cost', profile === undefined ? '' : formatCost(profile.billing)],
    ['budget', profile === undefined ? '' : budgetOf(profile.billing)],
    ['alerts', alertsOf(session)],
    ['health', healthOf(session)],
  ]
  const shown = all
    .filter(([name, text]) => text !== '' && (name === 'profile' || components[name] !== false))
    .map(([name, text]) => ({ name, text: printable(text) }))
  for (const name of leastFirst) {
    if (widthOf(lineOf(shown)) <= width) break
    const at = shown.findIndex((each) => each.name === name)
    if (at !== -1) shown.splice(at, 1)
  }
  const line = lineOf(shown)
  return widthOf(line) <= width ? line : cut(line, width)
}

/** What a login cost today and costs an hour: `$90.05 $29.59/h`; with `~` where the figures are old. */
export function formatCost({ costToday, burnRatePerHour, isFresh }: Billing): string {
  return `${isFresh ? '' : '~'}$${costToday.toFixed(2)} $${burnRatePerHour.toFixed(2)}/h`
}

const leastFirst = ['budget', 'git', 'profile', 'cost', 'context', 'alerts', 'health'] as const

const lineOf = (parts: readonly { text: string }[]): string => parts.map(({ text }) => text).join(' | ')

function contextOf({ context }: SessionEntry): string {
  const size =
    context.windowSize >= 1_000 ? `${Math.round(context.windowSize / 1_000)}k` : `${context.windowSize}`
  return `${Math.round(context.percentUsed)}% of ${size}${context.nearCompaction ? ' !' : ''}`
}

function gitOf({ git }: SessionEntry): string {
  if (git.branch === '') return ''
  const marks = [
    git.ahead > 0 ? `↑${git.ahead}` : '',
    git.behind > 0 ? `↓${git.behind}` : '',
    git.dirty > 0 ? `*${git.dirty}` : '',
  ]
  return [git.branch, ...marks].filter((each) => each !== '').join(' ')
}

function budgetOf({ budgetPercentUsed, budgetRemaining, resetTime }: Billing): string {
  const minutes = Math.round(budgetRemaining)
  return `${Math.round(budgetPercentUsed)}% ${Math.floor(minutes / 60)}h${String(minutes % 60).padStart(2, '0')}m until ${resetTime}`
}

function alertsOf({ alerts }: SessionEntry): string {
  const { secretTypes = [] } = alerts
  return [
    alerts.secretsDetected ? `secrets${secretTypes.length > 0 ? ` (${secretTypes.join(', ')})` : ''}` : '',
    alerts.transcriptStale ? 'transcript stale' : '',
    alerts.dataLossRisk ? 'data loss risk' : '',
  ]
    .filter((each) => each !== '')
    .join(', ')
}

function healthOf({ health }: SessionEntry): string {
  if (health.status === 'healthy') return ''
  return health.issues.length === 0 ? health.status : `${health.status}: ${health.issues.join(', ')}`
}

/** The beginning of a line that fits, with an ellipsis for the rest. */
function cut(line: string, width: number): string {
  let kept = ''
  for (const character of line) {
    if (widthOf(`${kept}${character}…`) > width) break
    kept += character
  }
  return width < 1 ? '' : `${kept}…`
}

function widthOf(text: string): number {
  let columns = 0
  for (const character of text) columns += columnsOf(character)
  return columns
}
