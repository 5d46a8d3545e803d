/** A YAML node as kubectl sees it, with its place in the file. */
export type ManifestNode = Where &
  (
    | { kind: 'string'; text: string }
    /** `text` is what it would be as JSON. */
    | { kind: 'number' | 'bool'; text: string }
    | { kind: 'null' }
    | { kind: 'object'; entries: Map<string, { key: Where; value: ManifestNode }> }
    | { kind: 'array'; items: ManifestNode[] }
  )

/** Line and column, from 1. */
export interface Where {
  line: number
  column: number
}

/** The value of a key, or undefined when the node is no mapping, the key is absent, or its value is null. */
export function field(node: ManifestNode | undefined, key: string): ManifestNode | undefined {
  if (node?.kind !== 'object') return undefined
  const value = node.entries.get(key)?.value
  return value?.kind === 'null' ? undefined : value
}

/** The text of a string field, else undefined. */
export function textField(node: ManifestNode | undefined, key: string): string | undefined {
  const value = field(node, key)
  return value?.kind === 'string' ? value.text : undefined
}

export function place(node: Where, path: string): { line: number; column: number; path: string } {
  return { line: node.line, column: node.column, path }
}
