/** What the script reads of the page, and how it makes text of it. */
export const startScript: string = String.raw`
'use strict'
const $ = (id) => document.getElementById(id)
const read = (id) => JSON.parse($(id).textContent)
const make = (name, text, className) => {
  const element = document.createElement(name)
  if (text !== undefined) element.textContent = text
  if (className) element.className = className
  return element
}
const index = read('index')
const difference = read('difference')
const loaded = []
const tapeAt = (at) => (loaded[at] ??= read('tape-' + at))
const masked = /⟨secret:[^⟩]*⟩|█+/g
const hitsMax = 500
/** A browser lays out no more of one answer at a time. */
const answerLinesMax = 1000
let current = 0, frame = 0, playing, hits = [], hit = -1

/** Text with what was masked, and what is searched for, marked. */
function marked(parent, text) {
  const wanted = $('find').value.toLowerCase()
  let at = 0
  const put = (piece) => {
    let from = 0
    if (wanted !== '')
      for (let found = piece.toLowerCase().indexOf(wanted); found !== -1; found = piece.toLowerCase().indexOf(wanted, from)) {
        parent.append(piece.slice(from, found), make('mark', piece.slice(found, found + wanted.length)))
        from = found + wanted.length
      }
    parent.append(piece.slice(from))
  }
  for (const found of text.matchAll(masked)) {
    put(text.slice(at, found.index))
    const mark = make('mark', found[0])
    mark.title = 'masked'
    parent.append(mark)
    at = found.index + found[0].length
  }
  put(text.slice(at))
}

`
