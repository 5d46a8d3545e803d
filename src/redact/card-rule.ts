import type { Rule } from './rule.ts'
import { luhn } from './validators.ts'

const groups = '(?:4\\d{3}|5[1-5]\\d{2}|2[2-7]\\d{2}|6011|65\\d{2})'
const amex = '3[47]\\d{2}'

/**
 * A payment card: a number with a right check digit that has the shape of one, in groups of four, or the words beside it. One in ten
 * numbers passes the check, so digits alone say nothing.
 */
export const cardRule: Rule = {
  id: 'payment-card',
  category: 'custom',
  keywords: [],
  pattern: new RegExp(
    [
      `(?<![\\w.+/-])(?<![0-9a-f]{4} [0-9a-f]{4} )(?:${groups}(?<gap>[ -])\\d{4}\\k<gap>\\d{4}\\k<gap>\\d{4}|${amex}(?<gap2>[ -])\\d{6}\\k<gap2>\\d{5})(?![\\w+/-]| [0-9a-f]{4} [0-9a-f]{4}|\\.\\d)`,
      `(?<=(?:card|visa|master ?card|amex|american express|discover|diners|\\bpan\\b|\\bcc\\b|credit|debit|kreditkarte|carte|tarjeta|iin|ccnum|cc_?number)[^\\n\\d]{0,40})(?<![\\w.+/])(?:${groups}\\d{12}|${amex}\\d{11})(?![\\w+/]|\\.\\d)`,
      `(?<![\\w.+/-])(?:${groups}\\d{12}|${amex}\\d{11})(?=[^\\n\\w]{1,12}(?:exp|cvv|cvc|(?:0[1-9]|1[0-2])/(?:20)?[2-4]\\d)\\b)`,
    ].join('|'),
    'gi',
  ),
  accepts: luhn,
}
