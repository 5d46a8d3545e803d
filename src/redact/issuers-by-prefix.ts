import { issued } from './issued.ts'
import type { Rule } from './rule.ts'

const hex = '[a-f0-9]'
const alnum = '[A-Za-z0-9]'
const word = '[\\w-]'
const uuid = '[a-f0-9]{8}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{12}'

/** Issuers whose tokens are a prefix of their own and so many characters: who, the prefixes, and what follows. */
const issuers: readonly (readonly [id: string, prefixes: string, rest: string, length?: number])[] = [
  // Makers of language models, and what stands around them.
  ['cerebras', 'csk-', `[a-z0-9]{40,}`, 52],
  ['fireworks', 'fw_', `${alnum}{20,}`],
  ['tavily', 'tvly-', `(?:dev-|prod-)?${word}{20,}`],
  ['firecrawl', 'fc-', `${hex}{32}`, 35],
  ['jina', 'jina_', `${word}{40,}`, 65],
  ['llama-cloud', 'llx-', `${alnum}{40,}`],
  ['mem0', 'm0-', `${alnum}{36,}`],
  ['voyage', 'pa-', `${word}{40,}`],
  ['runpod', 'rpa_', `[A-Z0-9]{36,}[a-z0-9]{0,8}`],
  ['modal', 'ak- as-', `${alnum}{22}`, 25],
  ['cursor', 'crsr_', `${hex}{64}`, 69],
  ['cursor-key', 'key_', `${hex}{64,128}`],
  ['amp', 'sgamp_', `${word}{30,}`],
  ['helicone', 'sk-helicone-', `${word}{20,}`],
  ['context7', 'ctx7sk-', `${word}{30,}`],
  ['wandb', 'wandb_v1_', `${word}{40,}`],
  ['braintrust', 'bt-st-', `${alnum}{40,}`],
  ['e2b', 'e2b_', `${hex}{36,}`, 44],
  ['daytona', 'dtn_', `${hex}{40,}`],
  ['apify', 'apify_api_', `${alnum}{30,}`, 46],
  ['browserbase', 'bb_live_', `${word}{20,}`],
  ['anyscale', 'esecret_', `${alnum}{24,}`],
  ['friendli', 'flp_', `${alnum}{40,}`],
  ['openpipe', 'opk_', `${alnum}{30,}`],
  ['mistral-agent', 'mka_', `${word}{20,}`],
  // Where code lives and is built.
  ['snyk', 'snyk_uat. snyk_sat.', `${word}{6,}(?:\\.${word}+)*`],
  ['gitpod', 'gitpod_pat_', `${word}{20,}(?:\\.${word}+)*`],
  ['depot', 'depot_org_ depot_user_ depot_project_', `${hex}{60,}`],
  ['namespace', 'nsct_', `${word}{30,}`],
  ['socket', 'sktsec_', `${word}{30,}`],
  ['chromatic', 'chpt_', `[a-z0-9]{12,}`],
  ['percy', 'web_ app_', `${hex}{64}`],
  ['vercel-blob', 'vercel_blob_rw_', `${alnum}{16}_${alnum}{20,}`],
  ['expo', 'expo_', `${word}{24,}`],
  ['nx-cloud', 'nx_', `${alnum}{32,}`],
  ['ionic', 'ion_', `${alnum}{42}`, 46],
  ['jsr', 'jsrp_ jsrd_', `${alnum}{30,}`],
  ['stackhawk', 'hawk.', `${word}{20}\\.${word}{20}`, 46],
  ['bitbucket-app', 'atbb', `[A-Za-z0-9_=.-]{28,}`, 36],
  ['trello', 'atta', `${hex}{64,}`, 76],
  ['inngest', 'signkey-prod- signkey-branch- signkey-test-', `${hex}{32,}`],
  ['trigger-dev', 'tr_dev_ tr_prod_ tr_stg_ tr_pat_', `${alnum}{16,}`],
  ['unkey', 'unkey_', `${alnum}{20,}`],
  ['kong', 'kpat_ spat_', `${alnum}{40,}`],
  ['zuplo', 'zpka_', `${hex}{32}_${hex}{8}`, 46],
  ['infisical', 'st.', `${hex}{24}\\.${hex}{32}\\.${hex}{32}`, 93],
  ['cloudflare-token', 'cfut_ cfat_ cfk_', `${alnum}{40,}`],
  ['cockroach', 'ccdb1_', `${alnum}{22}_${alnum}{40}`, 69],
  ['elastic', 'essu_', `[A-Za-z0-9+/]{40,}={0,2}`],
  ['xata', 'xau_', `${alnum}{36,}`],
  ['axiom', 'xaat- xapt-', uuid, 41],
  ['upstash-like', 'uptk_', `${word}{30,}`],
  ['rootly', 'rootly_', `${hex}{60,}`],
  ['warp', 'wk-1.', `${hex}{60,}`, 69],
  // Who takes payments, sends mail and sells everything else.
  ['polar', 'polar_oat_ polar_pat_ polar_rst_ polar_whs_', `${alnum}{24,}`],
  ['paddle', 'pdl_live_apikey_ pdl_sdbx_apikey_', `${alnum}{24,}(?:_${alnum}+)*`],
  ['paddle-hook', 'pdl_ntfset_', `${alnum}{24,}(?:_${alnum}+)*`],
  ['stytch', 'secret-live- secret-test-', `${word}{28,}={0,2}`],
  ['mailersend', 'mlsn.', `${hex}{60,}`, 69],
  ['nylas', 'nyk_v0_', `${alnum}{40,}`],
  ['klaviyo', 'pk_', `${hex}{34}`, 37],
  ['clickup', 'pk_', String.raw`\d{5,10}_[A-Z0-9]{32}`],
  ['hubspot', 'pat-na1- pat-na2- pat-eu1- pat-ap1-', uuid, 44],
  ['cal', 'cal_live_ cal_test_', `${hex}{32}`, 41],
  ['tally', 'tly-', `${word}{24,}`],
  ['brex', 'bxt_', `${alnum}{32,}`],
  ['mercury', 'secret-token:mercury_', `${word}{30,}`],
  ['pinterest', 'pina_', `[A-Z0-9]{32,}`],
  ['vk', 'vk1.a.', `${word}{80,}`],
  ['yandex-oauth', 'y0_ y1_ y2_ y3_', `${word}{50,}`],
  ['instagram', 'igqv igaa', `${word}{80,}`],
  ['retool', 'retool_', `${alnum}{20,}`],
  ['n8n', 'n8n_api_', `${alnum}{32,}`],
  ['pubnub', 'sec-c-', `${word}{24,}`],
  ['configcat', 'configcat-sdk-1/', `${word}{22}/${word}{22}`, 61],
  ['salesforce', '00d', `${alnum}{9,15}!${alnum}[\\w.]{60,}`],
]

/** Prefixes in capital letters, which keywords are not. */
const capital: ReadonlySet<string> = new Set(['atbb', 'atta', 'ccdb1_', 'igqv', 'igaa', '00d'])

/** Issuers whose prefix tells; it begins no other word, and something made up follows. */
export const issuersByPrefix: readonly Rule[] = issuers.map(([id, prefixes, rest, length]) => {
  const keywords = prefixes.split(' ')
  const either = keywords.map((prefix) => prefix.replace(/[.]/g, '\\.')).join('|')
  const flags = keywords.some((prefix) => capital.has(prefix)) ? 'gi' : 'g'
  return issued(id, keywords, new RegExp(`(?<![A-Za-z0-9_-])(?:${either})${rest}(?![A-Za-z0-9])`, flags), {
    ...(length === undefined ? {} : { length, fixed: true }),
    entropyMin: 3,
    accepts: (text) => /\d/.test(text.slice(keywords[0]?.length ?? 0)),
  })
})
