import type { Alias, Document, LineCounter, Node, Scalar, YAMLMap, YAMLSeq } from 'yaml'
import { manifestNodesMax } from '../../limits.ts'
import type { Findings } from '../finding.ts'
import { duplicateKeys } from '../yaml-duplicates.ts'
import { yamlWords } from '../yaml-words.ts'
import { resolvePlainScalar } from './kubernetes-scalar.ts'
import type { ManifestNode, Where } from './manifest-node.ts'

export type ParseCode = 'yaml-syntax' | 'duplicate-key' | 'control-character' | 'alias-bomb'

/**
 * The documents of a manifest file as kubectl reads them: YAML or JSON, several documents, anchors and merges,
 * YAML 1.1 scalars. Empty documents are left out. Documents that cannot be read become findings.
 */
export async function parseManifest(
  source: string,
  file: string,
  findings: Findings<ParseCode>,
): Promise<ManifestNode[]> {
  const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/.exec(source)
  if (control !== null) {
    const before = source.slice(0, control.index).split('\n')
    const column = (before.at(-1)?.length ?? 0) + 1
    findings.add('control-character', file, 'control characters are not allowed', {
      line: before.length,
      column,
    })
    return []
  }
  const yaml = await import('yaml')
  const lines = new yaml.LineCounter()
  // Scalars stay as written; what they are to kubectl is decided here, not by the library's schema.
  const options = {
    schema: 'failsafe',
    lineCounter: lines,
    prettyErrors: false,
    merge: false,
    uniqueKeys: false,
    logLevel: 'error',
  } as const
  const documents = yaml.parseAllDocuments(source, options)
  const nodes: ManifestNode[] = []
  for (const document of Array.isArray(documents) ? documents : []) {
    for (const error of document.errors)
      findings.add('yaml-syntax', file, yamlWords(error.code), whereIs(lines, error.pos[0]))
    for (const key of duplicateKeys(yaml, document))
      findings.add('duplicate-key', file, yamlWords('DUPLICATE_KEY'), whereIs(lines, key.range?.[0] ?? 0))
    if (document.errors.length > 0 || document.contents === null) continue
    const node = new Reader(yaml, document, lines, file, findings).read(document.contents)
    if (node !== undefined && node.kind !== 'null') nodes.push(node)
  }
  return nodes
}

function whereIs(lines: LineCounter, offset: number): Where {
  const { line, col } = lines.linePos(offset)
  return { line: Math.max(1, line), column: Math.max(1, col) }
}

class Reader {
  readonly #yaml: typeof import('yaml')
  readonly #document: Document
  readonly #lines: LineCounter
  readonly #file: string
  readonly #findings: Findings<ParseCode>
  readonly #open = new Set<unknown>()
  readonly #targets: ReadonlyMap<Alias, Node>
  #nodes = 0
  #failed = false

  constructor(
    yaml: typeof import('yaml'),
    document: Document,
    lines: LineCounter,
    file: string,
    findings: Findings<ParseCode>,
  ) {
    this.#yaml = yaml
    this.#document = document
    this.#lines = lines
    this.#file = file
    this.#findings = findings
    this.#targets = aliasTargets(yaml, document)
  }

  /** The node, or undefined after a finding. */
  read(node: unknown): ManifestNode | undefined {
    const read = this.#read(node)
    return this.#failed ? undefined : read
  }

  #read(node: unknown): ManifestNode {
    const { isAlias, isMap, isScalar, isSeq } = this.#yaml
    const where = this.#where(node)
    this.#nodes += 1
    if (this.#nodes > manifestNodesMax)
      return this.#fail(
        'alias-bomb',
        `more than ${manifestNodesMax} nodes once aliases are expanded`,
        this.#where(this.#document.contents),
      )
    if (this.#failed) return { kind: 'null', ...where }
    if (isAlias(node)) return this.#alias(node, where)
    if (isScalar(node)) return this.#scalar(node, where)
    if (!isMap(node) && !isSeq(node)) return { kind: 'null', ...where }
    if (this.#open.has(node)) return this.#fail('yaml-syntax', 'an anchor contains itself', where)
    this.#open.add(node)
    const read: ManifestNode = isMap(node)
      ? { kind: 'object', entries: this.#entries(node), ...where }
      : { kind: 'array', items: this.#items(node), ...where }
    this.#open.delete(node)
    return read
  }

  #alias(node: Alias, where: Where): ManifestNode {
    const target = this.#targets.get(node)
    if (target === undefined) return this.#fail('yaml-syntax', yamlWords('BAD_ALIAS'), where)
    return { ...this.#read(target), ...where }
  }

  #items(node: YAMLSeq): ManifestNode[] {
    return node.items.map((item) => this.#read(item))
  }

  #entries(node: YAMLMap): Map<string, { key: Where; value: ManifestNode }> {
    const entries = new Map<string, { key: Where; value: ManifestNode }>()
    const merged: ManifestNode[] = []
    for (const pair of node.items) {
      const key = this.#read(pair.key)
      const value: ManifestNode =
        pair.value === null ? { kind: 'null', ...this.#where(pair.key) } : this.#read(pair.value)
      if (key.kind === 'object' || key.kind === 'array')
        this.#fail('yaml-syntax', 'a key that is not a scalar', key)
      else if (key.kind === 'null') entries.set('null', { key, value })
      else if (key.text === '<<' && this.#isPlain(pair.key)) merged.push(value)
      else entries.set(key.text, { key, value })
    }
    // Keys of the mapping itself win over merged ones, earlier merges over later ones.
    for (const source of merged.flatMap((each) => (each.kind === 'array' ? each.items : [each]))) {
      if (source.kind !== 'object') this.#fail('yaml-syntax', 'only mappings can be merged', source)
      else for (const [key, entry] of source.entries) if (!entries.has(key)) entries.set(key, entry)
    }
    return entries
  }

  #isPlain(key: unknown): boolean {
    return this.#yaml.isScalar(key) && key.type === 'PLAIN'
  }

  #scalar(node: Scalar, where: Where): ManifestNode {
    // The library knows the binary tag in every schema and has decoded it, as kubectl's reader does.
    if (node.value instanceof Uint8Array)
      return { kind: 'string', text: Buffer.from(node.value).toString('utf8'), ...where }
    const text = typeof node.value === 'string' ? node.value : (node.source ?? '')
    const plain = node.type === 'PLAIN' && node.tag !== 'tag:yaml.org,2002:str'
    return plain ? { ...resolvePlainScalar(text), ...where } : { kind: 'string', text, ...where }
  }

  #where(node: unknown): Where {
    const range = this.#yaml.isNode(node) ? node.range : undefined
    return whereIs(this.#lines, range?.[0] ?? 0)
  }

  #fail(code: ParseCode, message: string, where: Where): ManifestNode {
    if (!this.#failed)
      this.#findings.add(code, this.#file, message, { line: where.line, column: where.column })
    this.#failed = true
    return { kind: 'null', line: where.line, column: where.column }
  }
}

/**
 * What each alias stands for: the last node before it with its anchor. Found in one walk, for the library walks the
 * document anew for every alias.
 */
function aliasTargets(yaml: typeof import('yaml'), document: Document): Map<Alias, Node> {
  const anchors = new Map<string, Node>()
  const targets = new Map<Alias, Node>()
  yaml.visit(document, {
    Node(_, node) {
      if (yaml.isAlias(node)) {
        const target = anchors.get(node.source)
        if (target !== undefined) targets.set(node, target)
      } else if (node.anchor !== undefined) anchors.set(node.anchor, node)
    },
  })
  return targets
}
