import { sign } from './assignment-rules.ts'
import type { Rule } from './rule.ts'
import { entropy, tokenLike } from './validators.ts'

/** Issuers whose tokens have no form of their own: only their name beside one tells. */
const vendors =
  'adafruit|airtable|algolia|asana|atlassian|beamer|bitbucket|bittrex|meraki|cloudflare|codecov|cohere|coinbase|confluent|contentful|contrib-?sys|datadog|dnkey|drone-?ci|dropbox|fastly|finicity|finnhub|flickr|freshbooks|gitter|gocardless|hubspot|heroku|intercom|artifactory|bintray|jfrog|kraken|kucoin|launchdarkly|linkedin|looker|mailgun|mailchimp|mapbox|mattermost|message-?bird|netlify|new-?relic|nytimes|okta|openai|plaid|privateai|rapidapi|sendbird|sendgrid|snyk|sonar|sourcegraph|square-?space|sumologic|travis|twitch|twitter|typeform|yandex|zendesk|openweather|pagerduty|opsgenie|rollbar|bugsnag|segment|mixpanel|amplitude|shodan|virustotal|etherscan|infura|alchemy'

const uuid = '[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}'

/** `ALGOLIA="x"`, `datadog_app: x`, `HEROKU_KEY=<uuid>`. */
export const vendorNames: readonly Rule[] = [
  {
    id: 'vendor-name',
    category: 'token',
    keywords: vendors
      .split('|')
      .flatMap((name) => (name.includes('-?') ? [name.replace('-?', ''), name.replace('-?', '-')] : [name])),
    begins: true,
    pattern: new RegExp(
      String.raw`(?<![A-Za-z])(?:${vendors})(?![\w.-]{0,30}(?:id|url|host|name|version|hash|sha|commit|rev|ref|tag|image|digest|checksum|path|file|dir|package|module))[\w-]{0,30}${sign}\\?["'\x60]?(?<secret>${uuid}|[\w=+~-]{15,200})(?=[\s"'\x60,;)}\]&\\]|$)`,
      'gi',
    ),
    accepts: (text) => tokenLike(text) && (text.match(/\d/g) ?? []).length >= 2 && entropy(text) >= 3,
  },
  {
    id: 'contribsys',
    category: 'token',
    keywords: ['contribsys__com'],
    begins: true,
    pattern: new RegExp(String.raw`contribsys__com${sign}["']?(?<secret>[a-f0-9]{8}:[a-f0-9]{8})`, 'gi'),
  },
]
