/** How the page looks, in dark and light. The screen of a terminal stays dark: its colours are made for that. */
export const pageStyle: string = `
:root { --bg: #fbfbfa; --fg: #1c1c1a; --soft: #595955; --line: #d8d8d2; --pick: #e3ecf8; --accent: #0b57b0; --bad: #a4151b; --mark: #ffe08a; color-scheme: light; }
@media (prefers-color-scheme: dark) { :root { --bg: #16171a; --fg: #ececea; --soft: #a9a9a4; --line: #34363b; --pick: #23364f; --accent: #8ab8f5; --bad: #ff9a94; --mark: #6b5410; color-scheme: dark; } }
* { box-sizing: border-box; }
body { margin: 0; font: 15px/1.45 system-ui, sans-serif; background: var(--bg); color: var(--fg); }
header { display: flex; flex-wrap: wrap; gap: .6rem; align-items: center; padding: .6rem 1rem; border-bottom: 1px solid var(--line); }
h1 { font-size: 1.05rem; margin: 0; flex: 1 1 12rem; overflow-wrap: anywhere; }
h2 { font-size: .95rem; margin: .8rem 0 .3rem; }
button, select, input { font: inherit; color: inherit; background: var(--bg); border: 1px solid var(--soft); border-radius: 5px; padding: .2rem .6rem; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 1px; }
main { display: grid; grid-template-columns: minmax(15rem, 24rem) 1fr; gap: 1rem; padding: 1rem; }
@media (max-width: 60rem) { main { grid-template-columns: 1fr; } }
#stage { min-width: 0; }
#tapes { max-height: 30vh; overflow: auto; border-bottom: 1px solid var(--line); padding: .3rem 1rem; }
#tapes button, #exchanges button { display: block; width: 100%; text-align: left; border: 0; padding: .25rem .5rem; overflow-wrap: anywhere; }
#exchanges { list-style: none; margin: 0; padding: 0; max-height: 84vh; overflow: auto; }
[aria-current="true"] { background: var(--pick); }
.soft { color: var(--soft); font-size: .85em; }
.badge { border: 1px solid var(--bad); color: var(--bad); border-radius: 4px; padding: 0 .3em; font-size: .8em; margin-left: .4em; }
.screens-of { display: inline-block; vertical-align: top; margin: 0 1rem .6rem 0; max-width: 100%; }
.screen { background: #000; color: #e5e5e5; font: 14px/1.25 ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace; margin: 0; padding: .5rem; overflow: auto; border-radius: 5px; white-space: pre; tab-size: 8; }
.two .screen { font-size: 10.5px; }
.two .screens-of { margin-right: .5rem; }
.screen .row { display: block; min-height: 1.25em; }
.screen .row.other { box-shadow: inset 4px 0 #ff9a94; padding-left: 6px; }
.screen .wide { display: inline-block; overflow: hidden; vertical-align: top; }
.cursor { outline: 1px solid #e5e5e5; }
mark { background: var(--mark); color: inherit; border-radius: 2px; }
.screen mark { background: #6b5410; color: #fff; }
#controls { display: flex; gap: .5rem; align-items: center; margin-top: .5rem; }
#time { flex: 1; min-width: 5rem; }
#clock { font-variant-numeric: tabular-nums; min-width: 9em; }
#answer, #lead, .note { font: 13px/1.4 ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace; white-space: pre-wrap; overflow-wrap: anywhere; max-height: 40vh; overflow: auto; margin: 0; padding: .5rem; border: 1px solid var(--line); border-radius: 5px; }
#lead { margin: 1rem 1rem 0; border-color: var(--bad); }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
.facts { display: grid; grid-template-columns: max-content 1fr; gap: .2rem .8rem; margin: .8rem 1rem 0; }
.report .facts { margin: 0; }
.facts dt { color: var(--soft); }
.facts dd { margin: 0; overflow-wrap: anywhere; white-space: pre-wrap; }
.facts dd, code { font-family: ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace; font-size: .93em; }
main.report { display: block; }
h3 { font-size: .9rem; margin: .6rem 0 .2rem; }
.graph { overflow: auto; border: 1px solid var(--line); border-radius: 5px; background: #fff; color: #000; max-height: 70vh; }
.graph svg { display: block; }
.wide-table { overflow-x: auto; margin-top: .6rem; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; border-bottom: 1px solid var(--line); padding: .25rem .6rem .25rem 0; overflow-wrap: anywhere; }
.note + .note { margin-top: .4rem; }
[hidden] { display: none !important; }
`
