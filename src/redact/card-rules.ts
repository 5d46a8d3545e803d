import type { Rule } from './rule.ts'
import { luhn } from './validators.ts'

const groups = '(?:4\\d{3}|5[1-5]\\d{2}|2[2-7]\\d{2}|6011|65\\d{2})'
const amex = '3[47]\\d{2}'
const together = `(?:${groups}\\d{12}|${amex}\\d{11})`

/** A card that expires 12/27 or 12/2027. */
const years: readonly string[] = Array.from({ length: 30 }, (_, year) => `/${20 + year}`)

/**
 * A payment card: a number with a right check digit that has the shape of one, in groups of four, or the words beside it. One in ten
 * numbers passes the check, so digits alone say nothing.
 */
export const cardRules: readonly Rule[] = [
  card(
    [],
    `(?<![\\w.+/-])(?<![0-9a-f]{4} [0-9a-f]{4} )(?:${groups}(?<gap>[ -])\\d{4}\\k<gap>\\d{4}\\k<gap>\\d{4}|${amex}(?<gap2>[ -])\\d{6}\\k<gap2>\\d{5})(?![\\w+/-]| [0-9a-f]{4} [0-9a-f]{4}|\\.\\d)`,
  ),
  card(
    [
      'card',
      'visa',
      'amex',
      'american express',
      'discover',
      'diners',
      'pan',
      'credit',
      'debit',
      'karte',
      'carte',
      'tarjeta',
      'iin',
      'ccnum',
      'cc:',
      'cc_',
      'cc ',
      'cc=',
      'cc"',
    ],
    `(?<=(?:card|visa|amex|american express|discover|diners|\\bpan\\b|\\bcc\\b|credit|debit|kreditkarte|carte|tarjeta|iin|ccnum|cc_?number)[^\\n\\d]{0,40})(?<![\\w.+/])${together}(?![\\w+/]|\\.\\d)`,
  ),
  card(
    ['exp', 'cvv', 'cvc', ...years],
    `(?<![\\w.+/-])${together}(?=[^\\n\\w]{1,12}(?:exp|cvv|cvc|(?:0[1-9]|1[0-2])/(?:20)?[2-4]\\d)\\b)`,
  ),
]

function card(keywords: readonly string[], source: string): Rule {
  return {
    id: 'payment-card',
    category: 'custom',
    keywords,
    pattern: new RegExp(source, 'gi'),
    accepts: luhn,
  }
}
