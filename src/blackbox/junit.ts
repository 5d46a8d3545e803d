import type { TestResultEntry } from '../control/storage/entities/test-result.ts'

/** Results as JUnit's XML. */
export function junit(program: string, results: readonly TestResultEntry[]): string {
  const failures = results.filter(({ passed }) => !passed).length
  const cases = results.map(({ test_type: type, error }) => {
    const head = `    <testcase classname="${escaped(program)}" name="${type}"`
    return error === null
      ? `${head}/>`
      : `${head}>\n      <failure message="${escaped(error)}"/>\n    </testcase>`
  })
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites tests="${results.length}" failures="${failures}">`,
    `  <testsuite name="${escaped(program)}" tests="${results.length}" failures="${failures}">`,
    ...cases,
    '  </testsuite>',
    '</testsuites>',
    '',
  ].join('\n')
}

function escaped(text: string): string {
  return text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '�')
    .replace(/[&<>"\n\r\t]/g, (each) => `&#${each.charCodeAt(0)};`)
}
