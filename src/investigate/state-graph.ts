import type { InvestigationReportFile } from '../control/storage/entities/investigation-report.ts'

/** The states of a report as an SVG picture: from left to right by how many commands they are from the entry. */
export function stateGraph({ states, entry_state_id: entry }: InvestigationReportFile): string {
  const depth = depths(states, entry)
  const columns: string[][] = []
  for (const { id } of states) (columns[depth.get(id) ?? 0] ??= []).push(id)
  const place = new Map(
    columns.flatMap((ids, x) =>
      ids.map((id, y) => [id, { x: x * stepX + margin, y: y * stepY + margin }] as const),
    ),
  )
  const width = columns.length * stepX + margin
  const height = Math.max(1, ...columns.map((ids) => ids.length)) * stepY + margin
  const arrows = states.flatMap((state) =>
    Object.entries(state.transitions).flatMap(([to, command]) => {
      const [from, end] = [place.get(state.id), place.get(to)]
      return from === undefined || end === undefined ? [] : [arrow(from, end, command)]
    }),
  )
  const boxes = states.map((state) =>
    box(place.get(state.id) ?? { x: 0, y: 0 }, state.name, state.prompt, state.id === entry),
  )
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="sans-serif" font-size="12">`,
    '<defs><marker id="tip" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="8" markerHeight="8" orient="auto"><path d="M0 0 8 4 0 8z"/></marker></defs>',
    `<rect width="${width}" height="${height}" fill="#fff"/>`,
    ...arrows,
    ...boxes,
    '</svg>',
    '',
  ].join('\n')
}

interface Place {
  x: number
  y: number
}

const margin = 24
const stepX = 260
const stepY = 90
const boxWidth = 150
const boxHeight = 44

function depths(states: InvestigationReportFile['states'], entry: string | null): Map<string, number> {
  const found = new Map<string, number>(entry === null ? [] : [[entry, 0]])
  for (const [id, depth] of found)
    for (const to of Object.keys(states.find((state) => state.id === id)?.transitions ?? {}))
      if (!found.has(to) && states.some((state) => state.id === to)) found.set(to, depth + 1)
  return found
}

function box({ x, y }: Place, name: string, prompt: string, isEntry: boolean): string {
  return `<g><rect x="${x}" y="${y}" width="${boxWidth}" height="${boxHeight}" rx="8" fill="${isEntry ? '#e8f0fe' : '#f6f6f6'}" stroke="#333"/><text x="${x + boxWidth / 2}" y="${y + 18}" text-anchor="middle" font-weight="bold">${shown(name, 20)}</text><text x="${x + boxWidth / 2}" y="${y + 35}" text-anchor="middle" font-family="monospace">${shown(prompt, 20)}</text></g>`
}

function arrow(from: Place, to: Place, command: string): string {
  const forward = to.x > from.x
  const start = {
    x: from.x + (forward ? boxWidth : boxWidth / 2),
    y: from.y + (forward ? boxHeight / 2 : boxHeight),
  }
  const end = { x: to.x + (forward ? 0 : boxWidth / 2), y: to.y + (forward ? boxHeight / 2 : boxHeight) }
  const bend = forward ? (start.y + end.y) / 2 : Math.max(start.y, end.y) + 30
  const middle = (start.x + end.x) / 2
  return `<path d="M${start.x} ${start.y}Q${middle} ${bend} ${end.x} ${end.y}" fill="none" stroke="#555" marker-end="url(#tip)"/><text x="${middle}" y="${(start.y + end.y) / 4 + bend / 2 - 4}" text-anchor="middle" fill="#555">${shown(command, 18)}</text>`
}

function shown(text: string, charsMax: number): string {
  const line = text.replace(/\s+/g, ' ').trim()
  const cut = line.length > charsMax ? `${line.slice(0, charsMax - 1)}…` : line
  return cut.replace(/[&<>"]/g, (each) => `&#${each.charCodeAt(0)};`).replace(/[^\t\n\r\u0020-\uffff]/g, '�')
}
