import { epochNow } from '../../clock.ts'
import { redacted, type Findings } from '../finding.ts'
import { epochMsMin } from '../instant.ts'
import { isObject } from '../is-object.ts'

export type CredentialsCode =
  | 'credentials-expired'
  | 'credentials-shape'
  | 'credentials-stale'
  | 'credentials-suspicious'

/** The life of a login: `none` before and after it, `active`, or `expired` until the next one. */
export type LoginState = 'none' | 'active' | 'expired'

export interface CredentialsOptions {
  /** Milliseconds since 1970. Default: now. */
  now?: number
}

/**
 * Judges the text of a `.credentials.json` and says what state the login is in. Findings name fields and lengths,
 * never a token.
 */
export function checkCredentials(
  text: string,
  file: string,
  findings: Findings<CredentialsCode>,
  options: CredentialsOptions & { path?: string; line?: number } = {},
): LoginState {
  const prefix = options.path === undefined ? '' : `${options.path}.`
  const at = options.line === undefined ? {} : { line: options.line }
  const add = (code: CredentialsCode, path: string, message: string): void =>
    findings.add(code, file, message, { ...at, path: `${prefix}${path}`.replace(/\.$/, '') })

  const login = readLogin(text, add)
  if (login === undefined) return 'none'
  const path = 'claudeAiOauth'
  const { accessToken, refreshToken, expiresAt, scopes, subscriptionType, rateLimitTier } = login
  if (typeof accessToken !== 'string' || accessToken === '') {
    add('credentials-shape', `${path}.accessToken`, `a token was expected, found ${redacted(accessToken)}`)
  } else if (/[\u0000-\u001f\u007f]/.test(accessToken)) {
    add(
      'credentials-shape',
      `${path}.accessToken`,
      'a control character in the token, which could forge a header',
    )
  } else if (!accessToken.startsWith('sk-ant-')) {
    add('credentials-suspicious', `${path}.accessToken`, 'it does not look like a token of this program')
  }
  if (refreshToken !== undefined && refreshToken !== null && typeof refreshToken !== 'string')
    add(
      'credentials-shape',
      `${path}.refreshToken`,
      `a token or null was expected, found ${redacted(refreshToken)}`,
    )
  if (!Array.isArray(scopes) || scopes.some((scope) => typeof scope !== 'string'))
    add('credentials-shape', `${path}.scopes`, 'a list of strings was expected')
  else if (!scopes.includes('user:inference'))
    add(
      'credentials-suspicious',
      `${path}.scopes`,
      'user:inference is missing; newer versions say "Not logged in"',
    )
  if (subscriptionType === undefined)
    add('credentials-suspicious', `${path}.subscriptionType`, 'it is missing; a faulty refresh drops it')
  else if (subscriptionType !== null && typeof subscriptionType !== 'string')
    add('credentials-shape', `${path}.subscriptionType`, 'a string or null was expected')
  if (rateLimitTier !== undefined && rateLimitTier !== null && typeof rateLimitTier !== 'string')
    add('credentials-shape', `${path}.rateLimitTier`, 'a string was expected')

  if (typeof expiresAt !== 'number' || !Number.isInteger(expiresAt)) {
    add('credentials-shape', `${path}.expiresAt`, 'milliseconds since 1970 were expected')
    return 'expired'
  }
  if (expiresAt < epochMsMin) {
    add('credentials-shape', `${path}.expiresAt`, 'this is seconds; milliseconds since 1970 were expected')
    return 'expired'
  }
  if (expiresAt > (options.now ?? epochNow())) return 'active'
  const renewable = typeof refreshToken === 'string' && refreshToken !== ''
  add(
    renewable ? 'credentials-stale' : 'credentials-expired',
    `${path}.expiresAt`,
    `the token expired${renewable ? '; the program may renew it' : ' and cannot be renewed'}`,
  )
  return 'expired'
}

function readLogin(
  text: string,
  add: (code: CredentialsCode, path: string, message: string) => void,
): Record<string, unknown> | undefined {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    add('credentials-shape', '', 'this is not JSON')
    return undefined
  }
  if (!isObject(value)) {
    add('credentials-shape', '', `an object was expected, found ${redacted(value)}`)
    return undefined
  }
  const login = value['claudeAiOauth']
  // A login by API key has none, and other programs keep their own keys beside it.
  if (login === undefined) return undefined
  if (isObject(login)) return login
  add('credentials-shape', 'claudeAiOauth', `an object was expected, found ${redacted(login)}`)
  return undefined
}
