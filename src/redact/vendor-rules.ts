import type { Rule } from './rule.ts'
import { joseHeader, pemBody } from './validators.ts'

/**
 * Secrets that carry the mark of who issued them.
 *
 * Formats are facts published by the issuers. A prefix that nothing else begins with needs no left edge: it is found even
 * when another letter stands before it, as after the `m` of a printed colour code. Lengths are minimums, because
 * issuers make their tokens longer over time.
 */
export const vendorRules: readonly Rule[] = [
  prefixed('anthropic', 'key', ['sk-ant-'], /sk-ant-[a-z0-9]{3,10}-[\w-]{8,}(?:\.[\w-]+)*/g, 108),
  prefixed(
    'openai',
    'key',
    ['sk-proj-', 'sk-svcacct-', 'sk-admin-'],
    /sk-(?:proj|svcacct|admin)-[\w-]{40,}/g,
    164,
  ),
  prefixed('openai-legacy', 'key', ['t3blbkfj'], /sk-[A-Za-z0-9]{20}T3BlbkFJ[A-Za-z0-9]{20,}/g, 51),
  prefixed('github', 'token', ['ghp_', 'gho_', 'ghu_', 'ghr_', 'ghs_'], /gh[pousr]_[A-Za-z0-9]{36,255}/g, 40),
  prefixed(
    'github-app',
    'token',
    ['ghs_'],
    /ghs_\d{1,20}_ey[\w-]{8,500}\.[\w-]{8,2000}\.[\w-]{8,1000}/g,
    400,
  ),
  prefixed('github-fine-grained', 'token', ['github_pat_'], /github_pat_\w{40,255}/g, 93),
  prefixed(
    'gitlab',
    'token',
    ['glpat-', 'glptt-', 'gldt-', 'glrt-', 'glcbt-', 'glsoat-', 'glft-', 'glimt-', 'glagent-', 'gloas-'],
    /gl(?:pat|ptt|dt|rt|cbt|soat|ft|imt|agent|oas)-[\w-]{20,300}(?:\.[0-9a-z]{2}\.?[0-9a-z]{7,9})?/g,
    26,
  ),
  {
    id: 'aws-access-key-id',
    category: 'key',
    keywords: ['akia', 'asia', 'abia', 'acca', 'aroa', 'aida', 'a3t'],
    pattern: /(?<![A-Z0-9/+])(?:A3T[A-Z0-9]|AKIA|ASIA|ABIA|ACCA|AROA|AIDA)[A-Z0-9]{16}(?![A-Za-z0-9/+])/g,
    entropyMin: 2.5,
    marked: true,
    length: 20,
  },
  prefixed(
    'slack',
    'token',
    ['xox', 'xapp-'],
    /(?:xox[abeoprs]|xapp)-(?:[A-Za-z0-9]{1,64}-){1,6}[A-Za-z0-9]{10,}/g,
    57,
  ),
  prefixed(
    'slack-webhook',
    'token',
    ['hooks.slack.com'],
    /hooks\.slack\.com\/(?:services|workflows|triggers)\/(?<secret>[\w+/]{30,80})/g,
    80,
  ),
  prefixed('google-api-key', 'key', ['aiza'], /(?<![A-Za-z0-9/+])AIza[\w-]{35}(?![A-Za-z0-9/+])/g, 39),
  prefixed('google-oauth', 'token', ['ya29.', 'gocspx-'], /(?:ya29\.[\w-]{20,}|GOCSPX-[\w-]{28})/g, 35),
  prefixed('npm', 'token', ['npm_'], /npm_[A-Za-z0-9]{36,}/g, 40),
  prefixed(
    'stripe',
    'key',
    ['k_live_', 'k_test_', 'k_prod_'],
    /[sr]k_(?:test|live|prod)_[A-Za-z0-9]{10,}/g,
    32,
  ),
  prefixed('stripe-webhook', 'key', ['whsec_'], /whsec_[A-Za-z0-9+/]{32,}={0,2}/g, 38),
  prefixed('sendgrid', 'key', ['sg.'], /(?<![A-Za-z0-9])SG\.[\w-]{16,32}\.[\w-]{32,64}/g, 69),
  prefixed(
    'hugging-face',
    'token',
    ['hf_', 'api_org_'],
    /(?<![A-Za-z0-9])(?:hf|api_org)_[A-Za-z0-9]{30,}/g,
    37,
  ),
  prefixed('vault', 'token', ['hvs.', 'hvb.', 'hvr.'], /(?<![A-Za-z0-9])hv[sbr]\.[\w-]{24,}/g, 95),
  prefixed('pypi', 'token', ['pypi-ag'], /pypi-Ag[\w-]{50,}/g, 170),
  prefixed('digitalocean', 'token', ['dop_v1_', 'doo_v1_', 'dor_v1_'], /do[opr]_v1_[a-f0-9]{64}/g, 71),
  prefixed(
    'shopify',
    'token',
    ['shpat_', 'shpca_', 'shppa_', 'shpss_'],
    /shp(?:at|ca|pa|ss)_[a-fA-F0-9]{32}/g,
    38,
  ),
  prefixed('telegram', 'token', [':aa'], /(?<!\d)\d{8,10}:AA[\w-]{32,33}(?![\w-])/g, 46),
  prefixed('atlassian', 'token', ['atatt3'], /ATATT3[\w=-]{100,}/g, 192),
  prefixed('age', 'key', ['age-secret-key-1'], /AGE-SECRET-KEY-1[0-9A-Z]{58}/g, 74),
  {
    id: 'azure-account-key',
    category: 'key',
    keywords: ['accountkey=', 'sharedaccesskey='],
    pattern: /(?:AccountKey|SharedAccessKey)=(?<secret>[A-Za-z0-9+/]{40,}={0,2})/gi,
    entropyMin: 3,
  },
  {
    id: 'azure-signature',
    category: 'key',
    keywords: ['sig='],
    pattern: /[?&;]sig=(?<secret>[A-Za-z0-9+/]{20,}(?:%[0-9A-Fa-f]{2}|[A-Za-z0-9+/=])*)/g,
    entropyMin: 3,
  },
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
    keywords: ['private key'],
    pattern:
      /-----BEGIN[ A-Z0-9]{0,40}PRIVATE KEY(?: BLOCK)?-----(?:[\s\S]{16,20000}?-----END[ A-Z0-9]{0,40}PRIVATE KEY(?: BLOCK)?-----|(?:(?:\s|\\[nr])*[A-Za-z0-9+/=]{16,})+)/g,
    accepts: pemBody,
    marked: true,
  },
]

function prefixed(
  id: string,
  category: Rule['category'],
  keywords: string[],
  pattern: RegExp,
  length: number,
): Rule {
  return { id, category, keywords, pattern, length, marked: true, entropyMin: 2 }
}
