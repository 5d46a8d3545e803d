/** A configuration of Vite or Vitest with our plugin; undefined where it is written in another way than they usually are. */
export function withPlugin(text: string): string | undefined {
  const plugins = /\bplugins:\s*\[/.exec(text)
  const opening = /(?:export default|module\.exports =)\s*(?:defineConfig\(\s*)?\{/.exec(text)
  const at = plugins ?? opening
  if (at === null) return undefined
  const end = at.index + at[0].length
  const rest = text.slice(end)
  const added =
    plugins === null ? '\n  plugins: [termtape()],' : `termtape()${/^\s*\]/.test(rest) ? '' : ', '}`
  const isModule = !/\brequire\(|module\.exports/.test(text)
  const load = isModule
    ? "import { termtape } from 'termtape/plugin'\n"
    : "const { termtape } = require('termtape/plugin')\n"
  const body = `${text.slice(0, end)}${added}${rest}`
  // After the imports that are there; before everything else where there is none.
  const imports = [...body.matchAll(/^import\b[^;]*?['"][^'"\n]+['"][^\n]*\n/gm)].at(-1)
  const place = imports === undefined ? firstLine(body) : imports.index + imports[0].length
  return `${body.slice(0, place)}${load}${body.slice(place)}`
}

/** Behind a comment or reference at the very top. */
function firstLine(text: string): number {
  return /^(?:\/\/[^\n]*\n|\/\*[^]*?\*\/\s*)*/.exec(text)?.[0].length ?? 0
}
