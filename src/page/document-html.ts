import { pageStyle } from './page-style.ts'

export interface DocumentParts {
  title: string
  /** Elements, every text in them escaped. */
  body: string
  /** What the page does; default nothing. */
  script?: string
}

/** A page that is one file: its style and script are inside it, and the policy in its head forbids it to load anything. */
export function documentHtml({ title, body, script }: DocumentParts): string {
  const scripts = script === undefined ? `'none'` : `'unsafe-inline'`
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src ${scripts}; base-uri 'none'; form-action 'none'">
<meta name="color-scheme" content="dark light">
<title>${escaped(title)} · termtape</title>
<style>${pageStyle}</style>
</head>
<body>
${body}
${script === undefined ? '' : `<script>${script}</script>\n`}</body>
</html>
`
}

/** Text, and nothing but text, in an element or an attribute. */
export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
}
