import type { TapeDifference } from '../compare/tape-diff.ts'
import { documentHtml, escaped } from './document-html.ts'
import type { PagedTape } from './paged-tape.ts'
import { pageScript } from './page-script.ts'

/** All a page shows, as data. */
export interface PageData {
  title: string
  lead: string | null
  tapes: readonly PagedTape[]
  difference: TapeDifference | null
}

/** The page: its data as JSON, its script and style inside it. The policy in its head forbids it to load anything. */
export function pageHtml({ title, lead, tapes, difference }: PageData): string {
  const index = tapes.map(({ id, command, createdAt, exchanges }) => ({
    id,
    command,
    createdAt,
    exchanges: exchanges.length,
  }))
  const data = tapes.map((tape, at) => json(`tape-${at}`, tape)).join('\n')
  const body = `<header>
  <h1>${escaped(title)}</h1>
  <label for="find">Search</label>
  <input id="find" type="search" placeholder="inputs, answers, screens" autocomplete="off">
  <span id="found" role="status"></span>
  <button id="keys" type="button" aria-expanded="false" aria-controls="help">Keys</button>
</header>
<div id="help" hidden>
  <p>Space plays and pauses · ← → frame · ↑ ↓ exchange · Home End · / search · Enter next hit · 1–4 speed</p>
</div>
${lead === null ? '' : `<pre id="lead" tabindex="0" aria-label="What went wrong">${escaped(lead)}</pre>`}
<nav id="tapes" aria-label="Tapes" ${tapes.length > 1 && difference === null ? '' : 'hidden'}></nav>
<dl id="about" class="facts" aria-label="About this tape" hidden></dl>
<main>
  <section aria-label="Exchanges"><ol id="exchanges"></ol></section>
  <section aria-label="Screen" id="stage">
    <div id="screens"></div>
    <div id="controls" role="group" aria-label="Player">
      <button id="play" type="button">Play</button>
      <label class="hidden" for="time">Time</label>
      <input id="time" type="range" min="0" max="0" value="0" step="1">
      <output id="clock" for="time"></output>
      <label class="hidden" for="speed">Speed</label>
      <select id="speed"><option value="0.5">0.5×</option><option value="1" selected>1×</option><option value="4">4×</option><option value="16">16×</option></select>
    </div>
    <div id="differences" aria-label="Differences" role="group"></div>
    <h2 id="answer-title">Answer</h2>
    <pre id="answer" tabindex="0" aria-labelledby="answer-title"></pre>
  </section>
</main>
<noscript>This page plays tapes with a script of its own.</noscript>
${json('index', index)}
${json('difference', difference)}
${data}`
  return documentHtml({ title, body, script: pageScript })
}

/** No text of a tape ends the element it stands in. */
function json(id: string, value: unknown): string {
  const text = JSON.stringify(value).replaceAll('<', '\\u003c').replaceAll('\u2028', '\\u2028')
  return `<script type="application/json" id="${id}">${text}</script>`
}
