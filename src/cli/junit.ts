/** A test of a JUnit report; `failure` is why it failed. */
export interface Case {
  name: string
  failure?: string | undefined
}

/** What was found as JUnit XML, which CI systems show. */
export function junitOf(suite: string, cases: readonly Case[]): string {
  const failures = cases.filter(({ failure }) => failure !== undefined).length
  const tests = cases.map(({ name, failure }) =>
    failure === undefined
      ? `  <testcase classname="${escaped(suite)}" name="${escaped(name)}"/>\n`
      : `  <testcase classname="${escaped(suite)}" name="${escaped(name)}">\n    <failure message="${escaped(failure.split('\n')[0] ?? '')}">${escaped(failure)}</failure>\n  </testcase>\n`,
  )
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuite name="${escaped(suite)}" tests="${cases.length}" failures="${failures}">\n${tests.join('')}</testsuite>\n`
}

/** XML 1.0 has no place for control characters, not even escaped ones. */
function escaped(text: string): string {
  return text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd')
    .replace(/[<>&"]/g, (sign) => `&#${sign.charCodeAt(0)};`)
}
