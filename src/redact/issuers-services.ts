import { issued } from './issued.ts'
import type { Rule } from './rule.ts'

/** Who takes payments, sends mail and sells everything else. */
export const serviceIssuers: readonly Rule[] = [
  issued('stripe', ['k_live_', 'k_test_', 'k_prod_'], /[sr]k_(?:test|live|prod)_[A-Za-z0-9]{10,}/g, {
    category: 'key',
    length: 32,
  }),
  issued('stripe-webhook', ['whsec_'], /whsec_[A-Za-z0-9+/]{24,}={0,2}/g, { category: 'key', length: 38 }),
  issued(
    'square',
    ['sq0atp-', 'sq0csp-', 'sq0idp-', 'eaaa'],
    /(?:sq0(?:atp|csp)-[\w-]{22,}|(?<![A-Za-z0-9+/])EAAA[\w-]{22,64}(?![\w+/]))/g,
    { length: 29 },
  ),
  issued('facebook', ['eaac', 'eaam', 'eaab', 'eaag'], /(?<![A-Za-z0-9+/])EAA[ABCGM][A-Za-z0-9]{80,}/g, {
    entropyMin: 3.5,
  }),
  issued(
    'facebook-app',
    ['facebook', 'access_token', 'fb_', 'graph.'],
    /(?<![\w-])\d{15,16}(?:\||%(?:7C)?)[\w-]{27,40}(?![\w-])/gi,
    { entropyMin: 3.5 },
  ),
  issued('gocardless', ['live_'], /(?<![A-Za-z0-9])live_[\w-]{40}(?![\w-])/g, {
    accepts: (text) => /\d/.test(text),
  }),
  issued('lob', ['live_', 'test_'], /(?<![A-Za-z0-9])(?:live|test)_[a-f0-9]{35}(?![a-f0-9])/g, {
    category: 'key',
  }),
  issued('defined-networking', ['dnkey-'], /dnkey-[\w=-]{26}-[\w=-]{52}/g, { category: 'key' }),
  issued(
    'yandex',
    ['aqvn', 't1.'],
    /(?<![A-Za-z0-9.])(?:AQVN[\w-]{35,38}(?![\w-])|t1\.[\w-]+={0,2}\.[\w-]{86}={0,2})/g,
    {
      entropyMin: 3.5,
    },
  ),
  issued(
    'twitter-bearer',
    ['aaaaaaaaaaaaaaaaaaaaa'],
    /(?<![A-Za-z0-9+/])A{21,22}[A-Za-z0-9%]{80,100}(?![A-Za-z0-9+/])/g,
    {
      entropyMin: 3.5,
    },
  ),
  issued(
    'paypal-braintree',
    ['access_token$'],
    /access_token\$(?:production|sandbox)\$[a-z0-9]{16}\$[a-f0-9]{32}/g,
    { length: 72 },
  ),
  issued(
    'plaid',
    ['access-sandbox-', 'access-development-', 'access-production-'],
    /access-(?:sandbox|development|production)-[a-f0-9]{8}-[a-f0-9-]{27}/g,
  ),
  issued('flutterwave', ['flwseck'], /FLWSECK(?:_TEST)?-[A-Za-z0-9]{12,}(?:-X)?/g, { category: 'key' }),
  issued('razorpay', ['rzp_live_', 'rzp_test_'], /rzp_(?:live|test)_[A-Za-z0-9]{14,}/g, { category: 'key' }),
  issued('duffel', ['duffel_'], /duffel_(?:test|live)_[\w=-]{43}/g, { length: 55 }),
  issued('easypost', ['ezak', 'eztk'], /(?<![A-Za-z0-9])EZ[AT]K[A-Za-z0-9]{54}/g, {
    category: 'key',
    length: 58,
    fixed: true,
  }),
  issued('shippo', ['shippo_'], /shippo_(?:live|test)_[a-fA-F0-9]{40}/g, { length: 52, fixed: true }),
  issued(
    'shopify',
    ['shpat_', 'shpca_', 'shppa_', 'shpss_', 'shpua_'],
    /shp(?:at|ca|pa|ss|ua)_[a-fA-F0-9]{32}/g,
    { length: 38, fixed: true },
  ),
  issued('sendgrid', ['sg.'], /(?<![A-Za-z0-9])SG\.[\w-]{16,32}\.[\w-]{32,64}/g, {
    category: 'key',
    length: 69,
    fixed: true,
  }),
  issued('sendinblue', ['xkeysib-', 'xsmtpsib-'], /x(?:key|smtp)sib-[a-f0-9]{64}-[A-Za-z0-9]{16}/g, {
    category: 'key',
    length: 89,
  }),
  issued('mailgun', ['key-'], /(?<![\w-])key-[a-f0-9]{32}(?![\w-])/g, {
    category: 'key',
    length: 36,
    fixed: true,
    entropyMin: 3,
  }),
  issued('mailchimp', ['-us'], /(?<![\w-])[a-f0-9]{32}-us\d{1,2}(?![\w-])/g, {
    category: 'key',
    entropyMin: 3,
  }),
  issued('resend', ['re_'], /(?<![A-Za-z0-9])re_[A-Za-z0-9]{6,10}_[A-Za-z0-9]{20,}/g, {
    category: 'key',
    length: 36,
    fixed: true,
    accepts: (text) => /\d/.test(text),
  }),
  issued(
    'twilio',
    [
      'sk0',
      'sk1',
      'sk2',
      'sk3',
      'sk4',
      'sk5',
      'sk6',
      'sk7',
      'sk8',
      'sk9',
      'ska',
      'skb',
      'skc',
      'skd',
      'ske',
      'skf',
    ],
    /(?<![A-Za-z0-9])SK[0-9a-f]{32}(?![A-Za-z0-9])/g,
    { category: 'key', length: 34, fixed: true, entropyMin: 3 },
  ),
  issued('typeform', ['tfp_'], /tfp_[\w-]{40,}/g, { length: 63 }),
  issued('airtable', ['pat'], /(?<![A-Za-z0-9])pat[A-Za-z0-9]{14}\.[a-f0-9]{64}/g, {
    length: 82,
    fixed: true,
  }),
  issued('contentful', ['cfpat-'], /CFPAT-[\w-]{43}/g, { length: 49, fixed: true }),
  issued('dropbox', ['sl.'], /(?<![A-Za-z0-9])sl\.[\w-]{100,}/g),
  issued('frameio', ['fio-u-'], /fio-u-[\w=-]{60,}/g),
  issued('adobe', ['p8e-'], /(?<![A-Za-z0-9])p8e-[A-Za-z0-9]{32}/g, { length: 36, fixed: true }),
  issued('intra42', ['s-s4t2'], /s-s4t2(?:ud|af)-[a-f0-9]{64}/g, { length: 73, fixed: true }),
  issued(
    'authress',
    ['.acc_', '.acc-'],
    /(?:sc|ext|scauth|authress)_[a-z0-9]{5,30}\.[a-z0-9]{4,6}\.acc[_-][a-z0-9-]{10,32}\.[\w+/=-]{30,}/gi,
  ),
  issued('settlemint', ['sm_aat_', 'sm_pat_', 'sm_sat_'], /sm_[aps]at_[A-Za-z0-9]{16,}/g, { length: 23 }),
  issued(
    'launchdarkly',
    ['sdk-', 'api-'],
    /(?<![\w-])(?:sdk|api)-[a-f0-9]{8}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{12}(?![\w-])/g,
    { category: 'key', length: 40, fixed: true },
  ),
  issued('okta', ['ssws '], /SSWS (?<secret>00[\w-]{40})/g),
  issued('deno', ['ddp_', 'ddw_'], /dd[pw]_[A-Za-z0-9]{36,}/g, { length: 40, fixed: true }),
]
