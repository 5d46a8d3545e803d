import { issued } from './issued.ts'
import type { Rule } from './rule.ts'
import { tokenLike } from './validators.ts'

/** Where code lives, is built and is published, and the makers of language models. */
export const codeIssuers: readonly Rule[] = [
  issued('anthropic', ['sk-ant-'], /sk-ant-[a-z0-9]{3,10}-[\w-]{8,}(?:\.[\w-]+)*/g, {
    category: 'key',
    length: 108,
  }),
  issued(
    'openai',
    ['sk-proj-', 'sk-svcacct-', 'sk-admin-', 'sk-service-', 'sk-none-'],
    /sk-(?:proj|svcacct|admin|service|None)-[\w-]{40,}/g,
    { category: 'key', length: 164 },
  ),
  issued('openai-legacy', ['t3blbkfj'], /sk-[A-Za-z0-9]{20}T3BlbkFJ[A-Za-z0-9]{20,}/g, {
    category: 'key',
    length: 51,
    fixed: true,
  }),
  issued('openrouter', ['sk-or-'], /sk-or-(?:v\d-)?[a-f0-9]{40,}/g, {
    category: 'key',
    length: 73,
    fixed: true,
  }),
  issued('langfuse', ['sk-lf-'], /sk-lf-[a-f0-9]{8}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{12}/g, {
    category: 'key',
    length: 42,
    fixed: true,
  }),
  issued('secret-key', ['sk-'], /(?<![A-Za-z0-9_-])sk-[A-Za-z0-9]{32,}(?![\w-])/g, {
    category: 'key',
    entropyMin: 3,
    accepts: mixed,
  }),
  issued('groq', ['gsk_'], /gsk_[A-Za-z0-9]{40,}/g, { category: 'key', length: 56, fixed: true }),
  issued('xai', ['xai-'], /xai-[A-Za-z0-9]{60,}/g, { category: 'key', length: 84 }),
  issued('perplexity', ['pplx-'], /pplx-[A-Za-z0-9]{40,}/g, { category: 'key', length: 53 }),
  issued('replicate', ['r8_'], /(?<![A-Za-z0-9])r8_[A-Za-z0-9]{37,}/g, { length: 40, fixed: true }),
  issued('nvidia', ['nvapi-'], /nvapi-[\w-]{50,}/g, { category: 'key', length: 70 }),
  issued('together', ['tgp_v1_'], /tgp_v1_[\w-]{36,}/g, { category: 'key' }),
  issued('pinecone', ['pcsk_'], /pcsk_\w{50,}/g, { category: 'key' }),
  issued('langsmith', ['lsv2_'], /lsv2_(?:pt|sk)_[a-f0-9]{32}_[a-f0-9]{10}/g, {
    category: 'key',
    length: 51,
    fixed: true,
  }),
  issued('elevenlabs', ['sk_'], /(?<![A-Za-z0-9])sk_[a-f0-9]{48}(?![a-f0-9])/g, {
    category: 'key',
    length: 51,
    fixed: true,
  }),
  issued('hugging-face', ['hf_', 'api_org_'], /(?<![A-Za-z0-9])(?:hf|api_org)_[A-Za-z0-9]{30,}/g, {
    length: 37,
    accepts: (text) => mixed(text) || tokenLike(text.replace(/^.*_/, '')),
  }),
  issued('kaggle', ['kgat_'], /KGAT_[a-f0-9]{32,}/g),
  issued('github', ['ghp_', 'gho_', 'ghu_', 'ghr_', 'ghs_'], /gh[pousr]_[A-Za-z0-9]{36,255}/g, {
    length: 40,
    fixed: true,
  }),
  issued('github-app', ['ghs_'], /ghs_\d{1,20}_ey[\w-]{8,500}\.[\w-]{8,2000}\.[\w-]{8,1000}/g, {
    length: 400,
  }),
  issued('github-fine-grained', ['github_pat_'], /github_pat_\w{40,255}/g, { length: 93, fixed: true }),
  issued(
    'gitlab',
    [
      'glpat-',
      'glptt-',
      'gldt-',
      'glrt-',
      'glcbt-',
      'glsoat-',
      'glft-',
      'glimt-',
      'glagent-',
      'gloas-',
      'glffct-',
      'glrtr-',
      'glwt-',
    ],
    /gl(?:pat|ptt|dt|rt|rtr|cbt|soat|ft|ffct|imt|agent|oas|wt)-[\w-]{20,300}(?:\.[0-9a-z]{2}\.?[0-9a-z]{7,9})?/g,
    { length: 26 },
  ),
  issued('gitlab-runner', ['gr1348941'], /GR1348941[\w-]{20}/g, { length: 29, fixed: true }),
  issued('gitlab-session', ['_gitlab_session='], /_gitlab_session=(?<secret>[0-9a-z]{32,})/g),
  issued('bitbucket', ['atbb'], /ATBB[A-Za-z0-9_-]{24,}[A-F0-9]{8}/g, { length: 36 }),
  issued('atlassian', ['atatt3', 'atctt3'], /AT[AC]TT3[\w=-]{60,}/g, { length: 192 }),
  issued('npm', ['npm_'], /npm_[A-Za-z0-9]{36,}/g, { length: 40, fixed: true }),
  issued('pypi', ['pypi-ag'], /pypi-Ag[\w-]{50,}/g, { length: 170 }),
  issued('rubygems', ['rubygems_'], /rubygems_[a-f0-9]{40,}/g, { length: 57, fixed: true }),
  issued('crates', ['cio'], /(?<![A-Za-z0-9])cio[A-Za-z0-9]{32}(?![A-Za-z0-9])/g, {
    length: 35,
    fixed: true,
    accepts: mixed,
    entropyMin: 3.5,
  }),
  issued('nuget', ['oy2'], /(?<![A-Za-z0-9])oy2[a-z0-9]{43}(?![A-Za-z0-9])/g, {
    category: 'key',
    length: 46,
    fixed: true,
    entropyMin: 3,
  }),
  issued('clojars', ['clojars_'], /CLOJARS_[a-z0-9]{60}/gi, { length: 68, fixed: true }),
  issued('docker-hub', ['dckr_'], /dckr_(?:pat|oat)_[\w-]{27,}/g, { length: 36 }),
  issued('sonar', ['squ_', 'sqp_', 'sqa_', 'sqb_'], /(?<![A-Za-z0-9])sq[abpu]_[a-f0-9]{40}/g, {
    length: 44,
    fixed: true,
  }),
  issued('sourcegraph', ['sgp_'], /sgp_(?:(?:[a-fA-F0-9]{16}|local)_)?[a-fA-F0-9]{40}/g, { length: 61 }),
  issued('circleci', ['ccipat_', 'cciprj_'], /CCIP(?:AT|RJ)_[A-Za-z0-9]{10,}_[a-f0-9]{40}/g),
  issued('buildkite', ['bkua_', 'bkaj_', 'bkct_'], /bk(?:ua|aj|ct)_[a-f0-9]{40}/g, {
    length: 45,
    fixed: true,
  }),
  issued(
    'harness',
    ['pat.', 'sat.'],
    /(?<![A-Za-z0-9])[ps]at\.[\w-]{22}\.[A-Za-z0-9]{24}\.[A-Za-z0-9]{20}/g,
    { length: 72, fixed: true },
  ),
  issued(
    'artifactory',
    ['akcp', 'cmvmd'],
    /(?<![A-Za-z0-9+/])(?:AKCp[A-Za-z0-9]{60,}|cmVmd[A-Za-z0-9]{59})(?![A-Za-z0-9])/g,
    { length: 73, entropyMin: 3.5 },
  ),
  issued('octopus', ['api-'], /(?<![\w-])API-[A-Z0-9]{25,26}(?![\w-])/g, {
    category: 'key',
    entropyMin: 3,
    accepts: hasDigit,
  }),
  issued('readme', ['rdme_'], /rdme_[a-z0-9]{60,}/g, { length: 75 }),
  issued('postman', ['pmak-'], /PMAK-[a-f0-9]{24}-[a-f0-9]{34}/gi, {
    category: 'key',
    length: 64,
    fixed: true,
  }),
  issued('linear', ['lin_api_', 'lin_oauth_', 'lin_wh_'], /lin_(?:api|oauth|wh)_[A-Za-z0-9]{32,}/g, {
    length: 48,
  }),
  issued('notion', ['ntn_'], /ntn_[A-Za-z0-9]{40,}/g, { length: 50, fixed: true }),
  issued('notion-legacy', ['secret_'], /(?<![A-Za-z0-9])secret_[A-Za-z0-9]{43}(?!\w)/g, {
    length: 50,
    fixed: true,
    accepts: mixed,
  }),
  issued('figma', ['figd_', 'figu_', 'figo_', 'figor_', 'figur_'], /fig(?:d|u|o|or|ur)_[\w-]{36,}/g, {
    length: 45,
  }),
  issued('jwt-like-grafana', ['eyjrijoi'], /eyJrIjoi[A-Za-z0-9]{60,400}={0,3}/g, { category: 'key' }),
  issued(
    'grafana',
    ['glsa_', 'glc_'],
    /(?:glsa_[A-Za-z0-9]{32}_[A-Fa-f0-9]{8}|glc_[A-Za-z0-9+/]{32,}={0,3})/g,
    { length: 46 },
  ),
  issued('sentry', ['sntrys_', 'sntryu_', 'sntrya_', 'sntryr_'], /sntry[suar]_[\w+/=-]{40,}/g, {
    length: 71,
  }),
  issued('slack', ['xox', 'xapp-'], /(?:xox[abceoprs]|xapp)-(?:[A-Za-z0-9]{1,64}-){1,6}[A-Za-z0-9]{10,}/g, {
    length: 57,
  }),
  issued(
    'slack-rotating',
    ['xoxe', 'xoxa-', 'xoxr-', 'xoxs-', 'xoxc-'],
    /(?:xoxe(?:\.xox[bp])?-\d-|xox[acrs]-(?:\d-)?)[A-Za-z0-9]{16,}/g,
    { length: 60 },
  ),
  issued('slack-cookie', ['xoxd-'], /xoxd-[\w%+/=-]{20,}/g),
  issued(
    'slack-webhook',
    ['hooks.slack.com'],
    /hooks\.slack\.com\/(?:services|workflows|triggers)\/(?<secret>[\w+/]{30,80})/g,
    { length: 80 },
  ),
  issued(
    'discord',
    [],
    /(?<![\w-])[MNO][A-Za-z\d_-]{23,27}\.[A-Za-z\d_-]{6}\.[A-Za-z\d_-]{27,40}(?![\w-])/g,
    { length: 70, entropyMin: 4 },
  ),
  issued(
    'discord-webhook',
    ['/api/webhooks/'],
    /discord(?:app)?\.com\/api\/webhooks\/\d{15,20}\/(?<secret>[\w-]{50,})/g,
  ),
  issued(
    'teams-webhook',
    ['webhook.office.com'],
    /webhook\.office\.com\/webhookb2\/(?<secret>[\w@-]{36,}\/IncomingWebhook\/[\w/-]{30,})/g,
  ),
  issued('telegram', [':aa'], /(?<!\d)\d{8,10}:AA[\w-]{32,33}(?![\w-])/g, { length: 46 }),
  issued('1password', ['ops_eyj'], /ops_eyJ[A-Za-z0-9+/]{100,}={0,3}/g),
  issued(
    '1password-secret',
    ['a3-'],
    /(?<![\w-])A3-[A-Z0-9]{6}-(?:[A-Z0-9]{11}|[A-Z0-9]{6}-[A-Z0-9]{5})-[A-Z0-9]{5}-[A-Z0-9]{5}-[A-Z0-9]{5}(?![\w-])/g,
    { category: 'key', length: 40, fixed: true, entropyMin: 3 },
  ),
  issued('age', ['age-secret-key-1'], /AGE-SECRET-KEY-1[0-9A-Z]{58}/g, {
    category: 'key',
    length: 74,
    fixed: true,
  }),
  issued('age-plugin', ['age-plugin-'], /AGE-PLUGIN-[A-Z0-9]{1,20}-1[0-9A-Z]{40,}/g, { category: 'key' }),
  issued('prefect', ['pnu_', 'pnb_'], /pn[ub]_[A-Za-z0-9]{36}/g, { length: 40, fixed: true }),
  issued('pulumi', ['pul-'], /(?<![A-Za-z0-9])pul-[a-f0-9]{40}/g, { length: 44, fixed: true }),
  issued('infracost', ['ico-'], /(?<![A-Za-z0-9.])ico-[A-Za-z0-9]{32}(?![A-Za-z0-9])/g, {
    length: 36,
    fixed: true,
    accepts: hasDigit,
  }),
  issued('terraform', ['.atlasv1.'], /[A-Za-z0-9]{14}\.atlasv1\.[\w=-]{60,}/g, { length: 90 }),
  issued(
    'sidekiq',
    ['contribsys.com'],
    /:\/\/(?<secret>[a-f0-9]{8}:[a-f0-9]{8})@(?:gems|enterprise)\.contribsys\.com/gi,
  ),
]

function mixed(text: string): boolean {
  return /\d/.test(text) && /[A-Za-z]/.test(text.slice(4))
}

function hasDigit(text: string): boolean {
  return /\d/.test(text)
}
