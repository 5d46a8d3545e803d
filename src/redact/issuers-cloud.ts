import { issued } from './issued.ts'
import type { Rule } from './rule.ts'

/** A digit and `Q~` stand in every one. */
const digitsBeforeQ: readonly string[] = Array.from({ length: 10 }, (_, digit) => `${digit}q~`)

/** Who runs machines, networks and databases. */
export const cloudIssuers: readonly Rule[] = [
  issued(
    'aws-access-key-id',
    ['akia', 'asia', 'abia', 'acca', 'aroa', 'aida', 'a3t'],
    /(?<![A-Z0-9+])(?:A3T[A-Z0-9]|AKIA|ASIA|ABIA|ACCA|AROA|AIDA)[A-Z0-9]{16}(?![A-Za-z0-9+])/g,
    { category: 'key', length: 20, fixed: true, entropyMin: 2.5 },
  ),
  issued(
    'aws-bedrock',
    ['absk', 'bedrock-api-key-'],
    /(?:(?<![A-Za-z0-9+/])ABSK[A-Za-z0-9+/]{100,}={0,2}|bedrock-api-key-[A-Za-z0-9+/=]{30,})/g,
    { category: 'key', entropyMin: 3 },
  ),
  issued(
    'aws-mws',
    ['amzn.mws.'],
    /amzn\.mws\.[a-f0-9]{8}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{12}/g,
    { length: 45, fixed: true },
  ),
  issued(
    'aws-session',
    ['iqojb3jpz2lu', 'fwogz', 'fqogz'],
    /(?<![A-Za-z0-9+/])(?:IQoJb3JpZ2lu|FwoG|FQoG)[A-Za-z0-9+/]{80,}={0,2}/g,
  ),
  issued('google-api-key', ['aiza'], /(?<![A-Za-z0-9+])AIza[\w-]{35}(?![A-Za-z0-9+])/g, {
    category: 'key',
    length: 39,
    fixed: true,
  }),
  issued('google-oauth', ['ya29.', 'gocspx-'], /(?:ya29\.[\w-]{20,}(?:\.[\w-]+)*|GOCSPX-[\w-]{28})/g, {
    length: 35,
  }),
  issued('google-refresh', ['1//0'], /(?<![\w/])1\/\/0[\w-]{40,}/g),
  issued('firebase', [':apa91'], /[\w-]{11,}:APA91[\w-]{100,}/g),
  issued(
    'azure-account-key',
    ['accountkey=', 'sharedaccesskey=', '"value"'],
    /(?:(?:AccountKey|SharedAccessKey)=(?<secret>[A-Za-z0-9+/]{40,}={0,2})|"value": ?"(?<quoted>[A-Za-z0-9+/]{86}==)")/gi,
    { category: 'key', entropyMin: 3 },
  ),
  issued('azure-signature', ['sig='], /[?&;]sig=(?<secret>(?:[A-Za-z0-9+/]|%[0-9A-Fa-f]{2}){20,}={0,2})/g, {
    category: 'key',
    entropyMin: 3,
  }),
  issued('azure-client-secret', digitsBeforeQ, /(?<![\w~.-])[\w~.]{3}\dQ~[\w~.-]{31,34}(?![\w~.-])/g, {
    length: 40,
    fixed: true,
    entropyMin: 3,
  }),
  issued('azure-devops', ['azdo'], /(?<![A-Za-z0-9])[A-Za-z0-9]{60,80}AZDO[A-Za-z0-9]{4}(?![A-Za-z0-9])/g, {
    length: 84,
    fixed: true,
    entropyMin: 3,
  }),
  issued('alibaba', ['ltai'], /(?<![A-Za-z0-9])LTAI[A-Za-z0-9]{12,26}(?![A-Za-z0-9])/g, {
    category: 'key',
    length: 24,
    accepts: (text) => /\d/.test(text),
  }),
  issued('tencent', ['akid'], /(?<![A-Za-z0-9])AKID[A-Za-z0-9]{32}(?![A-Za-z0-9])/g, {
    category: 'key',
    length: 36,
    fixed: true,
  }),
  issued('digitalocean', ['dop_v1_', 'doo_v1_', 'dor_v1_'], /do[opr]_v1_[a-f0-9]{64}/g, {
    length: 71,
    fixed: true,
  }),
  issued('cloudflare-origin', ['v1.0-'], /(?<![A-Za-z0-9])v1\.0-[a-f0-9]{24}-[a-f0-9]{100,}/g, {
    category: 'key',
  }),
  issued('heroku', ['hrku-'], /HRKU-[\w-]{30,}/g, { length: 65 }),
  issued('netlify', ['nfp_', 'nfc_', 'nfo_', 'nfu_'], /nf[pcou]_[A-Za-z0-9]{36,}/g, {
    length: 40,
    fixed: true,
  }),
  issued('vercel', ['vcp_', 'vci_', 'vca_', 'vcr_', 'vck_'], /vc[piark]_[A-Za-z0-9]{24,}/g),
  issued('render', ['rnd_'], /(?<![A-Za-z0-9])rnd_[A-Za-z0-9]{28,}/g, { accepts: (text) => /\d/.test(text) }),
  issued(
    'fly',
    ['fo1_', 'fm1a_', 'fm1r_', 'fm2_'],
    /(?:(?<![A-Za-z0-9])fo1_[\w-]{43}|fm(?:1[ar]|2)_[A-Za-z0-9+/]{60,}={0,3})/g,
    { length: 47 },
  ),
  issued('scalingo', ['tk-us-'], /tk-us-[\w-]{48}/g, { length: 54, fixed: true }),
  issued('tailscale', ['tskey-'], /tskey-(?:[a-z]{2,12}-)?[A-Za-z0-9]{6,}(?:-[A-Za-z0-9]{16,})+/g, {
    category: 'key',
    length: 60,
  }),
  issued('databricks', ['dapi'], /dapi[a-f0-9]{32}(?:-\d)?/g, { length: 36 }),
  issued('snowflake-like', ['ver:1-hint:'], /ver:1-hint:\d+-ETMsDgAA[\w+/=-]{100,}/g),
  issued('confluent-cloud', ['cflt'], /(?<![A-Za-z0-9])cflt[A-Za-z0-9+/]{60}/g, { entropyMin: 3 }),
  issued(
    'planetscale',
    ['pscale_tkn_', 'pscale_pw_', 'pscale_oauth_'],
    /pscale_(?:tkn|pw|oauth)_[\w=.-]{32,}/g,
    { length: 54 },
  ),
  issued('supabase', ['sbp_', 'sb_secret_', 'sba_'], /(?:sb[pa]_[a-f0-9]{40}|sb_secret_[\w-]{20,})/g, {
    length: 44,
  }),
  issued('neon', ['napi_'], /napi_[a-z0-9]{40,}/g),
  issued('clickhouse', ['4b1d'], /(?<![A-Za-z0-9])4b1d[A-Za-z0-9]{38}(?![A-Za-z0-9])/g, {
    category: 'key',
    length: 42,
    fixed: true,
    entropyMin: 3.5,
    accepts: (text) => /[A-Z]/.test(text) && /[g-z]/.test(text),
  }),
  issued('aiven', ['avns_'], /AVNS_[\w-]{16,}/g, {
    category: 'password',
    accepts: (text) => /[a-z]/.test(text) && /\d/.test(text),
  }),
  issued('mongodb-atlas', ['mdb_sa_sk_'], /mdb_sa_sk_[\w-]{40,}/g),
  issued(
    'doppler',
    ['dp.pt.', 'dp.st.', 'dp.ct.', 'dp.sa.', 'dp.scim.', 'dp.audit.'],
    /dp\.(?:pt|st|ct|sa|scim|audit)\.(?:[a-z0-9_-]{2,35}\.)?[A-Za-z0-9]{40,}/g,
    { length: 49 },
  ),
  issued('dynatrace', ['dt0c01.', 'dt0s'], /dt0[a-z]\d\d\.[A-Z0-9]{24}\.[A-Z0-9]{64}/gi, {
    length: 96,
    fixed: true,
  }),
  issued(
    'new-relic',
    ['nrak-', 'nrjs-', 'nrii-', 'nral', 'nraa-'],
    /(?:NRAK-[A-Z0-9]{27}|NRJS-[a-f0-9]{19}|NRI[IQ]-[\w-]{32}|NRAA-[a-f0-9]{27})/g,
    { category: 'key', length: 32 },
  ),
  issued('honeycomb', ['hcaik_', 'hcbik_', 'hcxik_'], /hc[a-z]ik_[a-z0-9]{40,}/g, { category: 'key' }),
  issued('posthog', ['phx_'], /phx_[A-Za-z0-9]{40,}/g, { category: 'key' }),
  issued('openshift', ['sha256~'], /sha256~[\w-]{43}/g, { length: 50, fixed: true }),
  issued('vault', ['hvs.', 'hvb.', 'hvr.'], /(?<![A-Za-z0-9])hv[sbr]\.[\w-]{24,}/g, { length: 95 }),
  issued('vault-legacy', [], /(?<![\w./-])[sb]\.[A-Za-z0-9]{24}(?![\w.(])/g, {
    length: 26,
    fixed: true,
    entropyMin: 3.5,
    accepts: (text) => /\d/.test(text) && /[a-z]/.test(text) && /[A-Z]/.test(text),
  }),
  issued('scaleway', ['scw'], /(?<![A-Za-z0-9])SCW[A-Z0-9]{17}(?![A-Za-z0-9])/g, {
    category: 'key',
    length: 20,
    fixed: true,
    accepts: (text) => /\d/.test(text),
  }),
  issued('akamai', ['akab-'], /akab-[a-z0-9]{16}-[a-z0-9]{16}/g, { length: 38, fixed: true }),
  issued('maxmind', ['_mmk'], /(?<![A-Za-z0-9])[A-Za-z0-9]{6}_[A-Za-z0-9]{29}_mmk/g, {
    category: 'key',
    length: 40,
    fixed: true,
  }),
  issued('mapbox', ['sk.eyj', 'tk.eyj'], /(?<![A-Za-z0-9])[st]k\.eyJ[\w-]{40,}\.[\w-]{20,}/g),
  issued(
    'ngrok',
    ['ngrok'],
    /(?<=ngrok[^\n]{0,60}[\s=:"'])(?:[12][A-Za-z0-9]{26}_[A-Za-z0-9]{21,22}|ak_[A-Za-z0-9]{27})/g,
  ),
]
