import { issuersByPrefix } from './issuers-by-prefix.ts'
import { cloudIssuers } from './issuers-cloud.ts'
import { codeIssuers } from './issuers-code.ts'
import { serviceIssuers } from './issuers-services.ts'
import type { Rule } from './rule.ts'
import { joseHeader, pemBody } from './validators.ts'

/** Secrets that carry the mark of who issued them. */
export const vendorRules: readonly Rule[] = [
  ...codeIssuers,
  ...cloudIssuers,
  ...serviceIssuers,
  ...issuersByPrefix,
  {
    id: 'jwt',
    category: 'token',
    keywords: ['eyj'],
    // A letter before it is allowed only as part of an escape such as \n; every place it could begin costs a look ahead.
    pattern: /(?<!(?<!\\)[\w-])eyJ[\w-]{10,}\.[\w-]{10,}(?:\.[\w-]*){1,3}/g,
    accepts: joseHeader,
    marked: true,
  },
  {
    id: 'private-key',
    category: 'key',
    keywords: ['private key', 'private+key'],
    reach: 'lines',
    pattern:
      /-----BEGIN[ +A-Z0-9]{0,40}PRIVATE[ +]KEY(?:[ +]BLOCK)?-----(?:(?:(?!-----B)[\s\S]){16,20000}?-----END[ +A-Z0-9]{0,40}PRIVATE[ +]KEY(?:[ +]BLOCK)?-----|(?:(?:\s|\\[nr])*[A-Za-z0-9+/=]{16,})+)|(?:[A-Za-z0-9+/]{40,76}\s{1,4}){1,200}[A-Za-z0-9+/=]{0,76}\s{0,4}-----END[ +A-Z0-9]{0,40}PRIVATE[ +]KEY(?:[ +]BLOCK)?-----/g,
    accepts: pemBody,
    marked: true,
  },
]
